package io.ivory.runtime.store;

import static io.ivory.flow.Checks.require;

import io.ivory.flow.Slug;

/**
 * Names a flow in the workspace, in web addresses and in call records, for good.
 *
 * @param value a slug such as {@code main-line}; the name of the flow's file without {@code .ivr.json}
 */
public record FlowId(String value) implements Comparable<FlowId> {

    public FlowId {
        require(Slug.isValid(value), "A flow's id is " + Slug.RULE + ", but this one is \"" + value + "\"");
    }

    @Override
    public int compareTo(FlowId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
