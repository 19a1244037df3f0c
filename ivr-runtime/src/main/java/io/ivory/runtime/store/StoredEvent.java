package io.ivory.runtime.store;

import static io.ivory.runtime.store.Database.instant;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.flow.RejectCause;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.HandOverResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code call_events}.
 *
 * @param at when it happened
 * @param kind what happened
 * @param node the node it happened at; empty where it is about the call
 * @param detail the words, keys, exit, question or problem
 * @param result what a look-up found
 * @param tookMs how long a look-up took, in milliseconds
 */
record StoredEvent(Instant at, Kind kind, String node, String detail, String result, long tookMs) {

    private static final int MAX_DETAIL = 2_000;
    private static final int MAX_RESULT = 200;

    enum Kind {
        CAME_OVER,
        ANSWERED,
        ENTERED,
        ENTERED_FLOW,
        SAID,
        PRESSED,
        CONNECTED,
        HANDED_OVER,
        LEFT,
        LOOKED_UP,
        MILESTONE,
        REJECTED,
        RECORDED,
        WAITED,
        NOTIFIED,
        PROMISED,
        HUNG_UP,
        FAILED
    }

    /** The row of {@code event}; none for the beginning and the end of a call, which are in the call's own row. */
    static Optional<StoredEvent> of(CallEvent event) {
        return switch (event) {
            case CallEvent.Started _, CallEvent.Ended _ -> Optional.empty();
            case CallEvent.CameOver e ->
                Optional.of(new StoredEvent(
                        e.at(),
                        Kind.CAME_OVER,
                        "",
                        Cleaned.text(e.trunk(), 40),
                        Cleaned.text(e.diverted(), MAX_RESULT),
                        0));
            case CallEvent.Answered e -> Optional.of(new StoredEvent(e.at(), Kind.ANSWERED, "", "", "", 0));
            case CallEvent.EnteredNode e -> row(e.at(), Kind.ENTERED, e.node(), "");
            case CallEvent.EnteredFlow e ->
                Optional.of(new StoredEvent(e.at(), Kind.ENTERED_FLOW, "", Cleaned.text(e.flow(), 40), "", 0));
            case CallEvent.Milestone e -> row(e.at(), Kind.MILESTONE, e.node(), e.outcome());
            case CallEvent.PromisedCallback e -> row(e.at(), Kind.PROMISED, e.node(), "");
            case CallEvent.Notified e -> row(e.at(), Kind.NOTIFIED, e.node(), e.whom());
            case CallEvent.Rejected e ->
                row(e.at(), Kind.REJECTED, e.node(), e.cause().name());
            case CallEvent.WaitedInLine e ->
                Optional.of(new StoredEvent(
                        e.at(), Kind.WAITED, e.node().value(), Cleaned.text(e.queue(), MAX_DETAIL), "", e.waitedMs()));
            case CallEvent.LeftRecording e ->
                Optional.of(new StoredEvent(
                        e.at(), Kind.RECORDED, e.node().value(), Cleaned.text(e.box(), MAX_DETAIL), "", e.lengthMs()));
            case CallEvent.HungUp e ->
                Optional.of(
                        new StoredEvent(e.at(), Kind.HUNG_UP, "", e.outcome().name(), "", 0));
            case CallEvent.Said e -> row(e.at(), Kind.SAID, e.node(), e.words());
            case CallEvent.Pressed e -> row(e.at(), Kind.PRESSED, e.node(), e.digits());
            case CallEvent.Connected e -> row(e.at(), Kind.CONNECTED, e.node(), e.who());
            case CallEvent.HandedOver e ->
                Optional.of(new StoredEvent(
                        e.at(),
                        Kind.HANDED_OVER,
                        e.node().value(),
                        Cleaned.text(e.who(), MAX_DETAIL),
                        e.result().name(),
                        0));
            case CallEvent.LeftNode e ->
                row(e.at(), Kind.LEFT, e.node(), e.exit().name());
            case CallEvent.Failed e -> row(e.at(), Kind.FAILED, e.node(), e.problem());
            case CallEvent.LookedUp e ->
                Optional.of(new StoredEvent(
                        e.at(),
                        Kind.LOOKED_UP,
                        e.node().value(),
                        Cleaned.text(e.what(), MAX_DETAIL),
                        Cleaned.text(e.result(), MAX_RESULT),
                        e.tookMs()));
        };
    }

    private static Optional<StoredEvent> row(Instant at, Kind kind, NodeId node, String detail) {
        return Optional.of(new StoredEvent(at, kind, node.value(), Cleaned.text(detail, MAX_DETAIL), "", 0));
    }

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                instant(row, "at"),
                Kind.valueOf(row.getString("kind")),
                row.getString("node"),
                row.getString("detail"),
                row.getString("result"),
                row.getLong("took_ms"));
    }

    CallEvent toEvent(CallId call) {
        return switch (kind) {
            case CAME_OVER -> new CallEvent.CameOver(call, at, detail, result);
            case ANSWERED -> new CallEvent.Answered(call, at);
            case ENTERED -> new CallEvent.EnteredNode(call, at, new NodeId(node));
            case ENTERED_FLOW -> new CallEvent.EnteredFlow(call, at, detail);
            case MILESTONE -> new CallEvent.Milestone(call, at, new NodeId(node), detail);
            case REJECTED -> new CallEvent.Rejected(call, at, new NodeId(node), RejectCause.valueOf(detail));
            case RECORDED -> new CallEvent.LeftRecording(call, at, new NodeId(node), detail, tookMs);
            case PROMISED -> new CallEvent.PromisedCallback(call, at, new NodeId(node));
            case WAITED -> new CallEvent.WaitedInLine(call, at, new NodeId(node), detail, tookMs);
            case NOTIFIED -> new CallEvent.Notified(call, at, new NodeId(node), detail);
            case HUNG_UP -> new CallEvent.HungUp(call, at, CallOutcome.valueOf(detail));
            case SAID -> new CallEvent.Said(call, at, new NodeId(node), detail);
            case PRESSED -> new CallEvent.Pressed(call, at, new NodeId(node), detail);
            case CONNECTED -> new CallEvent.Connected(call, at, new NodeId(node), detail);
            case HANDED_OVER ->
                new CallEvent.HandedOver(call, at, new NodeId(node), detail, HandOverResult.valueOf(result));
            case LEFT -> new CallEvent.LeftNode(call, at, new NodeId(node), new Exit(detail));
            case LOOKED_UP -> new CallEvent.LookedUp(call, at, new NodeId(node), detail, result, tookMs);
            case FAILED -> new CallEvent.Failed(call, at, new NodeId(node), detail);
        };
    }
}
