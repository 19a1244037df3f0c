package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where one question differs from the keys that mean the same everywhere in its flow.
 *
 * @param keys the other key of some commands
 * @param off the commands that have no key here
 */
public record OwnKeys(Map<KeyCommand, Digit> keys, Set<KeyCommand> off) {

    /** All as everywhere. */
    public static final OwnKeys NONE = new OwnKeys(Map.of(), Set.of());

    public OwnKeys {
        var ordered = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        ordered.putAll(keys);
        keys = copyInOrder(ordered);
        off = Set.copyOf(off);
        require(off.stream().noneMatch(ordered::containsKey), "A command has a key of its own or none, not both");
    }

    /** The key of {@code command} here, where it is {@code everywhere} elsewhere; empty if it has none. */
    Optional<Digit> key(KeyCommand command, Map<KeyCommand, Digit> everywhere) {
        return off.contains(command)
                ? Optional.empty()
                : Optional.ofNullable(keys.getOrDefault(command, everywhere.get(command)));
    }

    /** With {@code command} as everywhere. */
    public OwnKeys asEverywhere(KeyCommand command) {
        var changed = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        changed.putAll(keys);
        changed.remove(command);
        return new OwnKeys(changed, without(command));
    }

    /** With another key for {@code command}. */
    public OwnKeys with(KeyCommand command, Digit key) {
        var changed = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        changed.putAll(keys);
        changed.put(command, key);
        return new OwnKeys(changed, without(command));
    }

    /** Without a key for {@code command}. */
    public OwnKeys switchingOff(KeyCommand command) {
        OwnKeys cleared = asEverywhere(command);
        var none = EnumSet.of(command);
        none.addAll(cleared.off);
        return new OwnKeys(cleared.keys, none);
    }

    private Set<KeyCommand> without(KeyCommand command) {
        var left = EnumSet.noneOf(KeyCommand.class);
        left.addAll(off);
        left.remove(command);
        return left;
    }
}
