package io.ivory.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.flow.RejectCause;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.HandOverResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

final class CallWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = TestWorkspace.NOON;
    private static final NodeId MENU = new NodeId("menu");

    @Test
    void aCallIsKeptWithEverythingThatHappenedInIt() throws Exception {
        // given
        try (var workspace = TestWorkspace.open(TestWorkspace.memory())) {
            List<CallEvent> events = eventsOf("a-call", NOON);

            // when
            events.forEach(workspace.callWriter()::on);
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();

            // then
            assertThat(workspace.calls().find(new CallId("a-call"))).get().satisfies(record -> {
                assertThat(record.events()).isEqualTo(events);
                assertThat(record.summary().outcome()).isEqualTo(CallOutcome.COMPLETED);
                assertThat(record.summary().length()).contains(Duration.ofSeconds(7));
                assertThat(record.summary().answeredAt()).isEqualTo(NOON.plusSeconds(1));
            });
        }
    }

    @Test
    void whatCallersSendCannotBreakTheRecord() throws Exception {
        // given
        String hostile = "\0'; drop table calls; --\ud800" + "x".repeat(10_000) + "\uD83D\uDE00";
        try (var workspace = TestWorkspace.open(TestWorkspace.memory())) {
            // when
            workspace.callWriter().on(new CallEvent.Started(new CallId("c"), NOON, hostile, hostile, "line", 1));
            workspace.callWriter().on(new CallEvent.Said(new CallId("c"), NOON, MENU, hostile));
            workspace.callWriter().flush(PATIENCE);

            // then
            var record = workspace.calls().find(new CallId("c")).orElseThrow();
            assertThat(record.summary().from())
                    .startsWith("'; drop table calls; --xxx")
                    .hasSize(80);
            assertThat(workspace.calls().page(0, 10, new CallFilter(null, null, null, null, "'; drop table")))
                    .hasSize(1);
            assertThat(workspace.calls().page(0, 10, new CallFilter(null, null, null, null, "' or '1'='1")))
                    .isEmpty();
        }
    }

    @Test
    void callsThatHappenWhileTheDatabaseIsAwayAreWrittenLater() throws Exception {
        // given
        var database = new FlakyDataSource(TestWorkspace.memory());
        try (var workspace = TestWorkspace.open(database)) {
            database.away.set(true);

            // when
            eventsOf("during", NOON).forEach(workspace.callWriter()::on);
            assertThat(database.refused.await(20, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            database.away.set(false);

            // then
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
            assertThat(workspace
                            .calls()
                            .find(new CallId("during"))
                            .orElseThrow()
                            .events())
                    .isEqualTo(eventsOf("during", NOON));
            assertThat(workspace.callWriter().dropped()).isZero();
        }
    }

    @Test
    void whoWatchesSeesHowManyEventsWaitWhileTheDatabaseIsAway() throws Exception {
        // given
        var database = new FlakyDataSource(TestWorkspace.memory());
        try (var workspace = TestWorkspace.open(database)) {
            assertThat(workspace.isReachable()).isTrue();
            database.away.set(true);

            // when
            eventsOf("during", NOON).forEach(workspace.callWriter()::on);
            assertThat(database.refused.await(20, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();

            // then
            assertThat(workspace.isReachable()).isFalse();
            assertThat(workspace.callWriter().waiting())
                    .isEqualTo(eventsOf("during", NOON).size());
            database.away.set(false);
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
            assertThat(workspace.callWriter().waiting()).isZero();
        }
    }

    @Test
    void theRecordSaysWhoAnsweredAndWhoWasTurnedAway() throws Exception {
        try (var workspace = TestWorkspace.open(TestWorkspace.memory())) {
            var call = new CallId("c");
            var events = List.of(
                    new CallEvent.Started(call, NOON, "+79161234567", "100", "line", 3),
                    new CallEvent.EnteredNode(call, NOON.plusSeconds(1), MENU),
                    new CallEvent.Connected(call, NOON.plusSeconds(2), MENU, "anna"),
                    new CallEvent.HandedOver(call, NOON.plusSeconds(2), MENU, "anna", HandOverResult.NO_NEWS),
                    new CallEvent.Rejected(call, NOON.plusSeconds(3), MENU, RejectCause.NOT_FOUND),
                    new CallEvent.Ended(call, NOON.plusSeconds(3), CallOutcome.REJECTED));

            events.forEach(workspace.callWriter()::on);
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();

            var record = workspace.calls().find(call).orElseThrow();
            assertThat(record.events()).isEqualTo(events);
            assertThat(record.summary().outcome()).isEqualTo(CallOutcome.REJECTED);
        }
    }

    @Test
    void anEndlessOutageNeitherBlocksCallsNorFillsTheMemory() {
        // given
        var database = new FlakyDataSource(TestWorkspace.memory());
        try (var workspace = TestWorkspace.open(database)) {
            database.away.set(true);

            // when
            for (int call = 0; call < 10_000; call++) {
                eventsOf("call-" + call, NOON).forEach(workspace.callWriter()::on);
            }

            // then
            assertThat(workspace.callWriter().dropped()).isGreaterThan(40_000);
            database.away.set(false);
        }
        // and what was kept is written at the end: beginnings and ends first of all
        try (var again = TestWorkspace.open(database)) {
            assertThat(again.calls().count(CallFilter.ALL)).isGreaterThan(3_000);
        }
    }

    @Test
    void oneEventThatTheDatabaseRefusesDoesNotTakeTheOthersWithIt() throws Exception {
        // given
        try (var workspace = TestWorkspace.open(TestWorkspace.memory())) {
            var twice = new CallEvent.Started(new CallId("twice"), NOON, "1", "2", "line", 1);

            // when
            workspace.callWriter().on(twice);
            workspace.callWriter().on(twice);
            eventsOf("other", NOON).forEach(workspace.callWriter()::on);
            workspace.callWriter().flush(PATIENCE);

            // then
            assertThat(workspace.calls().count(CallFilter.ALL)).isEqualTo(2);
            assertThat(workspace.calls().find(new CallId("other")).orElseThrow().events())
                    .hasSize(8);
        }
    }

    @Test
    void anOutageInTheMiddleOfARefusalLosesNothing() throws Exception {
        // given
        var database = new FlakyDataSource(TestWorkspace.memory());
        try (var workspace = TestWorkspace.open(database)) {
            var twice = new CallEvent.Started(new CallId("twice"), NOON, "1", "2", "line", 1);
            workspace.callWriter().on(twice);
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
            database.awayAfterRollback.set(true);

            // when
            workspace.callWriter().on(twice);
            eventsOf("other", NOON).forEach(workspace.callWriter()::on);
            assertThat(database.refused.await(20, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            database.away.set(false);

            // then
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
            assertThat(workspace.calls().find(new CallId("other")).orElseThrow().events())
                    .hasSize(8);
            assertThat(workspace.callWriter().dropped()).isEqualTo(1);
        }
    }

    @Test
    void aFaultInOneEventDoesNotEndTheWriting() throws Exception {
        // given
        var database = new FlakyDataSource(TestWorkspace.memory());
        try (var workspace = TestWorkspace.open(database)) {
            database.faulty.set(true);
            workspace.callWriter().on(new CallEvent.Started(new CallId("one"), NOON, "1", "2", "line", 1));
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
            database.faulty.set(false);

            // when
            eventsOf("other", NOON).forEach(workspace.callWriter()::on);

            // then
            assertThat(workspace.callWriter().flush(PATIENCE)).isTrue();
            assertThat(workspace.calls().find(new CallId("other")).orElseThrow().events())
                    .hasSize(8);
        }
    }

    @Test
    void callsThatWereCutOffByAKillAreClosedAtTheNextStart() throws Exception {
        // given
        DataSource database = TestWorkspace.memory();
        try (var killed = TestWorkspace.open(database)) {
            killed.callWriter().on(new CallEvent.Started(new CallId("open"), NOON, "1", "2", "line", 1));
            killed.callWriter().flush(PATIENCE);
            assertThat(killed.calls().page(0, 1, CallFilter.ALL).getFirst().endedAt())
                    .isNull();
        }

        // when
        try (var restarted = TestWorkspace.open(database)) {
            // then
            assertThat(restarted.calls().page(0, 1, CallFilter.ALL).getFirst()).satisfies(call -> {
                assertThat(call.outcome()).isEqualTo(CallOutcome.LOST);
                assertThat(call.endedAt()).isEqualTo(NOON);
            });
        }
    }

    @Test
    void callsOfAnotherServerStayOpen() throws Exception {
        // given
        DataSource shared = TestWorkspace.memory();
        try (var first = Workspace.open(shared, "first", TestWorkspace.clock(), BeforeLive.NOTHING)) {
            first.callWriter().on(new CallEvent.Started(new CallId("open"), NOON, "1", "2", "line", 1));
            first.callWriter().flush(PATIENCE);

            // when
            try (var second = Workspace.open(shared, "second", TestWorkspace.clock(), BeforeLive.NOTHING)) {
                // then
                assertThat(second.calls().page(0, 1, CallFilter.ALL).getFirst().endedAt())
                        .isNull();
            }
        }
    }

    @Test
    void pagesShowTheNewestCallsFirst() throws Exception {
        // given
        try (var workspace = TestWorkspace.open(TestWorkspace.memory())) {
            for (int call = 0; call < 25; call++) {
                eventsOf("call-" + call, NOON.plusSeconds(call)).forEach(workspace.callWriter()::on);
            }
            workspace.callWriter().flush(PATIENCE);

            // then
            assertThat(workspace.calls().page(0, 2, CallFilter.ALL))
                    .extracting(call -> call.id().value())
                    .containsExactly("call-24", "call-23");
            assertThat(workspace.calls().page(20, 100, CallFilter.ALL)).hasSize(5);
            assertThat(workspace.calls().count(CallFilter.ofFlow(new FlowId("line"))))
                    .isEqualTo(25);
            assertThat(workspace.calls().count(CallFilter.ofFlow(new FlowId("other"))))
                    .isZero();
        }
    }

    private static List<CallEvent> eventsOf(String id, Instant start) {
        var call = new CallId(id);
        return List.of(
                new CallEvent.Started(call, start, "+79161234567", "100", "line", 3),
                new CallEvent.Answered(call, start.plusSeconds(1)),
                new CallEvent.EnteredNode(call, start.plusSeconds(1), MENU),
                new CallEvent.Said(call, start.plusSeconds(1), MENU, "For sales, press 1."),
                new CallEvent.Pressed(call, start.plusSeconds(4), MENU, "1"),
                new CallEvent.LookedUp(call, start.plusSeconds(5), MENU, "orders GET /orders/{id}", "200", 41),
                new CallEvent.LeftNode(call, start.plusSeconds(6), MENU, new Exit("1")),
                new CallEvent.Ended(call, start.plusSeconds(7), CallOutcome.COMPLETED));
    }

    /** A database that can be taken away and given back. */
    private static final class FlakyDataSource extends DelegatingDataSource {

        final AtomicBoolean away = new AtomicBoolean();
        final AtomicBoolean awayAfterRollback = new AtomicBoolean();
        final AtomicBoolean faulty = new AtomicBoolean();
        final CountDownLatch refused = new CountDownLatch(2);

        FlakyDataSource(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away.get()) {
                refused.countDown();
                throw new SQLException("the database is away", "08001");
            }
            Connection real = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> answer(real, method, arguments));
        }

        private @Nullable Object answer(Connection real, Method method, Object @Nullable [] arguments)
                throws Throwable {
            if (faulty.get() && method.getName().equals("prepareStatement")) {
                throw new IllegalStateException("a fault in the driver");
            }
            if (method.getName().equals("rollback") && awayAfterRollback.compareAndSet(true, false)) {
                away.set(true);
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() != null ? e.getCause() : e;
            }
        }
    }
}
