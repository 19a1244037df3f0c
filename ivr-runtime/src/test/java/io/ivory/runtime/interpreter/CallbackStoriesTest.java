package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.Callbacks.Wish;
import io.ivory.runtime.simulation.ScriptedCaller;
import io.ivory.runtime.simulation.SimulatedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls that end with the promise to call back. */
class CallbackStoriesTest {

    private static final Resources NOTHING = new Resources(Map.of(), Map.of(), Map.of(), Map.of(), Set.of());
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final List<Wish> kept = new ArrayList<>();
    private boolean full;

    @Test
    void numberAndReasonAreKeptAndTheCallerHearsThePromise() {
        Story story = play(new ScriptedCaller().presses("4711#"), "en");

        assertThat(kept).singleElement().satisfies(wish -> {
            assertThat(wish.from()).isEqualTo("+12025550123");
            assertThat(wish.reason()).isEqualTo("Order 4711");
            assertThat(wish.flow()).isEqualTo("main-line");
        });
        assertThat(story.transcript()).contains("We call you back.");
        assertThat(story.path()).containsExactly("ask:next", "later:next");
        assertThat(story.events(CallEvent.PromisedCallback.class)).hasSize(1);
    }

    @Test
    void whoWithholdsTheNumberHearsAnApologyInThePlaceOfThePromise() {
        Story story = play(withheld().presses("4711#"), "en");

        assertThat(kept).isEmpty();
        assertThat(story.transcript()).contains("your number is withheld").doesNotContain("We call you back.");
        assertThat(story.path()).endsWith("later:next");
        assertThat(story.events(CallEvent.PromisedCallback.class)).isEmpty();
    }

    @Test
    void theApologyIsInTheLanguageOfTheCall() {
        assertThat(play(withheld().presses("4711#"), "ru").transcript()).contains("ваш номер скрыт");
    }

    @Test
    void nothingIsPromisedThatCannotBeKept() {
        full = true;

        Story story = play(new ScriptedCaller().presses("4711#"), "en");

        assertThat(story.transcript()).contains("we cannot note your number").doesNotContain("We call you back.");
        assertThat(story.events(CallEvent.Failed.class)).hasSize(1);
        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
    }

    @Test
    void whoHangsUpDuringThePromiseIsCalledBackAllTheSame() {
        Story story = play(new ScriptedCaller().presses("4711#").hangsUp(), "en");

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(kept).hasSize(1);
    }

    private static ScriptedCaller withheld() {
        return new ScriptedCaller("", "+12025550100", new SimulatedClock(NOON));
    }

    private Story play(ScriptedCaller caller, String language) {
        return Story.play(
                """
                {
                  "ivory": "1.0", "name": "Call back", "languages": ["%1$s"], "start": "ask",
                  "variables": {"orderNumber": {"type": "digits"}},
                  "nodes": {
                    "ask": {"type": "collect", "name": "Ask", "prompt": "number", "into": "orderNumber",
                      "digits": "1-8", "finishOn": "#",
                      "exits": {"next": "later", "noInput": "bye", "noMatch": "bye"}},
                    "later": {"type": "callback", "name": "Later", "prompt": "promise", "reason": "Order {orderNumber}",
                      "exits": {"next": "bye"}},
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "thanks"}},
                  "prompts": {"number": {"%1$s": "Your number, please."}, "promise": {"%1$s": "We call you back."},
                    "thanks": {"%1$s": "Thank you."}}
                }
                """.formatted(language),
                caller,
                NOTHING,
                Surroundings.of(request -> new ServiceClient.Failed("nobody is asked"))
                        .withCallbacks(wish -> !full && kept.add(wish)));
    }
}
