package io.ivory.flow.json;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeHead;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;

/** The file's form of nodes that lead into other flows and back. */
final class SubFlowNodes {

    private SubFlowNodes() {}

    static RunFlow run(NodeHead head, NodeFields node) {
        return new RunFlow(
                head,
                node.fields().text("flow"),
                node.expressions("with"),
                node.fields().valuesOf("results", Exit::new),
                node.variable("into"));
    }

    static void write(RunFlow run, JsonTree tree) {
        tree.put("flow", run.flow()).putUnlessEmpty("with", NodeFields.tree(run.with()));
        if (!run.results().isEmpty()) {
            tree.put("results", run.results().stream().map(Exit::name).toList());
        }
        tree.putId("into", run.into());
    }

    static ReturnResult returning(NodeHead head, NodeFields node) {
        return new ReturnResult(head, node.fields().valueOf("result", Exit::new), node.expressions("values"));
    }

    static void write(ReturnResult end, JsonTree tree) {
        tree.putId("result", end.result()).putUnlessEmpty("values", NodeFields.tree(end.values()));
    }
}
