package io.ivory.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * One step of a flow. The permitted records are the complete list of node types: add one here and the compiler walks
 * you through everything else a node type needs (see docs/adding-a-node-type.md).
 */
public sealed interface FlowNode
        permits Say,
                Menu,
                Collect,
                LanguageChoice,
                Hours,
                Branch,
                CallerCheck,
                Split,
                Lookup,
                HttpRequest,
                Assign,
                Transfer,
                QueueCaller,
                Voicemail,
                Callback,
                Notify,
                RunFlow,
                ReturnResult,
                GoToFlow,
                Milestone,
                HangUp {

    NodeHead head();

    /** The same node under another head: how names and connections change. */
    FlowNode withHead(NodeHead head);

    /** The exits this node has, in the order the canvas draws them. */
    SequencedSet<Exit> exits();

    /** The prompts this node says, each once, in the order a caller may hear them. */
    SequencedSet<PromptId> prompts();

    default NodeId id() {
        return head().id();
    }

    default String name() {
        return head().name();
    }

    default Map<Exit, NodeId> targets() {
        return head().targets();
    }

    /** Where {@code exit} leads, if it is connected. */
    default Optional<NodeId> target(Exit exit) {
        return Optional.ofNullable(targets().get(exit));
    }

    /** The exits that lead nowhere yet, in drawing order. */
    default List<Exit> unconnectedExits() {
        return exits().stream().filter(exit -> !targets().containsKey(exit)).toList();
    }

    /** These exits in this order. */
    static SequencedSet<Exit> ordered(Exit... exits) {
        return new LinkedHashSet<>(List.of(exits));
    }
}
