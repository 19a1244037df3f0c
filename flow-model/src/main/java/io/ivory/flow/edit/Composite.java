package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/**
 * Several edits as one step of undo.
 *
 * @param description what the step is called
 * @param edits in this order
 */
public record Composite(String description, List<FlowEdit> edits) implements FlowEdit {

    public Composite {
        edits = List.copyOf(edits);
    }

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        FlowDefinition result = flow;
        for (FlowEdit edit : edits) {
            result = edit.applyTo(result);
        }
        return result;
    }

    @Override
    public String describe(FlowDefinition before) {
        return description;
    }
}
