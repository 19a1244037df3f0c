package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is known of callers from earlier calls. */
final class CallerStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = TestWorkspace.NOON;

    private final DataSource database = TestWorkspace.memory();

    @Test
    void theLanguageThatWasChosenLastIsKept() throws Exception {
        try (var workspace = TestWorkspace.open(database)) {
            workspace.callers().remember("4930123", new Language("de"));
            workspace.callers().remember("4930123", new Language("pt-BR"));
        } // closing writes what is still to be written

        try (var workspace = TestWorkspace.open(database)) {
            assertThat(workspace.callers().languageOf("4930123")).contains(new Language("pt-BR"));
            assertThat(workspace.callers().languageOf("4930124")).isEmpty();
        }
    }

    @Test
    void aCallerIsKnownByAnEarlierCallThatWasAnswered() throws Exception {
        try (var workspace = TestWorkspace.open(database)) {
            call(workspace, "first", "+4930123", true);
            call(workspace, "missed", "004930999", false);

            var callers = workspace.callers();
            assertThat(callers.wasAnsweredBefore("4930123", new CallId("now"))).isTrue();
            assertThat(callers.wasAnsweredBefore("4930123", new CallId("first")))
                    .as("this very call does not count")
                    .isFalse();
            assertThat(callers.wasAnsweredBefore("4930999", new CallId("now")))
                    .as("nobody answered")
                    .isFalse();
            assertThat(callers.wasAnsweredBefore("4930124", new CallId("now"))).isFalse();
        }
    }

    @Test
    void whileTheDatabaseIsAwayEveryCallerIsNew() throws Exception {
        var workspace = TestWorkspace.open(database);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            call(workspace, "first", "+4930123", true);
            statement.execute("drop table calls cascade");

            assertThat(workspace.callers().wasAnsweredBefore("4930123", new CallId("now")))
                    .isFalse();
        } finally {
            workspace.close();
        }
    }

    @Test
    void aCallThatWentOnAloneEndedWhenItsCallerHungUp() throws Exception {
        try (var workspace = TestWorkspace.open(database)) {
            var id = new CallId("call");
            List<CallEvent> events = List.of(
                    new CallEvent.Started(id, NOON, "+4930123", "100", "line", 1),
                    new CallEvent.Answered(id, NOON),
                    new CallEvent.EnteredFlow(id, NOON, "identify"),
                    new CallEvent.HungUp(id, NOON.plusSeconds(5), CallOutcome.CALLER_HUNG_UP),
                    new CallEvent.Milestone(id, NOON.plusSeconds(6), new NodeId("note"), "hung up early"),
                    new CallEvent.Ended(id, NOON.plusSeconds(9), CallOutcome.CALLER_HUNG_UP));
            events.forEach(workspace.callWriter()::on);
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();

            var record = workspace.calls().find(id).orElseThrow();
            assertThat(record.summary().length()).contains(Duration.ofSeconds(5));
            assertThat(record.events().subList(0, 5)).isEqualTo(events.subList(0, 5));
        }
    }

    private static void call(Workspace workspace, String id, String from, boolean answered)
            throws InterruptedException {
        var call = new CallId(id);
        workspace.callWriter().on(new CallEvent.Started(call, NOON, from, "100", "line", 1));
        if (answered) {
            workspace.callWriter().on(new CallEvent.Answered(call, NOON));
        }
        workspace.callWriter().on(new CallEvent.Ended(call, NOON, CallOutcome.COMPLETED));
        assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
    }
}
