package io.ivory.runtime.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.HttpMethod;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.interpreter.ServiceClient;
import io.ivory.runtime.interpreter.ServiceClient.Answered;
import io.ivory.runtime.interpreter.ServiceClient.Failed;
import io.ivory.runtime.interpreter.ServiceClient.ServiceAnswer;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import io.ivory.runtime.mail.Letter;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.SwitchedDatabase;
import io.ivory.runtime.store.TestWorkspace;
import io.ivory.runtime.store.WaitingNotice;
import io.ivory.runtime.store.Workspace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of notifications that wait when the process ends. Each {@link Server} is one life of the process. */
@Timeout(30)
class OutboxTest {

    private static final CallId CALL = new CallId("call");
    private static final Instant NOW = TestWorkspace.NOON;
    private static final List<Duration> AN_HOUR_EACH =
            List.of(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    private static final ServiceRequest REQUEST = new ServiceRequest(
            "crm",
            new Connection(URI.create("https://shop.example/api"), Map.of("Authorization", "shopkey")),
            HttpMethod.POST,
            "/calls",
            "{\"name\":\"Zoë \\\"Z\\\"\"}",
            Duration.ofSeconds(1));
    private static final Letter LETTER = new Letter("office@shop.example", "A call", "From Anna.", Optional.empty());

    private final SwitchedDatabase database = new SwitchedDatabase(TestWorkspace.memory());
    private final BlockingQueue<ServiceRequest> asked = new LinkedBlockingQueue<>();
    private final Post post = new Post();
    private final List<Server> started = new ArrayList<>();

    /** One life of the process. */
    private final class Server implements AutoCloseable {

        final Workspace workspace;
        final Outbox outbox;
        final NoticeDesk desk;

        Server(String name, Instant now, ServiceAnswer answer) {
            workspace = Workspace.open(database, name, TestWorkspace.clock(), BeforeLive.NOTHING);
            outbox = new Outbox(workspace.notices(), Duration.ofMillis(5));
            ServiceClient crm = request -> {
                asked.add(request);
                return answer;
            };
            desk = new NoticeDesk(crm, post, outbox, () -> now, AN_HOUR_EACH);
            started.add(this);
            desk.takeUp();
        }

        /** What is on record once everything is written. */
        List<WaitingNotice> onRecord() {
            await().until(() -> outbox.unwritten().isEmpty());
            return workspace.notices().waiting(100);
        }

        @Override
        public void close() {
            desk.close();
            outbox.close();
            workspace.close();
        }
    }

    /** Takes letters and lets the test say what becomes of them. */
    private static final class Post implements Letters {

        record Handed(Letter letter, int tries, Duration after, Fate fate) {}

        final BlockingQueue<Handed> handed = new LinkedBlockingQueue<>();
        boolean isThere = true;

        @Override
        public boolean areSent() {
            return isThere;
        }

        @Override
        public boolean send(Letter letter, int tries, Duration after, Fate fate) {
            return isThere && handed.add(new Handed(letter, tries, after, fate));
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        database.away(false);
        started.forEach(Server::close);
    }

    @Test
    void whatWaitsWhenTheProcessEndsIsSentByTheNextOne() throws Exception {
        try (var first = new Server("main", NOW, new Failed("away"))) {
            first.desk.tell(CALL, REQUEST);
            asked.take();
            await().until(() -> first.onRecord().stream().anyMatch(notice -> notice.tries() == 1));
        }

        var second = new Server("main", NOW.plus(Duration.ofHours(2)), new Answered(200, null));

        assertThat(asked.take()).isEqualTo(REQUEST);
        await().until(() -> second.onRecord().isEmpty());
    }

    @Test
    void theNextProcessWaitsForAsLongAsTheLastOneWouldHave() throws Exception {
        try (var first = new Server("main", NOW, new Failed("away"))) {
            first.desk.tell(CALL, REQUEST);
            asked.take();
            await().until(() -> first.onRecord().stream().anyMatch(notice -> notice.tries() == 1));
        }

        var second = new Server("main", NOW.plus(Duration.ofMinutes(10)), new Answered(200, null));

        assertThat(second.desk.waiting()).isEqualTo(1);
        assertThat(asked).isEmpty();
        assertThat(second.onRecord()).extracting(WaitingNotice::dueAt).containsExactly(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsTakenIsNotSentAgain() throws Exception {
        try (var first = new Server("main", NOW, new Answered(204, null))) {
            first.desk.tell(CALL, REQUEST);
            asked.take();
            await().until(() -> first.desk.waiting() == 0);
        }

        var second = new Server("main", NOW, new Answered(204, null));

        assertThat(second.desk.waiting()).isZero();
        assertThat(second.onRecord()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void triesOfAllProcessesCountTogether() throws Exception {
        try (var first = new Server("main", NOW, new Failed("away"))) {
            var tried = new WaitingNotice("a", "call", new Notice.Request(REQUEST).written(), 2, NOW, NOW);
            first.workspace.notices().keep(tried);
        }
        try (var second = new Server("main", NOW, new Failed("away"))) {
            asked.take();
            await().until(() -> second.onRecord().stream().anyMatch(notice -> notice.tries() == 3));
        }

        var third = new Server("main", NOW.plus(Duration.ofHours(2)), new Failed("away"));

        asked.take();
        await().until(() -> third.desk.waiting() == 0);
        assertThat(third.onRecord()).isEmpty();
    }

    @Test
    void lettersWaitTooWithTheirTries() throws Exception {
        try (var first = new Server("main", NOW, new Answered(200, null))) {
            first.desk.write(CALL, LETTER.to(), LETTER.subject(), LETTER.text());
            post.handed.take().fate().triedInVain(Duration.ofMinutes(30));
        }

        var second = new Server("main", NOW.plus(Duration.ofMinutes(10)), new Answered(200, null));

        Post.Handed again = post.handed.take();
        assertThat(again.letter()).isEqualTo(LETTER);
        assertThat(again.tries()).isEqualTo(1);
        assertThat(again.after()).isEqualTo(Duration.ofMinutes(20));
        again.fate().sent();
        assertThat(second.onRecord()).isEmpty();
    }

    @Test
    void aLetterThatIsGivenUpIsOffTheRecord() throws Exception {
        var server = new Server("main", NOW, new Answered(200, null));
        server.desk.write(CALL, LETTER.to(), LETTER.subject(), LETTER.text());
        assertThat(server.onRecord()).hasSize(1);

        post.handed.take().fate().givenUp();

        assertThat(server.onRecord()).isEmpty();
    }

    @Test
    void lettersStayOnRecordWhereTheMailServerIsNotSetUpAnyMore() {
        try (var first = new Server("main", NOW, new Answered(200, null))) {
            first.desk.write(CALL, LETTER.to(), LETTER.subject(), LETTER.text());
        }
        post.isThere = false;

        var second = new Server("main", NOW, new Answered(200, null));

        assertThat(second.onRecord()).hasSize(1);
    }

    @Test
    void whatIsOlderThanADayIsGivenUp() {
        var first = new Server("main", NOW, new Answered(200, null));
        String content = new Notice.Request(REQUEST).written();
        Instant old = NOW.minus(Outbox.OLDEST).minusSeconds(1);
        first.workspace.notices().keep(new WaitingNotice("a", "call", content, 0, old, old));
        first.workspace.notices().keep(new WaitingNotice("b", "call", content, 0, NOW, NOW.plusSeconds(3600)));

        var second = new Server("main", NOW, new Answered(200, null));

        assertThat(second.onRecord()).extracting(WaitingNotice::id).containsExactly("b");
        assertThat(asked).isEmpty();
    }

    @Test
    void whatCannotBeReadIsGivenUpAndTheRestIsSent() throws Exception {
        var first = new Server("main", NOW, new Answered(200, null));
        first.workspace.notices().keep(new WaitingNotice("a", "call", "[1", 0, NOW, NOW));
        first.workspace.notices().keep(new WaitingNotice("b", "call", "{\"service\":1}", 0, NOW, NOW));
        String content = new Notice.Request(REQUEST).written();
        first.workspace.notices().keep(new WaitingNotice("c", "call", content, 0, NOW, NOW));

        var second = new Server("main", NOW, new Answered(200, null));

        assertThat(asked.take()).isEqualTo(REQUEST);
        await().until(() -> second.onRecord().isEmpty());
    }

    @Test
    void whatAnotherServerHasToSendIsLeftToIt() {
        var other = new Server("other", NOW, new Answered(200, null));
        String content = new Notice.Request(REQUEST).written();
        other.workspace.notices().keep(new WaitingNotice("a", "call", content, 0, NOW, NOW));

        var main = new Server("main", NOW, new Answered(200, null));

        assertThat(main.desk.waiting()).isZero();
        assertThat(other.onRecord()).hasSize(1);
    }

    @Test
    void whileTheDatabaseIsAwayItIsSentAllTheSameAndWhatWaitsIsOnRecordLater() throws Exception {
        var server = new Server("main", NOW, new Failed("away"));
        database.away(true);

        server.desk.tell(CALL, REQUEST);
        asked.take();
        await().until(() -> database.refused() > 1);
        database.away(false);

        assertThat(server.onRecord()).extracting(WaitingNotice::tries).containsExactly(1);
    }

    @Test
    void whatIsSentWhileTheDatabaseIsAwayNeverGetsThere() throws Exception {
        var server = new Server("main", NOW, new Answered(200, null));
        database.away(true);

        server.desk.tell(CALL, REQUEST);
        asked.take();
        await().until(() -> server.desk.waiting() == 0);
        database.away(false);

        assertThat(server.onRecord()).isEmpty();
    }

    @Test
    void theSecretIsNotOnRecordButItsName() {
        assertThat(new Notice.Request(REQUEST).written()).contains("\"secretHeaders\":{\"Authorization\":\"shopkey\"}");
    }
}
