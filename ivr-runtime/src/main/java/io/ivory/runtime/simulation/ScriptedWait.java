package io.ivory.runtime.simulation;

import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.WaitResult;
import java.time.Duration;
import java.util.Deque;

/**
 * How a scripted caller fares in line: {@code rings} says what the team does ({@code busy}: the line is full), silence waits
 * in vain, the key leaves. A script that says nothing of it has somebody answer.
 *
 * @param end how it ends
 * @param passing how long it takes
 * @param keys what is pressed, as far as it is heard there; empty if nothing is
 * @param asScripted whether the script says how it ends
 */
record ScriptedWait(WaitResult end, Duration passing, String keys, boolean asScripted) {

    /**
     * Takes from {@code script} what belongs to the line.
     *
     * @param ahead keys that were pressed before; those that count here are taken away
     * @param otherwise how it ends if the script does not say so
     */
    static ScriptedWait from(Deque<Act> script, LineWish wish, StringBuilder ahead, WaitResult otherwise) {
        var keys = new StringBuilder();
        Duration waited = Duration.ZERO;
        while (true) {
            while (!ahead.isEmpty()) {
                char key = ahead.charAt(0);
                ahead.deleteCharAt(0);
                if (wish.leaveBy() != null && wish.leaveBy().symbol() == key) {
                    return new ScriptedWait(WaitResult.LEFT, waited, keys.toString(), true);
                }
            }
            switch (script.peek()) {
                case Act.Press(String pressed) -> {
                    keys.append(pressed);
                    ahead.append(pressed);
                    script.remove();
                }
                case Act.Wait(Duration time) -> {
                    script.remove();
                    waited = waited.plus(time);
                    if (waited.compareTo(wish.atMost()) >= 0) {
                        return ended(WaitResult.TIMEOUT, wish, waited, keys, true);
                    }
                }
                case Act.Silence() -> {
                    script.remove();
                    return ended(WaitResult.TIMEOUT, wish, waited, keys, true);
                }
                case Act.Ring(TransferResult how) -> {
                    script.remove();
                    return ended(resultOf(how), wish, waited, keys, true);
                }
                case Act.Speak _, Act.HangUp _, Act.HearPrompt _, Act.HearWords _, Act.End _ -> {
                    return ended(otherwise, wish, waited, keys, false);
                }
                case null -> {
                    return ended(otherwise, wish, waited, keys, false);
                }
            }
        }
    }

    private static ScriptedWait ended(
            WaitResult how, LineWish wish, Duration waited, StringBuilder keys, boolean asScripted) {
        Duration passing = how == WaitResult.TIMEOUT ? wish.atMost() : waited;
        return new ScriptedWait(how, passing, keys.toString(), asScripted);
    }

    private static WaitResult resultOf(TransferResult how) {
        return switch (how) {
            case ANSWERED -> WaitResult.ANSWERED;
            case BUSY -> WaitResult.FULL;
            case NO_ANSWER, FAILED -> WaitResult.TIMEOUT;
        };
    }
}
