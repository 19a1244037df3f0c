package io.ivory.runtime.switchboard;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the calls of each number that go on, so that no caller takes all lines. Whoever withholds the number is not
 * counted: nobody can be told from another there. Thread-safe.
 */
final class CallerLines {

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    /** @param most how many calls of one number may go on at once */
    CallerLines(int most) {
        this.most = most;
    }

    /** Whether another call of this number may begin; it is counted until {@link #giveBack}. */
    synchronized boolean tryTake(String caller) {
        String number = DialledNumber.normalised(caller);
        int before = taken.getOrDefault(number, 0);
        if (number.isEmpty()) {
            return true;
        }
        if (before >= most) {
            return false;
        }
        taken.put(number, before + 1);
        return true;
    }

    /** A call of this number is over. */
    synchronized void giveBack(String caller) {
        taken.computeIfPresent(DialledNumber.normalised(caller), (_, count) -> count == 1 ? null : count - 1);
    }
}
