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

    /** Where {@code words} begin in {@code json} for the first time, as problems tell it: {@code 27:7}. */
    static String whereIs(String words, String json) {
        String before = json.substring(0, json.indexOf(words));
        return before.lines().count() + (before.endsWith("\n") ? 1 : 0) + ":"
                + (before.length() - before.lastIndexOf('\n'));
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
