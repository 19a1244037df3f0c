package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.Set;

/**
 * Names a node within its flow, for good: renaming a node changes its name and never its id.
 *
 * @param value a slug such as {@code main-menu-2}: a letter, then up to 39 of a-z, 0-9 and hyphen
 */
public record NodeId(String value) implements Comparable<NodeId> {

    public NodeId {
        require(Slug.isValid(value), "A node id is " + Slug.RULE + ", but this one is \"" + value + "\"");
    }

    /** Makes an id from a first name, numbered when {@code taken} holds it already. */
    public static NodeId fromName(String name, Set<NodeId> taken) {
        return new NodeId(Slug.from(name, "node", slug -> taken.contains(new NodeId(slug))));
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
