package io.ivory.designer.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Say;
import io.ivory.flow.export.CardSize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ArrangementTest {

    @Test
    void stepsFollowEachOtherFromLeftToRight() {
        FlowDefinition flow = chain(5, -1);

        Map<NodeId, Position> places = Arrangement.of(flow);

        assertThat(places.get(id(0))).isEqualTo(new Position(0, 0));
        for (int index = 1; index < 5; index++) {
            assertThat(x(places, index)).isGreaterThanOrEqualTo(x(places, index - 1) + 260 + 88);
        }
    }

    @Test
    void aWayBackDoesNotTurnTheFlowAround() {
        Map<NodeId, Position> places = Arrangement.of(chain(4, 1));

        assertThat(x(places, 1)).isLessThan(x(places, 2));
        assertThat(x(places, 2)).isLessThan(x(places, 3));
    }

    @Test
    void noTwoCardsOverlapInALargeFlow() {
        FlowDefinition flow = chain(0, -1);
        for (int index = 0; index < 60; index++) {
            flow = flow.with(say(index, index == 0 ? 1 : (index * 7) % 60));
        }
        flow = flow.withStart(id(0));

        Map<NodeId, Position> places = Arrangement.of(flow);

        assertThat(overlaps(flow, places)).isZero();
    }

    @Test
    void aNodeWithoutAPlaceGetsAFreeOneAndTheOthersStay() {
        FlowDefinition flow = chain(3, -1)
                .withLayout(new Layout(Map.of(id(0), new Position(100, 200), id(1), new Position(456, 200))));

        Map<NodeId, Position> places = Placement.complete(flow);

        assertThat(places.get(id(0))).isEqualTo(new Position(100, 200));
        assertThat(places).containsKey(id(2));
        assertThat(overlaps(flow, places)).isZero();
    }

    /** Says in a row; the last one leads back to {@code back} unless that is negative. */
    private static FlowDefinition chain(int length, int back) {
        FlowDefinition flow = FlowDefinition.empty("Chain", Language.ENGLISH);
        for (int index = 0; index < length; index++) {
            flow = flow.with(say(index, index < length - 1 ? index + 1 : back));
        }
        return length == 0 ? flow : flow.withStart(id(0));
    }

    private static Say say(int index, int next) {
        NodeHead head = NodeHead.of(id(index), "Step " + index);
        return new Say(next < 0 ? head : head.connect(Exit.NEXT, id(next)), List.of());
    }

    private static NodeId id(int index) {
        return new NodeId("step-" + index);
    }

    private static int x(Map<NodeId, Position> places, int index) {
        return Objects.requireNonNull(places.get(id(index))).x();
    }

    private static long overlaps(FlowDefinition flow, Map<NodeId, Position> places) {
        return flow.nodes().values().stream()
                .filter(one -> flow.nodes().values().stream()
                        .filter(other -> one.id().compareTo(other.id()) < 0)
                        .anyMatch(other -> overlap(flow, places, one, other)))
                .count();
    }

    private static boolean overlap(FlowDefinition flow, Map<NodeId, Position> places, FlowNode a, FlowNode b) {
        Position at = Objects.requireNonNull(places.get(a.id()));
        Position bt = Objects.requireNonNull(places.get(b.id()));
        CardSize as = CardSize.of(flow, a);
        CardSize bs = CardSize.of(flow, b);
        return at.x() < bt.x() + bs.width()
                && bt.x() < at.x() + as.width()
                && at.y() < bt.y() + bs.height()
                && bt.y() < at.y() + as.height();
    }
}
