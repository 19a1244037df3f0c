package io.ivory.flow.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema (2020-12) of the flow format, for editors and other people's tools. */
public final class FlowSchema {

    /** The name it is published under: the same for every release that writes this version of the format. */
    public static final String FILE = "flow-" + FlowJson.VERSION + ".json";

    private static final String RESOURCE = "/io/ivory/flow/flow.schema.json";

    private FlowSchema() {}

    /** Its text. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(FlowSchema.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema in the jar cannot be read", e);
        }
    }
}
