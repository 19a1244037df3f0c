package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;

/**
 * Gives the flow another name.
 *
 * @param name 1 to 80 characters
 */
public record RenameFlow(String name) implements FlowEdit {

    @Override
    public FlowDefinition applyTo(FlowDefinition flow) {
        return flow.withName(name);
    }

    @Override
    public String describe(FlowDefinition before) {
        return "Rename the flow to \"" + name + "\"";
    }
}
