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
import io.ivory.runtime.interpreter.ServiceClient.Slow;
import io.ivory.runtime.mail.Letter;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.TestWorkspace;
import io.ivory.runtime.store.Workspace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of notifications once the call has handed them over. */
@Timeout(30)
class NoticeDeskTest {

    private static final CallId CALL = new CallId("call");
    private static final List<Duration> TWO_MORE_TRIES = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    private static final ServiceRequest REQUEST = new ServiceRequest(
            "crm",
            new Connection(URI.create("https://shop.example/api"), Map.of()),
            HttpMethod.POST,
            "/calls",
            "",
            Duration.ofSeconds(1));

    /** A service that answers as it was told to, one answer after the other, and the last one for ever. */
    private static final class Crm implements ServiceClient {

        final List<ServiceRequest> asked = Collections.synchronizedList(new ArrayList<>());
        private final List<ServiceAnswer> answers;

        Crm(ServiceAnswer... answers) {
            this.answers = List.of(answers);
        }

        @Override
        public ServiceAnswer ask(ServiceRequest request) {
            asked.add(request);
            return answers.get(Math.min(asked.size(), answers.size()) - 1);
        }
    }

    /** Notes who is written to. */
    private static final class Post implements Letters {

        final List<Letter> sent = new ArrayList<>();
        boolean full;

        @Override
        public boolean areSent() {
            return true;
        }

        @Override
        public boolean send(Letter letter, int tries, Duration after, Fate fate) {
            sent.add(letter);
            return !full;
        }

        @Override
        public void close() {}
    }

    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final Outbox outbox = new Outbox(workspace.notices(), Duration.ofMillis(5));

    @AfterEach
    void close() {
        outbox.close();
        workspace.close();
    }

    private NoticeDesk desk(ServiceClient services, Letters letters, List<Duration> pauses) {
        return new NoticeDesk(services, letters, outbox, TestWorkspace.clock(), pauses);
    }

    @Test
    void whatAServiceDoesNotTakeIsSentAgainUntilItDoes() {
        var crm = new Crm(new Failed("crm is away"), new Slow(), new Answered(200, null));
        try (var desk = desk(crm, Letters.NONE, TWO_MORE_TRIES)) {
            assertThat(desk.tell(CALL, REQUEST)).isEmpty();

            await().until(() -> crm.asked.size() == 3);
            assertThat(crm.asked).containsOnly(REQUEST);
        }
    }

    @Test
    void afterTheLastPauseItIsGivenUpAndMakesRoom() {
        var crm = new Crm(new Answered(503, null));
        try (var desk = desk(crm, Letters.NONE, TWO_MORE_TRIES)) {
            assertThat(desk.tell(CALL, REQUEST)).isEmpty();

            await().until(() -> desk.waiting() == 0);
            assertThat(crm.asked).hasSize(3);
        }
    }

    @Test
    void whatAServiceWillNeverTakeIsSentOnce() {
        var crm = new Crm(new Answered(422, null));
        try (var desk = desk(crm, Letters.NONE, TWO_MORE_TRIES)) {
            assertThat(desk.tell(CALL, REQUEST)).isEmpty();

            await().until(() -> desk.waiting() == 0);
            assertThat(crm.asked).hasSize(1);
        }
    }

    @Test
    void nobodyWaitsForASlowServiceAndWhatIsTooMuchIsRefused() {
        var open = new CountDownLatch(1);
        ServiceClient hanging = request -> {
            try {
                open.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new Answered(200, null);
        };
        try (var desk = desk(hanging, Letters.NONE, List.of())) {
            for (int i = 0; i < NoticeDesk.MOST_WAITING; i++) {
                assertThat(desk.tell(CALL, REQUEST)).isEmpty();
            }

            assertThat(desk.tell(CALL, REQUEST)).contains("too many notifications wait already");
            open.countDown();
            await().until(() -> desk.waiting() == 0);
            assertThat(desk.tell(CALL, REQUEST)).isEmpty();
        }
    }

    @Test
    void aDeskThatIsClosedSaysSo() {
        var desk = desk(new Crm(new Answered(200, null)), Letters.NONE, List.of());
        desk.close();

        assertThat(desk.tell(CALL, REQUEST)).isPresent();
    }

    @Test
    void lettersGoToThePostUnlessThereIsNoneOrItIsFull() {
        var post = new Post();
        var crm = new Crm(new Slow());
        try (var desk = desk(crm, post, List.of());
                var mute = desk(crm, Letters.NONE, List.of())) {
            assertThat(desk.write(CALL, "office@shop.example", "A call", "From Anna."))
                    .isEmpty();
            assertThat(post.sent)
                    .containsExactly(new Letter("office@shop.example", "A call", "From Anna.", Optional.empty()));
            post.full = true;
            assertThat(desk.write(CALL, "office@shop.example", "A call", "")).contains("too many e-mails wait already");
            assertThat(mute.write(CALL, "office@shop.example", "A call", ""))
                    .hasValueSatisfying(why -> assertThat(why).contains("IVORY_MAIL_HOST"));
        }
    }
}
