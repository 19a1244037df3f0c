package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.dtmf.DigitCollector;
import io.ivory.runtime.speech.Pcm;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told and asked: one prompt at a time, with or without a question, and the keys that come before
 * anybody has asked. The media thread owns it.
 */
final class Dialogue {

    /** Keys pressed when nobody has asked; more than any question takes. */
    private static final int TYPE_AHEAD = DigitRules.MAX_DIGITS;

    private final EncodedSounds sounds;
    private final ArrayDeque<Digit> typedAhead = new ArrayDeque<>();
    private @Nullable Playback prompt;
    private @Nullable CompletableFuture<Void> promptHeard;
    private @Nullable Question question;

    /** A prompt that waits for keys. */
    private record Question(DigitCollector collector, CompletableFuture<DigitInput> answer, long askedNs) {}

    Dialogue(EncodedSounds sounds) {
        this.sounds = sounds;
    }

    /** The prompt that is being said; null if none is. */
    @Nullable
    Playback prompt() {
        return prompt;
    }

    /** Whether keys are waited for. */
    boolean asks() {
        return question != null;
    }

    void play(List<Pcm> sound, CompletableFuture<Void> heard, long nowNs) {
        stop();
        prompt = Playback.once(sound, sounds);
        promptHeard = heard;
        if (prompt.isOver()) {
            endPrompt(nowNs);
        }
    }

    void ask(List<Pcm> sound, DigitRules rules, CompletableFuture<DigitInput> answer, long nowNs) {
        stop();
        prompt = Playback.once(sound, sounds);
        var asked = new Question(new DigitCollector(rules), answer, nowNs);
        question = asked;
        while (!answer.isDone() && asked.collector().wantsMore() && !typedAhead.isEmpty()) {
            answerWith(asked, typedAhead.remove(), nowNs);
        }
        if (prompt != null && prompt.isOver()) {
            endPrompt(nowNs);
        }
    }

    /** Stops what is said or asked. */
    void stop() {
        prompt = null;
        if (promptHeard != null) {
            promptHeard.cancel(false);
            promptHeard = null;
        }
        if (question != null) {
            question.answer().cancel(false);
            question = null;
        }
    }

    void press(Digit digit, long nowNs) {
        if (question != null && question.collector().wantsMore()) {
            answerWith(question, digit, nowNs);
        } else if (typedAhead.size() < TYPE_AHEAD) {
            typedAhead.add(digit);
        }
    }

    /** The key pressed last is still down, or comes up now. */
    void heldOn(long nowNs) {
        if (question != null) {
            question.collector().onHeld(nowNs);
        }
    }

    void forgetTypedAhead() {
        typedAhead.clear();
    }

    /** Lets time pass for a caller who is asked. */
    void onTick(long nowNs) {
        if (question != null) {
            Question asked = question;
            asked.collector().onTick(nowNs).ifPresent(input -> finish(asked, input));
        }
    }

    /** The caller held the call from then until now, and could press nothing. */
    void pausedSince(long heldSinceNs, long nowNs) {
        if (question != null) {
            long pausedNs = nowNs - heldSinceNs;
            question.collector().pausedFor(Math.min(pausedNs, nowNs - question.askedNs()));
        }
    }

    /** The prompt has been sent to its end. */
    void endPrompt(long heardNs) {
        prompt = null;
        if (question != null) {
            Question asked = question;
            asked.collector().onPromptEnd(heardNs).ifPresent(input -> finish(asked, input));
        } else if (promptHeard != null) {
            promptHeard.complete(null);
            promptHeard = null;
        }
    }

    private void answerWith(Question asked, Digit digit, long nowNs) {
        Optional<DigitInput> input = asked.collector().onDigit(digit, nowNs);
        if (asked.collector().stopsPrompt()) {
            prompt = null;
        }
        input.ifPresent(complete -> finish(asked, complete));
    }

    private void finish(Question asked, DigitInput input) {
        question = null;
        prompt = null;
        asked.answer().complete(input);
    }
}
