package io.ivory.flow.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The flows of the test resources. */
final class Fixtures {

    private Fixtures() {}

    /** A flow that uses every node type and nearly every key. */
    static String shop() {
        return text("shop.ivr.json");
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
