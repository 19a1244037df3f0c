package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.interpreter.ServiceClient.ServiceRequest;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls of which somebody in the shop is told. */
class NotifyStoriesTest {

    private static final Resources SHOP = new Resources(
            Map.of(),
            Map.of(),
            Map.of("office", new EmailAddress("office@shop.example")),
            Map.of("crm", new Connection(URI.create("https://shop.example/api"), Map.of())),
            Set.of());

    private static final String LETTER = """
            "email": "office", "subject": "A call from {call.from}", "text": "Order {orderNumber}.",
            """;

    private final Post post = new Post();

    /** Notes what is to be sent, or refuses it. */
    private static final class Post implements Notices {

        final List<String> sent = new ArrayList<>();
        Optional<String> refusal = Optional.empty();

        @Override
        public Optional<String> tell(CallId call, ServiceRequest request) {
            sent.add(request.name() + " " + request.method() + " " + request.path() + " " + request.body());
            return refusal;
        }

        @Override
        public Optional<String> write(CallId call, String to, String subject, String text) {
            sent.add(to + ": " + subject + " / " + text);
            return refusal;
        }
    }

    @Test
    void aServiceIsToldTheValuesOfTheCallAndTheRecordHasTheTemplateAlone() {
        Story story = play(new ScriptedCaller().presses("4711#"), """
                "connection": "crm", "request": "POST /calls/{orderNumber}",
                "body": "{\\"from\\": \\"{call.from}\\"}",
                """);

        assertThat(post.sent).containsExactly("crm POST /calls/4711 {\"from\": \"+12025550123\"}");
        assertThat(story.path()).containsExactly("ask:next", "tell:next");
        assertThat(story.events(CallEvent.Notified.class))
                .extracting(CallEvent.Notified::whom)
                .containsExactly("crm POST /calls/{orderNumber}");
    }

    @Test
    void aLetterHasSubjectAndText() {
        Story story = play(new ScriptedCaller().presses("4711#"), LETTER);

        assertThat(post.sent).containsExactly("office@shop.example: A call from +12025550123 / Order 4711.");
        assertThat(story.events(CallEvent.Notified.class))
                .extracting(CallEvent.Notified::whom)
                .containsExactly("office");
        assertThat(story.transcript()).endsWith("ivr     \"Thank you.\"\nivr     hangs up\n");
    }

    @Test
    void whatCannotEvenBeTriedIsAFailureThatTheRecordExplains() {
        post.refusal = Optional.of("too many notifications wait already");

        Story story = play(new ScriptedCaller().presses("4711#"), LETTER);

        assertThat(story.path()).endsWith("tell:failed");
        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(story.events(CallEvent.Failed.class))
                .extracting(CallEvent.Failed::problem)
                .containsExactly("too many notifications wait already");
        assertThat(story.events(CallEvent.Notified.class)).isEmpty();
    }

    @Test
    void aValueThatNobodyHasFilledInIsAFailureAndNothingIsSent() {
        Story story = play(new ScriptedCaller().staysSilent().staysSilent().staysSilent(), LETTER);

        assertThat(story.path()).containsExactly("ask:noInput", "tell:failed");
        assertThat(post.sent).isEmpty();
    }

    @Test
    void theShopIsToldOfCallersWhoHaveHungUp() {
        Story story = play(new ScriptedCaller().hangsUp(), """
                "email": "office", "subject": "Hung up", "text": "It was {call.from}.",
                """);

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(post.sent).containsExactly("office@shop.example: Hung up / It was +12025550123.");
        assertThat(story.path()).containsExactly("tell:next");
    }

    private Story play(ScriptedCaller caller, String notification) {
        return Story.play(
                """
                {
                  "ivory": "1.0", "name": "Tell the shop", "languages": ["en"], "start": "ask", "onHangup": "tell",
                  "variables": {"orderNumber": {"type": "digits"}},
                  "nodes": {
                    "ask": {"type": "collect", "name": "Ask", "prompt": "number", "into": "orderNumber",
                      "digits": "1-8", "finishOn": "#",
                      "exits": {"next": "tell", "noInput": "tell", "noMatch": "tell"}},
                    "tell": {"type": "notify", "name": "Tell", %s "exits": {"next": "bye", "failed": "bye"}},
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "thanks"}},
                  "prompts": {"number": {"en": "Your number, please."}, "thanks": {"en": "Thank you."}}
                }
                """.formatted(notification),
                caller,
                SHOP,
                Surroundings.of(request -> new ServiceClient.Failed("nobody is asked"))
                        .withNotices(post));
    }
}
