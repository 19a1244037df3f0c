package io.ivory.flow.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with one file while it is read, and knows which node each place belongs to. */
final class FormatProblems {

    /** Enough to mend; a hostile file must not make a list without end. */
    private static final int MOST = 200;

    private static final String NODES = "/nodes/";

    private final List<FormatProblem> problems = new ArrayList<>();
    private @Nullable Map<?, ?> nodes;

    /** Tells where node names are to be found. */
    void root(Object tree) {
        if (tree instanceof Map<?, ?> map && map.get("nodes") instanceof Map<?, ?> found) {
            nodes = found;
        }
    }

    void report(String pointer, String rule, String message) {
        if (problems.size() >= MOST) {
            return;
        }
        String node = nodes == null || !pointer.startsWith(NODES) ? null : nodeIn(pointer);
        problems.add(new FormatProblem("", pointer, node, node == null ? null : nameOf(node), rule, message));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    FlowFormatException asException() {
        return new FlowFormatException(problems);
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

    /** The candidate most like {@code word}, as {@code " - did you mean "exits"?"}; empty if none is near. */
    static String didYouMean(String word, Iterable<String> candidates) {
        if (word.length() > 60) {
            return "";
        }
        String best = "";
        int bestDistance = 1 + Math.max(1, word.length() / 3);
        for (Iterator<String> all = candidates.iterator(); all.hasNext(); ) {
            String candidate = all.next();
            int distance = distance(word, candidate);
            if (distance < bestDistance && !candidate.equals(word)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : " - did you mean \"" + best + "\"?";
    }

    /** How many letters must be changed, added or dropped (Levenshtein), without regard to case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                current[j] = Math.min(previous[j - 1] + (same ? 0 : 1), 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
