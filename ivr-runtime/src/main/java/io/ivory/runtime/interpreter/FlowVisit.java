package io.ivory.runtime.interpreter;

import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.QuestionTrail;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.Resources;
import java.time.ZoneId;
import java.util.Optional;

/** A call's stay in one flow: where it is there, and what it has gathered. The call's thread owns it. */
final class FlowVisit {

    private final String name;
    private final RunnableFlow flow;
    private final Variables variables;
    private final ZoneId zone;
    private FlowNode node;
    private QuestionTrail trail = QuestionTrail.BEGINNING;
    private boolean inDistress;

    /** @param name the flow's id in the workspace */
    FlowVisit(String name, RunnableFlow flow, Resources resources) {
        this.name = name;
        this.flow = flow;
        this.variables = new Variables(flow.definition());
        this.zone = ShopZone.of(flow.definition(), resources);
        this.node = flow.start();
    }

    String name() {
        return name;
    }

    RunnableFlow flow() {
        return flow;
    }

    Variables variables() {
        return variables;
    }

    ZoneId zone() {
        return zone;
    }

    FlowNode node() {
        return node;
    }

    void enter(FlowNode next) {
        node = next;
        if (QuestionTrail.marks(next)) {
            trail = trail.asked(next.id());
        }
    }

    /** Where the key that leads back takes the caller. */
    NodeId back() {
        return trail.backFrom(node.id());
    }

    /** Forgets failures: the caller has done something since. */
    void calm() {
        inDistress = false;
    }

    /**
     * Where the flow goes on after a failure that no exit covers; a second failure finds nothing any more until the
     * caller has pressed a key. So it cannot go on failing by itself.
     */
    Optional<FlowNode> rescue() {
        Optional<FlowNode> next = inDistress ? Optional.empty() : flow.onError();
        inDistress = true;
        return next;
    }
}
