package io.ivory.flow.diff;

import org.jspecify.annotations.Nullable;

/**
 * One field of a node that is not what it was.
 *
 * @param field where it stands in the node: {@code name}, {@code ask.tries}, {@code options.3}
 * @param before its former value in words; null for none
 * @param after its value in words; null for none
 * @param sentence what changed, without the node's name
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after, String sentence) {}
