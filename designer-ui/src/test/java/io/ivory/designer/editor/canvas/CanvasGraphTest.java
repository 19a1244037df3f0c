package io.ivory.designer.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.RenameNode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CanvasGraphTest {

    private static final FlowDefinition TWO = two();

    @Test
    void aPatchHoldsOnlyWhatChanged() {
        CanvasGraph before = CanvasGraph.of(TWO, List.of());
        NodeId renamed = TWO.nodes().keySet().iterator().next();

        CanvasGraph.Patch patch = CanvasGraph.of(new RenameNode(renamed, "Welcome").applyTo(TWO), List.of())
                .since(before);

        assertThat(patch.nodes()).extracting(CanvasGraph.Card::name).containsExactly("Welcome");
        assertThat(patch.connections()).isEmpty();
        assertThat(patch.removedNodes()).isEmpty();
        assertThat(patch.removedConnections()).isEmpty();
    }

    @Test
    void aDeletedNodeTakesItsConnectionsAlong() {
        NodeId last = List.copyOf(TWO.nodes().keySet()).getLast();

        CanvasGraph.Patch patch =
                CanvasGraph.of(DeleteNodes.of(last).applyTo(TWO), List.of()).since(CanvasGraph.of(TWO, List.of()));

        assertThat(patch.removedNodes()).containsExactly(last.value());
        assertThat(patch.removedConnections()).hasSize(1);
    }

    @Test
    void theWorstProblemDecidesTheBadge() {
        NodeId node = TWO.nodes().keySet().iterator().next();
        var warning = new Problem(Severity.WARNING, "long", node, "/nodes/" + node, "shorten it");
        var error = new Problem(Severity.ERROR, "empty", node, "/nodes/" + node, "fill it in");

        CanvasGraph.Card card =
                CanvasGraph.of(TWO, List.of(error, warning)).nodes().getFirst();

        assertThat(card.problem()).isEqualTo("error");
        assertThat(card.problemText()).isEqualTo("fill it in\nshorten it");
    }

    private static FlowDefinition two() {
        FlowDefinition flow = FlowDefinition.empty("Two", Language.ENGLISH);
        AddNode say = AddNode.to(flow, NodeType.SAY, new Position(0, 0));
        flow = say.applyTo(flow);
        AddNode hangUp = AddNode.to(flow, NodeType.HANGUP, new Position(400, 0));
        flow = hangUp.applyTo(flow);
        return new Connect(new NodeExit(say.id(), io.ivory.flow.Exit.NEXT), hangUp.id()).applyTo(flow);
    }
}
