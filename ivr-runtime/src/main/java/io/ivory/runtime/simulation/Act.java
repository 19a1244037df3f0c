package io.ivory.runtime.simulation;

import io.ivory.flow.PromptId;
import io.ivory.runtime.call.TransferResult;
import java.time.Duration;

/** One thing that a scripted caller does, or waits for. */
sealed interface Act {

    record Press(String keys) implements Act {}

    record Silence() implements Act {}

    record Wait(Duration time) implements Act {}

    /** The caller says something where the flow records it. */
    record Speak(Duration time) implements Act {}

    record HangUp() implements Act {}

    /** What the person does who is rung next. */
    record Ring(TransferResult result) implements Act {}

    record HearPrompt(PromptId prompt) implements Act {}

    record HearWords(String words) implements Act {}

    /** The call is to end before the caller is asked again. */
    record End() implements Act {}

    /** How a person would say that it has not happened. */
    default String missed() {
        return switch (this) {
            case Press(String keys) -> "the caller should still have pressed " + keys;
            case Silence() -> "the caller should still have been asked, and stayed silent";
            case Wait(Duration time) -> "the caller should still have waited " + time.toMillis() + " ms";
            case Speak(Duration time) -> "the caller should still have been recorded for " + time.toMillis() + " ms";
            case HangUp() -> "the caller should still have hung up";
            case Ring(TransferResult result) -> "somebody should still have been rung (" + result + ")";
            case HearPrompt(PromptId prompt) -> "the caller should have heard the prompt \"" + prompt + "\"";
            case HearWords(String words) -> "the caller should have heard \"" + words + "\"";
            case End() -> "the call should have ended";
        };
    }
}
