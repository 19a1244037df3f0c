package io.ivory.runtime.call;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.flow.RejectCause;
import java.time.Instant;

/** Something that happened in a call. Live view, call records and metrics are listeners of the same events. */
public sealed interface CallEvent {

    CallId call();

    Instant at();

    /**
     * The first event of every call.
     *
     * @param flow the id of the flow in the workspace
     * @param revision the published revision that runs
     */
    record Started(CallId call, Instant at, String from, String to, String flow, int revision) implements CallEvent {}

    /**
     * The call came over a trunk.
     *
     * @param trunk its name
     * @param diverted the number that was dialled first and is forwarded to us; empty if none is known
     */
    record CameOver(CallId call, Instant at, String trunk, String diverted) implements CallEvent {}

    record Answered(CallId call, Instant at) implements CallEvent {}

    record EnteredNode(CallId call, Instant at, NodeId node) implements CallEvent {}

    /**
     * The call went on in another flow, or came back from it; the nodes of the events that follow are that flow's.
     *
     * @param flow the id of the flow in the workspace
     */
    record EnteredFlow(CallId call, Instant at, String flow) implements CallEvent {}

    record Said(CallId call, Instant at, NodeId node, String words) implements CallEvent {}

    /**
     * The caller pressed keys in answer to a question.
     *
     * @param digits what was pressed; one dot for each key where the variable is sensitive
     */
    record Pressed(CallId call, Instant at, NodeId node, String digits) implements CallEvent {}

    /**
     * Somebody whom the flow rang answered.
     *
     * @param who their name in the workspace; the number or address where the flow has that instead
     */
    record Connected(CallId call, Instant at, NodeId node, String who) implements CallEvent {}

    /**
     * The caller's side was asked to call the person itself with whom the caller talks, so that the conversation no longer
     * runs through here.
     *
     * @param who their name in the workspace; the number or address where the flow has that instead
     * @param result what became of it
     */
    record HandedOver(CallId call, Instant at, NodeId node, String who, HandOverResult result) implements CallEvent {}

    /**
     * The caller has waited in line.
     *
     * @param queue the queue's name
     * @param waitedMs for how long, in milliseconds
     */
    record WaitedInLine(CallId call, Instant at, NodeId node, String queue, long waitedMs) implements CallEvent {}

    record LeftNode(CallId call, Instant at, NodeId node, Exit exit) implements CallEvent {}

    /**
     * A table or a service was asked.
     *
     * @param what what was asked ("orders GET /orders/{orderNumber}"), never with the values filled in
     * @param tookMs how long the answer took, in milliseconds
     */
    record LookedUp(CallId call, Instant at, NodeId node, String what, String result, long tookMs)
            implements CallEvent {}

    /**
     * The caller left a recording.
     *
     * @param box the voicemail box
     * @param lengthMs how long it is, in milliseconds
     */
    record LeftRecording(CallId call, Instant at, NodeId node, String box, long lengthMs) implements CallEvent {}

    /** The caller's number is noted, and somebody is to call back. */
    record PromisedCallback(CallId call, Instant at, NodeId node) implements CallEvent {}

    /**
     * The shop is told about the call.
     *
     * @param whom the service and what it is asked ("orders POST /calls"), never with the values filled in; or the name of
     *     an e-mail address
     */
    record Notified(CallId call, Instant at, NodeId node, String whom) implements CallEvent {}

    /**
     * A node could not do its work.
     *
     * @param problem what went wrong, for the people who run the flow
     */
    record Failed(CallId call, Instant at, NodeId node, String problem) implements CallEvent {}

    /**
     * The caller achieved something.
     *
     * @param outcome what people call it ("order status told")
     */
    record Milestone(CallId call, Instant at, NodeId node, String outcome) implements CallEvent {}

    /**
     * The flow turned the caller away before the call was answered.
     *
     * @param cause what the caller's telephone was told
     */
    record Rejected(CallId call, Instant at, NodeId node, RejectCause cause) implements CallEvent {}

    /**
     * The caller has gone, and the flow goes on without them for a moment. The call's length is up to here.
     *
     * @param outcome how the call ended
     */
    record HungUp(CallId call, Instant at, CallOutcome outcome) implements CallEvent {}

    /** The last event of every call. */
    record Ended(CallId call, Instant at, CallOutcome outcome) implements CallEvent {}
}
