package io.ivory.flow.json;

import io.ivory.flow.Assign;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.Hours;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one node. Reports what is wrong with it and answers nothing if it cannot be made. */
final class NodeReader {

    private static final List<String> TYPES =
            Arrays.stream(NodeType.values()).map(NodeType::json).toList();

    private final Fields fields;
    private final Map<Exit, NodeId> targets = new LinkedHashMap<>();

    private NodeReader(Fields fields) {
        this.fields = fields;
    }

    static @Nullable FlowNode read(NodeId id, Fields fields) {
        return new NodeReader(fields).read(id);
    }

    private @Nullable FlowNode read(NodeId id) {
        String word = fields.requiredText("type", "");
        String name = fields.requiredText("name", id.value());
        Optional<NodeType> type = NodeType.named(word);
        if (type.isEmpty()) {
            if (fields.has("type")) {
                String hint = fields.didYouMean(word, TYPES);
                fields.report(
                        "type",
                        "unknown-type",
                        "there is no node type \"" + Fields.shortened(word) + "\""
                                + (hint.isEmpty() ? ". There are " + Fields.listed(TYPES) : hint));
            }
            return null;
        }
        var head = fields.attempt("name", () -> NodeHead.of(id, name));
        NodeHead safe = head == null ? NodeHead.of(id, id.value()) : head;
        FlowNode node = fields.attemptWhole(() -> body(type.get(), safe));
        if (node == null) {
            knowAllOf(type.get(), safe);
        } else {
            exits(node);
        }
        fields.refuseOthers();
        return node == null ? null : node.withHead(safe.withTargets(targets).withExtensions(fields.extensions()));
    }

    /** Reading ended at a value that cannot be: the keys it had not come to are keys of the type all the same. */
    private void knowAllOf(NodeType type, NodeHead head) {
        fields.value("exits");
        Fields empty = fields.emptied();
        FlowNode _ = empty.attemptWhole(() -> new NodeReader(empty).body(type, head));
    }

    private FlowNode body(NodeType type, NodeHead head) {
        var node = new NodeFields(fields, targets);
        return switch (type) {
            case SAY -> AskNodes.say(head, node);
            case MENU -> AskNodes.menu(head, node);
            case COLLECT -> AskNodes.collect(head, node);
            case LANGUAGE -> AskNodes.language(head, node);
            case HOURS -> new Hours(head, fields.text("hours"));
            case BRANCH -> DecideNodes.branch(head, node);
            case CALLER -> DecideNodes.caller(head, node);
            case SPLIT -> DecideNodes.split(head, node);
            case LOOKUP -> KnowNodes.lookup(head, node);
            case HTTP -> KnowNodes.http(head, node);
            case SET -> new Assign(head, node.expressions("values"));
            case TRANSFER -> ConnectNodes.transfer(head, node);
            case QUEUE -> ConnectNodes.queue(head, node);
            case VOICEMAIL -> ConnectNodes.voicemail(head, node);
            case CALLBACK -> ConnectNodes.callback(head, node);
            case NOTIFY -> ConnectNodes.notify(head, node);
            case RUN -> SubFlowNodes.run(head, node);
            case RETURN -> SubFlowNodes.returning(head, node);
            case GOTO -> new GoToFlow(head, fields.text("flow"));
            case MILESTONE -> new Milestone(head, fields.text("outcome", ""));
            case HANGUP -> ConnectNodes.hangUp(head, node);
        };
    }

    private void exits(FlowNode node) {
        Fields exits = fields.object("exits");
        for (Exit exit : node.exits()) {
            if (!(node instanceof Menu && exit.key().isPresent())) {
                NodeId target = exits.valueOf(exit.name(), NodeId::new);
                if (target != null) {
                    targets.put(exit, target);
                }
            }
        }
        if (node instanceof Menu) {
            for (String key : exits.keys()) {
                if (key.length() == 1 && Digit.of(key.charAt(0)).isPresent()) {
                    exits.value(key);
                    exits.report(key, "unknown-key", "write where a key leads into its option, as \"to\"");
                }
            }
        }
        exits.refuseOthers();
    }
}
