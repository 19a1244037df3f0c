package io.ivory.runtime.simulation;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import java.time.Duration;
import java.util.Deque;

/** The keys of a scripted caller: what the script has pressed at a question, and how that answers it. */
final class Keypad {

    private final Deque<Act> script;
    private final StringBuilder keysAhead;
    private final SimulatedClock clock;
    private final Transcript transcript;
    private final ScriptedEnd end;

    /** @param keysAhead keys that were pressed and have answered nothing yet */
    Keypad(Deque<Act> script, StringBuilder keysAhead, SimulatedClock clock, Transcript transcript, ScriptedEnd end) {
        this.script = script;
        this.keysAhead = keysAhead;
        this.clock = clock;
        this.transcript = transcript;
        this.end = end;
    }

    /**
     * Answers a question.
     *
     * @param words what is asked
     * @param hangsUpAtTheEnd whether a caller whose script is at its end hangs up
     * @param goesWithTheCall whether people may be passed over who are not rung on this way
     */
    DigitInput answer(String words, DigitRules rules, boolean hangsUpAtTheEnd, boolean goesWithTheCall) {
        Duration waited = Duration.ZERO;
        while (keysAhead.isEmpty()) {
            Act next = script.poll();
            switch (next) {
                case null -> {
                    if (hangsUpAtTheEnd) {
                        throw end.callerHangsUp(CallOutcome.CALLER_HUNG_UP);
                    }
                    return silence(rules.noInputTimeout().minus(waited));
                }
                case Act.Press(String keys) -> {
                    transcript.presses(keys);
                    keysAhead.append(keys);
                }
                case Act.Silence() -> {
                    return silence(rules.noInputTimeout().minus(waited));
                }
                case Act.Wait(Duration time) -> {
                    Duration left = rules.noInputTimeout().minus(waited);
                    if (time.compareTo(left) >= 0) {
                        script.addFirst(new Act.Wait(time.minus(left)));
                        return silence(left);
                    }
                    clock.pass(time);
                    waited = waited.plus(time);
                }
                case Act.HangUp() -> throw end.callerHangsUp(CallOutcome.CALLER_HUNG_UP);
                case Act.Ring _ when goesWithTheCall -> {} // nobody is rung on this way
                case Act.Speak _, Act.Ring _, Act.HearPrompt _, Act.HearWords _, Act.End _ ->
                    throw end.strays(next, "the caller was asked \"" + words + "\" instead");
            }
        }
        return keyedIn(rules);
    }

    private DigitInput silence(Duration time) {
        transcript.staysSilent();
        clock.pass(time);
        return new DigitInput.NoInput();
    }

    /** Takes from the keys that were pressed what answers one question. */
    private DigitInput keyedIn(DigitRules rules) {
        var digits = new StringBuilder();
        boolean finished = false;
        while (!finished && !keysAhead.isEmpty()) {
            char key = keysAhead.charAt(0);
            keysAhead.deleteCharAt(0);
            if (rules.finishKey() != null && key == rules.finishKey().symbol()) {
                finished = true;
            } else {
                digits.append(key);
                finished = digits.length() == rules.maxDigits()
                        || Digit.of(key).filter(rules.atOnce()::contains).isPresent();
            }
        }
        if (!finished) {
            clock.pass(rules.interDigitTimeout());
        }
        return digits.isEmpty() ? new DigitInput.NoInput() : new DigitInput.Entered(digits.toString(), finished);
    }
}
