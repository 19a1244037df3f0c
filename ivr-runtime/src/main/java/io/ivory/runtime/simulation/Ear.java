package io.ivory.runtime.simulation;

import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.interpreter.PromptWitness;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a scripted caller hears: written down, with the time that it takes, and ticked off where the script expects it. */
final class Ear implements PromptWitness {

    /** 150 words a minute, as the voices speak. */
    private static final Duration TIME_OF_A_WORD = Duration.ofMillis(400);

    private final Deque<Act> script;
    private final SimulatedClock clock;
    private final Transcript transcript;
    private List<PromptId> prompts = List.of();

    Ear(Deque<Act> script, SimulatedClock clock, Transcript transcript) {
        this.script = script;
        this.clock = clock;
        this.transcript = transcript;
    }

    @Override
    public void saying(NodeId node, List<PromptId> said) {
        prompts = said;
    }

    void hear(Utterance utterance) {
        String words = utterance.words();
        if (words.isEmpty()) {
            return;
        }
        transcript.says(words);
        clock.pass(TIME_OF_A_WORD.multipliedBy(words.split("\\s+").length));
        while (isHeard(script.peek(), words)) {
            script.remove();
        }
    }

    private boolean isHeard(@Nullable Act expected, String words) {
        return switch (expected) {
            case Act.HearPrompt(PromptId prompt) -> prompts.contains(prompt);
            case Act.HearWords(String part) -> words.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
            case null -> false;
            case Act.Press _, Act.Silence _, Act.Wait _, Act.Speak _, Act.HangUp _, Act.Ring _, Act.End _ -> false;
        };
    }
}
