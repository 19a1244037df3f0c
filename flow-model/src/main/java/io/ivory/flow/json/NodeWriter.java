package io.ivory.flow.json;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;

/** How each node type looks in the file. */
final class NodeWriter {

    private NodeWriter() {}

    static JsonTree write(FlowNode node) {
        JsonTree tree =
                JsonTree.entryALine().put("type", NodeType.of(node).json()).put("name", node.name());
        switch (node) {
            case Say say -> AskNodes.write(say, tree);
            case Menu menu -> AskNodes.write(menu, tree);
            case Collect collect -> AskNodes.write(collect, tree);
            case LanguageChoice language -> AskNodes.write(language, tree);
            case Hours hours -> tree.put("hours", hours.hours());
            case Branch branch -> DecideNodes.write(branch, tree);
            case CallerCheck caller -> DecideNodes.write(caller, tree);
            case Split split -> DecideNodes.write(split, tree);
            case Lookup lookup -> KnowNodes.write(lookup, tree);
            case HttpRequest http -> KnowNodes.write(http, tree);
            case Assign set -> tree.putUnlessEmpty("values", NodeFields.tree(set.values()));
            case Transfer transfer -> ConnectNodes.write(transfer, tree);
            case QueueCaller queue -> ConnectNodes.write(queue, tree);
            case Voicemail voicemail -> ConnectNodes.write(voicemail, tree);
            case Callback callback -> ConnectNodes.write(callback, tree);
            case Notify notify -> ConnectNodes.write(notify, tree);
            case RunFlow run -> SubFlowNodes.write(run, tree);
            case ReturnResult end -> SubFlowNodes.write(end, tree);
            case GoToFlow goTo -> tree.put("flow", goTo.flow());
            case Milestone milestone -> tree.putUnless("", "outcome", milestone.outcome());
            case HangUp hangUp -> ConnectNodes.write(hangUp, tree);
        }
        return NestedExtensions.addTo(
                tree.putUnlessEmpty("exits", exits(node)), node.head().extensions());
    }

    /** In the order of the node's exits; those of a menu's options stand with the options. */
    private static JsonTree exits(FlowNode node) {
        JsonTree exits = JsonTree.singleOnOneLine();
        for (Exit exit : node.exits()) {
            if (!(node instanceof Menu && exit.key().isPresent())) {
                exits.putId(exit.name(), node.targets().get(exit));
            }
        }
        return exits;
    }
}
