package io.ivory.designer.editor.forms;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.VariableName;
import java.util.ArrayList;
import java.util.List;

/** What expressions can use: the flow's variables and what every call knows. */
final class Known {

    private static final List<String> OF_EVERY_CALL =
            List.of("call.from", "call.to", "call.diverted", "call.language", "now", "today", "time");

    private Known() {}

    /** Names to offer where a value is asked for. */
    static List<String> values(FlowDefinition flow) {
        var names = new ArrayList<String>();
        flow.variables().keySet().stream().map(VariableName::value).forEach(names::add);
        names.addAll(OF_EVERY_CALL);
        return names;
    }
}
