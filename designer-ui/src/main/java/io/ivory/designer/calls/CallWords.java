package io.ivory.designer.calls;

import io.ivory.designer.base.Moments;
import io.ivory.designer.base.Pill;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.export.ExitWords;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How calls ended and what happened in them, in everyday words. */
final class CallWords {

    private CallWords() {}

    /** How a call ended; null means that it goes on. */
    static String outcome(@Nullable CallOutcome outcome) {
        return switch (outcome) {
            case null -> "Goes on";
            case COMPLETED -> "Served to the end";
            case TRANSFERRED -> "Spoke to a person";
            case REJECTED -> "Turned away";
            case CALLER_HUNG_UP -> "Caller hung up";
            case CANCELLED -> "Hung up before the answer";
            case WENT_IN_CIRCLES -> "Went in circles";
            case TOO_LONG -> "Too long";
            case FAILED -> "Failed";
            case LOST -> "Cut off by a restart";
        };
    }

    static Pill.Tone tone(@Nullable CallOutcome outcome) {
        return switch (outcome) {
            case null -> Pill.Tone.ACCENT;
            case COMPLETED, TRANSFERRED -> Pill.Tone.GOOD;
            case REJECTED, CALLER_HUNG_UP, CANCELLED -> Pill.Tone.PLAIN;
            case WENT_IN_CIRCLES, TOO_LONG, LOST -> Pill.Tone.WARN;
            case FAILED -> Pill.Tone.BAD;
        };
    }

    /** The icon of an event in the timeline. */
    static String icon(CallEvent event) {
        return switch (event) {
            case CallEvent.Started started -> "incoming";
            case CallEvent.CameOver over -> "goto";
            case CallEvent.Answered answered -> "check";
            case CallEvent.EnteredNode entered -> "flows";
            case CallEvent.EnteredFlow entered -> "goto";
            case CallEvent.Milestone milestone -> "milestone";
            case CallEvent.Rejected rejected -> "hangup";
            case CallEvent.WaitedInLine waited -> "queue";
            case CallEvent.LeftRecording left -> "voicemail";
            case CallEvent.PromisedCallback promised -> "callback";
            case CallEvent.Notified notified -> "notify";
            case CallEvent.HungUp hungUp -> "hangup";
            case CallEvent.Said said -> "say";
            case CallEvent.Pressed pressed -> "collect";
            case CallEvent.Connected connected -> "transfer";
            case CallEvent.HandedOver handed -> "goto";
            case CallEvent.LeftNode left -> "branch";
            case CallEvent.LookedUp looked -> "lookup";
            case CallEvent.Failed failed -> "warning";
            case CallEvent.Ended ended -> "hangup";
        };
    }

    /**
     * One event as a sentence.
     *
     * @param flow the flow as it was then, where it is still known
     */
    static String sentence(CallEvent event, Optional<FlowDefinition> flow) {
        return switch (event) {
            case CallEvent.Started started -> "A call from " + from(started.from()) + " to " + started.to();
            case CallEvent.CameOver over ->
                "Over the trunk “" + over.trunk() + "”"
                        + (over.diverted().isEmpty() ? "" : ", forwarded from " + over.diverted());
            case CallEvent.Answered answered -> "Answered";
            case CallEvent.EnteredNode entered -> name(flow, entered.node());
            case CallEvent.EnteredFlow entered -> "Flow “" + entered.flow() + "”";
            case CallEvent.Milestone milestone -> "Achieved: " + milestone.outcome();
            case CallEvent.Rejected rejected ->
                "Turned away: "
                        + switch (rejected.cause()) {
                            case BUSY -> "the caller hears busy";
                            case DECLINED -> "declined";
                            case NOT_FOUND -> "as if the number did not exist";
                            case UNAVAILABLE -> "nobody can be reached";
                        };
            case CallEvent.WaitedInLine waited ->
                "Waited " + Moments.length(Duration.ofMillis(waited.waitedMs())) + " in the queue “" + waited.queue()
                        + "”";
            case CallEvent.LeftRecording left ->
                "Left a recording of " + Moments.length(Duration.ofMillis(left.lengthMs())) + " in “" + left.box()
                        + "”";
            case CallEvent.PromisedCallback promised -> "Is to be called back";
            case CallEvent.Notified notified -> "Told " + notified.whom();
            case CallEvent.HungUp hungUp -> "The caller has gone; the flow goes on alone";
            case CallEvent.Said said -> "“" + said.words() + "”";
            case CallEvent.Pressed pressed -> "Caller pressed " + pressed.digits();
            case CallEvent.Connected connected -> connected.who() + " answered";
            case CallEvent.HandedOver handed -> handedOver(handed);
            case CallEvent.LeftNode left -> "→ " + exit(flow, left);
            case CallEvent.LookedUp looked -> looked.what() + ": " + looked.result() + " (" + looked.tookMs() + " ms)";
            case CallEvent.Failed failed -> failed.problem();
            case CallEvent.Ended ended -> outcome(ended.outcome());
        };
    }

    private static String handedOver(CallEvent.HandedOver handed) {
        return switch (handed.result()) {
            case TAKEN_OVER -> "Handed over: the caller and " + handed.who() + " talk without Ivory now";
            case REFUSED -> "Not handed over, the call goes on here: the caller's telephone system does not take it";
            case FAILED ->
                "Not handed over, the call goes on here: the caller's telephone system has not reached " + handed.who();
            case NO_NEWS ->
                "Not handed over, the call goes on here: the caller's telephone system has not said how it went";
        };
    }

    static String from(String number) {
        return number.isEmpty() ? "a withheld number" : number;
    }

    private static String name(Optional<FlowDefinition> flow, NodeId node) {
        return flow.flatMap(found -> found.node(node)).map(FlowNode::name).orElse(node.value());
    }

    private static String exit(Optional<FlowDefinition> flow, CallEvent.LeftNode left) {
        return flow.flatMap(found -> found.node(left.node())
                        .map(node -> ExitWords.of(found, node, left.exit()).label()))
                .orElse(left.exit().name());
    }
}
