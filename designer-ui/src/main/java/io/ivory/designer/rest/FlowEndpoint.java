package io.ivory.designer.rest;

import io.ivory.runtime.store.Bundles;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.FlowStore;
import io.ivory.runtime.store.FlowSummary;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Flows for scripts: list, export, publish, delete. */
@RestController
@RequestMapping("/api/flows")
final class FlowEndpoint {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final FlowStore flows;
    private final Bundles bundles;

    FlowEndpoint(FlowStore flows, Bundles bundles) {
        this.flows = flows;
        this.bundles = bundles;
    }

    /** A flow in the list; {@code publishedRevision} is missing while it was never published. */
    record Flow(
            String id,
            String name,
            @Nullable Integer publishedRevision,
            boolean draftAhead,
            Instant changedAt,
            String changedBy,
            List<String> numbers,
            int callsToday) {

        static Flow of(FlowSummary flow) {
            return new Flow(
                    flow.id().value(),
                    flow.name(),
                    flow.publishedRevision(),
                    flow.draftAhead(),
                    flow.changedAt(),
                    flow.changedBy(),
                    flow.numbers(),
                    flow.callsToday());
        }
    }

    /** What to note in the history; nothing if left out. */
    record Publishing(@Nullable String sentence) {}

    /** Which revision takes calls now. */
    record Published(String flow, int revision) {}

    @GetMapping
    List<Flow> list() {
        return flows.list().stream().map(Flow::of).toList();
    }

    /** The same list for a terminal. */
    @GetMapping(params = "as=text", produces = MediaType.TEXT_PLAIN_VALUE)
    String table() {
        var table = new TextTable("FLOW", "NAME", "PUBLISHED", "DRAFT", "NUMBERS", "CALLS TODAY", "CHANGED");
        for (Flow flow : list()) {
            table.add(
                    flow.id(),
                    flow.name(),
                    flow.publishedRevision() == null ? "no" : "revision " + flow.publishedRevision(),
                    flow.draftAhead() ? "ahead" : "the same",
                    String.join(" ", flow.numbers()),
                    String.valueOf(flow.callsToday()),
                    TextTable.time(flow.changedAt()) + " by " + flow.changedBy());
        }
        return table.text();
    }

    @GetMapping("/{id:[a-z][a-z0-9-]*}.json")
    ResponseEntity<byte[]> json(@PathVariable String id) {
        byte[] file = bundles.json(new FlowId(id)).getBytes(StandardCharsets.UTF_8);
        return download(id + ".ivr.json", MediaType.APPLICATION_JSON, file);
    }

    @GetMapping("/{id:[a-z][a-z0-9-]*}.zip")
    ResponseEntity<byte[]> zip(@PathVariable String id) {
        return download(id + ".ivr.zip", ZIP, bundles.zip(new FlowId(id)));
    }

    @PostMapping("/{id}/publish")
    Published publish(
            @PathVariable String id, @RequestBody(required = false) @Nullable Publishing publishing, Principal script) {
        String sentence = publishing == null || publishing.sentence() == null ? "" : publishing.sentence();
        return new Published(id, flows.publish(new FlowId(id), script.getName(), sentence));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        flows.delete(new FlowId(id));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<byte[]> download(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
