package io.ivory.runtime.simulation;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.Transfer;
import io.ivory.flow.explore.Ending;
import io.ivory.flow.explore.Heard;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.HandOverResult;
import java.util.List;
import java.util.Optional;

/** Follows what a caller gets out of a call, event by event, as the proof does for all calls at once. */
final class HowItEnded {

    private final FlowDefinition first;
    private final Resources resources;
    private FlowDefinition flow;
    private Heard heard = Heard.NOTHING;
    private Optional<FlowNode> node = Optional.empty();
    private boolean failed;
    private boolean rejected;

    private HowItEnded(FlowDefinition first, Resources resources) {
        this.first = first;
        this.resources = resources;
        this.flow = first;
    }

    /**
     * How the call ended if the flow hung up.
     *
     * @param first the flow that took the call
     */
    static Ending of(List<CallEvent> events, FlowDefinition first, Resources resources) {
        var call = new HowItEnded(first, resources);
        events.forEach(call::follow);
        return call.ending();
    }

    private void follow(CallEvent event) {
        switch (event) {
            case CallEvent.EnteredFlow entered -> {
                flow = entered.flow().equals(TestCalls.FLOW)
                        ? first
                        : resources.flows().getOrDefault(entered.flow(), first);
            }
            case CallEvent.EnteredNode entered -> enter(entered.node());
            case CallEvent.LeftNode left -> leave(left.node(), left.exit());
            case CallEvent.Failed _ -> failed = true;
            case CallEvent.Rejected _ -> rejected = true;
            case CallEvent.Connected _ -> connect();
            case CallEvent.HandedOver handed -> {
                if (handed.result() == HandOverResult.TAKEN_OVER) {
                    isGone();
                }
            }
            case CallEvent.Started _,
                    CallEvent.CameOver _,
                    CallEvent.Answered _,
                    CallEvent.Said _,
                    CallEvent.Pressed _,
                    CallEvent.LeftRecording _,
                    CallEvent.PromisedCallback _,
                    CallEvent.WaitedInLine _,
                    CallEvent.Notified _,
                    CallEvent.LookedUp _,
                    CallEvent.Milestone _,
                    CallEvent.HungUp _,
                    CallEvent.Ended _ -> {}
        }
    }

    /** Whoever was handed over is with a person, and gone from here; others leave by {@code answered}. */
    private void connect() {
        if (node.orElse(null) instanceof Transfer transfer && transfer.by() == Transfer.Means.REFER) {
            isGone();
        }
    }

    private void isGone() {
        heard = Heard.PERSON;
        node = Optional.empty();
    }

    /**
     * After a failure that no exit covers, nothing of what was heard before counts; nor does it after a question that was
     * left by a key that means the same at each.
     */
    private void enter(NodeId id) {
        if (node.filter(last -> !flow.commands(last).isEmpty()).isPresent()) {
            heard = Heard.NOTHING;
        }
        if (failed) {
            heard = Heard.NOTHING;
            failed = false;
        }
        node = flow.node(id);
    }

    /** Words that could not be said were not heard. */
    private void leave(NodeId id, Exit exit) {
        if (!failed) {
            heard = flow.node(id).map(at -> heard.after(at, exit)).orElse(heard);
        }
        failed = false;
        node = Optional.empty();
    }

    private Ending ending() {
        if (rejected) {
            return Ending.REJECTED;
        }
        if (node.filter(ReturnResult.class::isInstance).isPresent()) {
            return Ending.RETURNED;
        }
        return node.map(last -> heard.after(last, Exit.NEXT)).orElse(heard).ending();
    }
}
