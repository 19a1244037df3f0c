package io.ivory.flow.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The documentation pages of the rules, which travel with the rules themselves. */
public final class RulePages {

    private RulePages() {}

    /** The page of the rule {@code id} as Markdown; empty if there is no such rule. */
    public static Optional<String> markdown(String id) {
        return FlowChecks.rule(id).map(rule -> read(rule.id() + ".md"));
    }

    /** The list of all rules as Markdown; its links lead to {@code ID.md}. */
    public static String index() {
        return read("README.md");
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(RulePages.class.getResourceAsStream("rules/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + file + " cannot be read", e);
        }
    }
}
