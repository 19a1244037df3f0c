package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all nodes have, whatever their type.
 *
 * @param id names the node for good
 * @param name what people call it; free text of 1 to 80 characters
 * @param targets where each connected exit leads; an exit that is missing here is not connected yet
 * @param extensions other tools' {@code x-} keys
 */
public record NodeHead(NodeId id, String name, Map<Exit, NodeId> targets, Extensions extensions) {

    public static final int MAX_NAME = 80;

    public NodeHead {
        require(
                !name.isBlank() && name.length() <= MAX_NAME,
                "A node's name has 1 to " + MAX_NAME + " characters, but that of " + id + " has " + name.length());
        targets = copyInOrder(targets);
    }

    public static NodeHead of(NodeId id, String name) {
        return new NodeHead(id, name, Map.of(), Extensions.NONE);
    }

    public NodeHead withName(String newName) {
        return new NodeHead(id, newName, targets, extensions);
    }

    public NodeHead withTargets(Map<Exit, NodeId> newTargets) {
        return new NodeHead(id, name, newTargets, extensions);
    }

    public NodeHead withExtensions(Extensions newExtensions) {
        return new NodeHead(id, name, targets, newExtensions);
    }

    /** The same head with {@code exit} leading to {@code target}. */
    public NodeHead connect(Exit exit, NodeId target) {
        var connected = new LinkedHashMap<>(targets);
        connected.put(exit, target);
        return withTargets(connected);
    }

    /** The same head with {@code exit} leading nowhere. */
    public NodeHead disconnect(Exit exit) {
        var connected = new LinkedHashMap<>(targets);
        connected.remove(exit);
        return withTargets(connected);
    }
}
