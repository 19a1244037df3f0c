package io.ivory.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What digits a caller may key in, as a regular expression such as {@code [1-9][0-9]{4}}. All of the digits must match.
 *
 * <p>An automaton without backtracking (Thompson's construction): matching takes time proportional to pattern times
 * digits, whatever the pattern, and it can be said for certain whether a pattern matches anything of some length.
 */
public final class DigitPattern {

    /** Longer searches for an example are given up. */
    private static final int MOST_SITUATIONS = 20_000;

    private static final int DIGITS = 10;

    /** What digits lead on from each state, one bit each; 0 for a state that only branches. */
    private final List<Integer> digits = new ArrayList<>();

    /** Where each state leads. */
    private final List<int[]> next = new ArrayList<>();

    private final int end;
    private final int start;

    private DigitPattern(DigitSyntax syntax) {
        end = add(0);
        start = build(syntax, end);
    }

    /**
     * Understands {@code source}.
     *
     * @throws InvalidFlowException saying where and why it cannot
     */
    public static DigitPattern parse(String source) {
        return new DigitPattern(new DigitSyntaxReader(source).read());
    }

    private int add(int digitsThere, int... targets) {
        digits.add(digitsThere);
        next.add(targets);
        return digits.size() - 1;
    }

    /** Adds the states for {@code syntax} that lead to {@code then}; the first of them. */
    private int build(DigitSyntax syntax, int then) {
        return switch (syntax) {
            case DigitSyntax.OneOf(int set) -> add(set, then);
            case DigitSyntax.Sequence(var parts) -> {
                int first = then;
                for (DigitSyntax part : parts.reversed()) {
                    first = build(part, first);
                }
                yield first;
            }
            case DigitSyntax.Either(var parts) ->
                add(0, parts.stream().mapToInt(part -> build(part, then)).toArray());
            case DigitSyntax.Repeated repeated -> build(repeated, then);
        };
    }

    private int build(DigitSyntax.Repeated repeated, int then) {
        int first = then;
        if (repeated.most() == DigitSyntax.Repeated.ENDLESS) {
            int loop = add(0, then);
            next.set(loop, new int[] {build(repeated.part(), loop), then});
            first = loop;
        } else {
            for (int i = repeated.least(); i < repeated.most(); i++) {
                first = add(0, build(repeated.part(), first), then);
            }
        }
        for (int i = 0; i < repeated.least(); i++) {
            first = build(repeated.part(), first);
        }
        return first;
    }

    /** Whether all of {@code keys} match. */
    public boolean matches(String keys) {
        BitSet states = closure(List.of(start));
        for (int i = 0; i < keys.length() && !states.isEmpty(); i++) {
            int digit = keys.charAt(i) - '0';
            states = digit >= 0 && digit < DIGITS ? after(states, digit) : new BitSet();
        }
        return states.get(end);
    }

    private BitSet after(BitSet states, int digit) {
        var targets = new ArrayList<Integer>();
        states.stream()
                .filter(state -> (digits.get(state) & (1 << digit)) != 0)
                .forEach(state -> targets.add(next.get(state)[0]));
        return closure(targets);
    }

    /** {@code from}, and what is reached from there without a digit. */
    private BitSet closure(List<Integer> from) {
        var reached = new BitSet();
        var open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            int state = open.remove();
            if (!reached.get(state)) {
                reached.set(state);
                if (digits.get(state) == 0) {
                    for (int target : next.get(state)) {
                        open.add(target);
                    }
                }
            }
        }
        return reached;
    }

    /**
     * What came of looking for digits that match.
     *
     * @param example the first that were found
     * @param complete whether all there are were looked at, so that no example means that there is none
     */
    public record Search(Optional<String> example, boolean complete) {}

    /**
     * Looks for digits that match.
     *
     * @param min how many there are at least
     * @param max how many there are at most
     * @param luhn whether the last one must be a check digit
     */
    public Search search(int min, int max, boolean luhn) {
        boolean complete = true;
        for (int length = min; length <= max; length++) {
            Search search = search(length, luhn);
            if (search.example().isPresent()) {
                return search;
            }
            complete &= search.complete();
        }
        return new Search(Optional.empty(), complete);
    }

    /** Where a search is: what matters for how the digits may go on, and one way there. */
    private record Situation(BitSet states, int sum, String digits) {

        Object particulars() {
            return List.of(states, sum);
        }
    }

    private Search search(int length, boolean luhn) {
        List<Situation> now = List.of(new Situation(closure(List.of(start)), 0, ""));
        int seen = 0;
        for (int place = 0; place < length; place++) {
            var later = new ArrayList<Situation>();
            Set<Object> known = new HashSet<>();
            for (Situation situation : now) {
                for (int i = 1; i <= DIGITS; i++) {
                    int digit = i % DIGITS; // zeros last: most examples read better without
                    int sum = luhn ? situation.sum() + DigitCheck.luhnValue(digit, length - 1 - place) : 0;
                    var next = new Situation(
                            after(situation.states(), digit), sum % DIGITS, situation.digits() + (char) ('0' + digit));
                    if (!next.states().isEmpty() && known.add(next.particulars())) {
                        later.add(next);
                    }
                }
            }
            seen += later.size();
            if (seen > MOST_SITUATIONS) {
                return new Search(Optional.empty(), false);
            }
            now = later;
        }
        return new Search(
                now.stream()
                        .filter(situation -> situation.states().get(end) && situation.sum() == 0)
                        .map(Situation::digits)
                        .findFirst(),
                true);
    }
}
