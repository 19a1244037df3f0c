package io.ivory.flow.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that someone probably meant: for "did you mean" in messages. */
public final class Suggestion {

    private Suggestion() {}

    /** The known name that differs from {@code name} in the fewest letters, if it is a third of them at most. */
    public static Optional<String> closest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= tolerance(name, candidate))
                .filter(candidate -> distance(name, candidate) <= tolerance(name, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int tolerance(String name, String candidate) {
        return Math.max(1, Math.min(name.length(), candidate.length()) / 3);
    }

    /** Letters to insert, delete, replace or swap with the next (optimal string alignment), case ignored. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(int[][] steps, String a, String b, int i, int j) {
        int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
