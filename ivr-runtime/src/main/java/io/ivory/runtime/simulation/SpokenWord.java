package io.ivory.runtime.simulation;

import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.Recorded.End;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import java.io.IOException;
import java.time.Duration;
import java.util.Deque;

/**
 * What a scripted caller does where the flow records: speaks, and then is silent, presses a key or hangs up. A script that
 * says nothing of it leaves a few words, so that a test call need not mention what it is not about.
 *
 * @param speech how long the caller speaks
 * @param passing how long it takes in all
 * @param end what ends the recording
 * @param keys what is pressed to end it; empty if nothing is
 */
record SpokenWord(Duration speech, Duration passing, End end, String keys) {

    private static final Duration A_FEW_WORDS = Duration.ofSeconds(5);
    private static final int SAMPLES_A_SECOND = 8_000;

    /** Takes from {@code script} what belongs to the recording. */
    static SpokenWord from(Deque<Act> script, RecordingRules rules, boolean hangsUpAtTheEnd) {
        boolean silent = script.peek() instanceof Act.Silence;
        boolean says = script.peek() instanceof Act.Speak;
        boolean acts = silent || script.peek() instanceof Act.Press || script.peek() instanceof Act.HangUp;
        Duration speech = says || acts || (script.isEmpty() && hangsUpAtTheEnd) ? Duration.ZERO : A_FEW_WORDS;
        if (script.peek() instanceof Act.Speak(Duration time)) {
            script.remove();
            speech = time;
            silent = script.peek() instanceof Act.Silence;
        }
        if (silent) {
            script.remove();
        }
        if (speech.compareTo(rules.longest()) >= 0) {
            return new SpokenWord(rules.longest(), rules.longest(), End.LONGEST, "");
        }
        if (!silent && script.peek() instanceof Act.Press(String keys)) {
            script.remove();
            return new SpokenWord(speech, speech, End.KEY, keys);
        }
        if (!silent && (script.peek() instanceof Act.HangUp || (script.isEmpty() && hangsUpAtTheEnd && !says))) {
            script.poll();
            return new SpokenWord(speech, speech, End.CALLER_GONE, "");
        }
        Duration untilSilence = speech.plus(rules.silence());
        return untilSilence.compareTo(rules.longest()) < 0
                ? new SpokenWord(speech, untilSilence, End.SILENCE, "")
                : new SpokenWord(speech, rules.longest(), End.LONGEST, "");
    }

    /** Hands the sink as much sound as the caller made. */
    Recorded writtenTo(SoundSink sink) {
        var second = new short[SAMPLES_A_SECOND];
        try {
            for (long left = speech.toMillis() * SAMPLES_A_SECOND / 1_000; left > 0; left -= SAMPLES_A_SECOND) {
                sink.write(second, (int) Math.min(left, SAMPLES_A_SECOND));
            }
            return new Recorded(speech, end);
        } catch (IOException full) {
            return new Recorded(speech, End.NOT_KEPT);
        }
    }
}
