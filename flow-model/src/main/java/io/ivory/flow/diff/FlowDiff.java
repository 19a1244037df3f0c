package io.ivory.flow.diff;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.FlowDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * What changed between two states of a flow: as sentences for people, and node by node for the canvas.
 *
 * @param flow what belongs to the flow as a whole: name, languages, variables, test calls, the order of things
 * @param nodes the nodes that came, went or changed, in the order of the flow, those that went last
 * @param prompts the words that changed, by prompt and language
 * @param moved the cards that stand elsewhere, apart from those of nodes that came or went
 * @param layoutChanged whether the layout changed in any way
 */
public record FlowDiff(
        List<FlowChange> flow,
        List<NodeChange> nodes,
        List<PromptChange> prompts,
        List<NodeMove> moved,
        boolean layoutChanged) {

    /** So many sentences are listed under one heading. */
    public static final int MAX_SENTENCES = 20;

    public FlowDiff {
        flow = List.copyOf(flow);
        nodes = List.copyOf(nodes);
        prompts = List.copyOf(prompts);
        moved = List.copyOf(moved);
    }

    /**
     * Compares two states of a flow. A node or prompt that is the same under another id counts as stored under that id,
     * not as removed and added.
     */
    public static FlowDiff between(FlowDefinition before, FlowDefinition after) {
        return new Comparison(before, after).diff();
    }

    /** Whether nothing changed at all: exactly if one flow {@link FlowDefinition#isSameAs is the same as} the other. */
    public boolean isEmpty() {
        return hasSameContent() && !layoutChanged;
    }

    /** Whether callers, tests and other tools meet the same flow: at most cards were moved. */
    public boolean hasSameContent() {
        return flow.isEmpty() && nodes.isEmpty() && prompts.isEmpty();
    }

    /** All of it in one sentence of at most 240 characters, for the history. */
    public String summary() {
        return new Digest(this).summary();
    }

    /** The changes under their headings, at most {@link #MAX_SENTENCES} under each. */
    public List<ChangeGroup> groups() {
        return new Digest(this).groups(MAX_SENTENCES);
    }

    /** The changes under their headings, at most {@code max} under each. */
    public List<ChangeGroup> groups(int max) {
        return new Digest(this).groups(max);
    }

    /** The groups as lines of text; empty if nothing changed. */
    public String text() {
        return groups().stream()
                .map(group -> group.topic().title() + "\n"
                        + Stream.concat(
                                        group.sentences().stream(),
                                        group.more() == 0 ? Stream.of() : Stream.of("and " + group.more() + " more"))
                                .map(sentence -> "  - " + sentence + "\n")
                                .collect(joining()))
                .collect(joining());
    }
}
