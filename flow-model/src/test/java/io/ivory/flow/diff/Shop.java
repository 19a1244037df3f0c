package io.ivory.flow.diff;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The flow of the test resources that uses every node type. */
final class Shop {

    private Shop() {}

    static FlowDefinition flow() {
        try (InputStream in = Objects.requireNonNull(FlowJson.class.getResourceAsStream("shop.ivr.json"))) {
            return FlowJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
