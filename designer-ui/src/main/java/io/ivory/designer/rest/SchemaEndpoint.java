package io.ivory.designer.rest;

import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.FlowSchema;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schema of flow files, for editors that check while somebody types. Open to all: it tells of no flow. */
@RestController
final class SchemaEndpoint {

    /** A release may word it better, so that a day is long enough. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final String schema = FlowSchema.text();

    @GetMapping("/schema/flow-" + FlowJson.VERSION + ".json")
    ResponseEntity<String> schema() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .eTag("\"" + Integer.toHexString(schema.hashCode()) + "\"")
                .body(schema);
    }
}
