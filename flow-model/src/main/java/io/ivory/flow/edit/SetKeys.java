package io.ivory.flow.edit;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.NodeId;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the keys that mean the same at every question.
 *
 * @param keys the key of each command; one that is missing has none
 * @param operator where the key for a person leads; nowhere if null
 */
public record SetKeys(Map<KeyCommand, Digit> keys, @Nullable NodeId operator) implements FlowEdit {

    public SetKeys {
        keys = copyInOrder(keys);
    }

    /** The keys of {@code flow}, but another one, or none if null, for {@code command}. */
    public static SetKeys of(FlowDefinition flow, KeyCommand command, @Nullable Digit key) {
        var keys = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        keys.putAll(flow.keys());
        if (key == null) {
            keys.remove(command);
        } else {
            keys.put(command, key);
        }
        return new SetKeys(keys, flow.operator());
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withKeys(keys)
                .withOperator(
                        operator == null ? null : Edits.node(flow, operator).id());
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Set the keys for all questions";
    }
}
