package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.Set;

/**
 * Names a prompt within its flow.
 *
 * @param value a slug such as {@code menu-intro}
 */
public record PromptId(String value) implements Comparable<PromptId> {

    public PromptId {
        require(Slug.isValid(value), "A prompt id is " + Slug.RULE + ", but this one is \"" + value + "\"");
    }

    /** Makes an id from a first name, numbered when {@code taken} holds it already. */
    public static PromptId fromName(String name, Set<PromptId> taken) {
        return new PromptId(Slug.from(name, "prompt", slug -> taken.contains(new PromptId(slug))));
    }

    @Override
    public int compareTo(PromptId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
