package io.ivory.flow.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one file while it is read, and knows which node each place belongs to. */
final class FormatProblems {

    /** Enough to mend; a hostile file must not make a list without end. */
    private static final int MOST = 200;

    private static final String NODES = "/nodes/";

    /** The rules that a file of a newer minor version may break: it knows more than this release. */
    private static final Set<String> UNKNOWN = Set.of("unknown-key", "unknown-type", "unknown-step");

    /** Where a message goes on with what to do. */
    private static final Pattern CURE =
            Pattern.compile("\\. |: did you|; did you|, did you| - did you|, which is one of ");

    private final List<FormatProblem> problems = new ArrayList<>();
    private final List<FormatProblem> notes = new ArrayList<>();
    private @Nullable Map<?, ?> nodes;
    private boolean tolerant;

    /** From here on, what this release does not know is no problem but a note: the file is of a newer release. */
    void tolerateTheUnknown() {
        tolerant = true;
    }

    /** What is unknown and was left out. */
    List<FormatProblem> notes() {
        return withNodes(notes);
    }

    /** Tells where node names are to be found. */
    void root(Object tree) {
        if (tree instanceof Map<?, ?> map && map.get("nodes") instanceof Map<?, ?> found) {
            nodes = found;
        }
    }

    void report(String pointer, String rule, String message) {
        add(FormatProblem.at(pointer, rule, message));
    }

    void report(String pointer, String rule, String message, JsonPlaces.Place place) {
        add(FormatProblem.at(pointer, rule, message).at(place));
    }

    private void add(FormatProblem problem) {
        boolean isNew = tolerant && UNKNOWN.contains(problem.rule());
        List<FormatProblem> list = isNew ? notes : problems;
        if (list.size() < MOST) {
            list.add(isNew ? ofNewerRelease(problem) : problem);
        }
    }

    /** What there is no cure for: nobody is to remove what a newer release wrote. */
    private static FormatProblem ofNewerRelease(FormatProblem problem) {
        String known = CURE.split(problem.message(), 2)[0];
        return problem.saying(known + ": it is of a newer release, and left out here");
    }

    private List<FormatProblem> withNodes(List<FormatProblem> found) {
        return found.stream().map(this::withNode).toList();
    }

    private FormatProblem withNode(FormatProblem problem) {
        if (nodes == null || !problem.pointer().startsWith(NODES)) {
            return problem;
        }
        String node = nodeIn(problem.pointer());
        return problem.about(node, nameOf(node));
    }

    /** Whether further problems are dropped, so that looking for their cure is lost labour. */
    boolean isFull() {
        return problems.size() >= MOST;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    FlowFormatException asException() {
        return new FlowFormatException(withNodes(problems));
    }

    void throwIfAny() {
        if (!isEmpty()) {
            throw asException();
        }
    }

    private static String nodeIn(String pointer) {
        int end = pointer.indexOf('/', NODES.length());
        return JsonPointers.unescape(pointer.substring(NODES.length(), end < 0 ? pointer.length() : end));
    }

    private @Nullable String nameOf(String node) {
        return nodes != null && nodes.get(node) instanceof Map<?, ?> fields && fields.get("name") instanceof String name
                ? name
                : null;
    }

    /** The candidate most like {@code word}, as {@code - did you mean "exits"?}; empty if none is near. */
    static String didYouMean(String word, Iterable<String> candidates) {
        if (word.length() > 60) {
            return "";
        }
        String best = "";
        int bestDistance = 1 + Math.max(1, word.length() / 3);
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < bestDistance && !candidate.equals(word)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : " - did you mean \"" + best + "\"?";
    }

    /** How many letters must be changed, added, dropped or swapped with the next one, without regard to case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : nearest(a, b, i, j, distance);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int nearest(String a, String b, int i, int j, int[][] distance) {
        int changed = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int nearest = Math.min(changed, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(nearest, distance[i - 2][j - 2] + 1) : nearest;
    }
}
