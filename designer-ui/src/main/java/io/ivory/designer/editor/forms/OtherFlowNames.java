package io.ivory.designer.editor.forms;

import java.util.List;

/** The flows that a step can lead into: all that are published, but not the one that is drawn. */
final class OtherFlowNames {

    private OtherFlowNames() {}

    static List<String> of(NodeEditing<?> node) {
        String self = node.editing().id().value();
        return node.resources().flows().keySet().stream()
                .filter(name -> !name.equals(self))
                .sorted()
                .toList();
    }
}
