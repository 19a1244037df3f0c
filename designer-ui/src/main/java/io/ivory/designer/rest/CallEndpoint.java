package io.ivory.designer.rest;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.store.CallFilter;
import io.ivory.runtime.store.CallRecord;
import io.ivory.runtime.store.CallStore;
import io.ivory.runtime.store.CallSummary;
import io.ivory.runtime.store.FlowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Call records for scripts. */
@RestController
@RequestMapping("/api/calls")
final class CallEndpoint {

    private final CallStore calls;

    CallEndpoint(CallStore calls) {
        this.calls = calls;
    }

    /** One page of calls, the newest first, and how many there are in all. */
    record Page(int total, int offset, List<Call> calls) {}

    /** A call; the times it has not come to and the outcome are missing while it goes on. */
    record Call(
            String id,
            String from,
            String to,
            String flow,
            String flowName,
            int revision,
            Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable String outcome) {

        static Call of(CallSummary call) {
            return new Call(
                    call.id().value(),
                    call.from(),
                    call.to(),
                    call.flow(),
                    call.flowName(),
                    call.revision(),
                    call.startedAt(),
                    call.answeredAt(),
                    call.endedAt(),
                    call.outcome() == null ? null : call.outcome().name());
        }
    }

    /** A call with everything that happened in it, in order. */
    record Detailed(Call call, List<Event> events) {

        static Detailed of(CallRecord record) {
            return new Detailed(
                    Call.of(record.summary()),
                    record.events().stream().map(Event::of).toList());
        }
    }

    /** Something that happened; parts that this type of event does not have are missing. */
    record Event(
            Instant at,
            String type,
            @Nullable String node,
            @Nullable String text,
            @Nullable String result,
            @Nullable Long tookMs) {

        static Event of(CallEvent event) {
            return switch (event) {
                case CallEvent.Started e -> new Event(e.at(), "started", null, null, null, null);
                case CallEvent.CameOver e ->
                    new Event(e.at(), "cameOver", null, e.trunk(), e.diverted().isEmpty() ? null : e.diverted(), null);
                case CallEvent.Answered e -> new Event(e.at(), "answered", null, null, null, null);
                case CallEvent.EnteredNode e -> at(e, "entered", e.node().value(), null);
                case CallEvent.EnteredFlow e -> new Event(e.at(), "enteredFlow", null, e.flow(), null, null);
                case CallEvent.Milestone e -> at(e, "milestone", e.node().value(), e.outcome());
                case CallEvent.Rejected e ->
                    at(e, "rejected", e.node().value(), e.cause().json());
                case CallEvent.WaitedInLine e ->
                    new Event(e.at(), "waited", e.node().value(), e.queue(), null, e.waitedMs());
                case CallEvent.LeftRecording e ->
                    new Event(e.at(), "leftRecording", e.node().value(), e.box(), null, e.lengthMs());
                case CallEvent.PromisedCallback e ->
                    at(e, "promisedCallback", e.node().value(), null);
                case CallEvent.Notified e -> at(e, "notified", e.node().value(), e.whom());
                case CallEvent.HungUp e -> new Event(e.at(), "hungUp", null, null, null, null);
                case CallEvent.Said e -> at(e, "said", e.node().value(), e.words());
                case CallEvent.Pressed e -> at(e, "pressed", e.node().value(), e.digits());
                case CallEvent.Connected e -> at(e, "connected", e.node().value(), e.who());
                case CallEvent.HandedOver e ->
                    new Event(
                            e.at(),
                            "handedOver",
                            e.node().value(),
                            e.who(),
                            e.result().name(),
                            null);
                case CallEvent.LeftNode e ->
                    at(e, "left", e.node().value(), e.exit().name());
                case CallEvent.Failed e -> at(e, "failed", e.node().value(), e.problem());
                case CallEvent.LookedUp e ->
                    new Event(e.at(), "lookedUp", e.node().value(), e.what(), e.result(), e.tookMs());
                case CallEvent.Ended e ->
                    new Event(e.at(), "ended", null, null, e.outcome().name(), null);
            };
        }

        private static Event at(CallEvent event, String type, String node, @Nullable String text) {
            return new Event(event.at(), type, node, text, null, null);
        }
    }

    @GetMapping
    Page page(
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<String> flow,
            @RequestParam Optional<String> number) {
        var filter = new CallFilter(flow.map(FlowId::new).orElse(null), null, null, null, number.orElse(null));
        return new Page(
                calls.count(filter),
                offset,
                calls.page(offset, limit, filter).stream().map(Call::of).toList());
    }

    /** The same page for a terminal. */
    @GetMapping(params = "as=text", produces = MediaType.TEXT_PLAIN_VALUE)
    String table(
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam Optional<String> flow,
            @RequestParam Optional<String> number) {
        Page page = page(offset, limit, flow, number);
        var table = new TextTable("CAME IN", "FROM", "TO", "FLOW", "SECONDS", "OUTCOME", "ID");
        for (Call call : page.calls()) {
            table.add(
                    TextTable.time(call.startedAt()),
                    call.from().isEmpty() ? "withheld" : call.from(),
                    call.to(),
                    call.flow() + " " + call.revision(),
                    call.endedAt() == null
                            ? ""
                            : String.valueOf(Duration.between(call.startedAt(), call.endedAt())
                                    .toSeconds()),
                    Objects.requireNonNullElse(call.outcome(), "goes on"),
                    call.id());
        }
        return table.text() + page.calls().size() + " of " + page.total() + " calls\n";
    }

    /** The same call for a terminal. */
    @GetMapping(value = "/{id}", params = "as=text", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> timeline(@PathVariable String id) {
        return ResponseEntity.of(calls.find(new CallId(id)).map(CallEndpoint::timeline));
    }

    private static String timeline(CallRecord record) {
        var table = new TextTable("SECONDS", "NODE", "WHAT", "");
        for (CallEvent happened : record.events()) {
            Event event = Event.of(happened);
            Duration since = Duration.between(record.summary().startedAt(), event.at());
            table.add(
                    since.toSeconds() + "." + "%03d".formatted(since.toMillisPart()),
                    Objects.requireNonNullElse(event.node(), ""),
                    event.type(),
                    Stream.of(event.text(), event.result())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(": ")));
        }
        return table.text();
    }

    @GetMapping("/{id}")
    ResponseEntity<Detailed> find(@PathVariable String id) {
        return ResponseEntity.of(calls.find(new CallId(id)).map(Detailed::of));
    }
}
