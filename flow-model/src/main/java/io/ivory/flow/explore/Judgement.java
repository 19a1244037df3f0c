package io.ivory.flow.explore;

import io.ivory.flow.expression.ValueKind;
import org.jspecify.annotations.Nullable;

/** What an expression comes to at one place of a flow. */
sealed interface Judgement {

    /** It yields this in every call. */
    record Yields(Object value) implements Judgement {}

    /** It fails in every call. */
    record Fails() implements Judgement {}

    /**
     * It depends on the call.
     *
     * @param kind what it yields; null if it may fail
     */
    record Open(@Nullable ValueKind kind) implements Judgement {

        boolean mayFail() {
            return kind == null;
        }
    }
}
