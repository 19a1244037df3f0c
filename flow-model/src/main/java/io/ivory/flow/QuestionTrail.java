package io.ivory.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * The questions that a caller came through in one flow, as the key that leads back knows them. A caller who comes to one
 * of them again is back there: what lay between is forgotten.
 *
 * @param questions the last one is where the caller was asked last
 */
public record QuestionTrail(List<NodeId> questions) {

    /** So many questions lie behind the present one; what lies before them is forgotten. Menus are at most 3 deep. */
    public static final int MOST_BEHIND = 3;

    /** Before the first question. */
    public static final QuestionTrail BEGINNING = new QuestionTrail(List.of());

    public QuestionTrail {
        questions = List.copyOf(questions);
    }

    /** Whether callers get back to {@code node}; a choice of language is made once. */
    public static boolean marks(FlowNode node) {
        return node instanceof Menu || node instanceof Collect;
    }

    /** The trail of a caller who is asked {@code question} now. */
    public QuestionTrail asked(NodeId question) {
        int before = questions.indexOf(question);
        var longer = new ArrayList<>(before < 0 ? questions : questions.subList(0, before));
        longer.add(question);
        int from = Math.max(0, longer.size() - 1 - MOST_BEHIND);
        return new QuestionTrail(longer.subList(from, longer.size()));
    }

    /** Where the key that leads back takes a caller at {@code node}: to the question before, or to that itself. */
    public NodeId backFrom(NodeId node) {
        int present = questions.indexOf(node);
        int before = (present < 0 ? questions.size() : present) - 1;
        return before < 0 ? node : questions.get(before);
    }
}
