package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.flow.GoToFlow;

/** The form of a node that goes on in another flow: which. */
final class GoToForm {

    private GoToForm() {}

    static Component of(NodeEditing<GoToFlow> node) {
        return new Fields<>(node)
                .named(
                        "flow",
                        "Go on in",
                        OtherFlowNames.of(node),
                        GoToFlow::flow,
                        (goTo, flow) -> new GoToFlow(goTo.head(), flow))
                .hint("Published flows can be chosen. Variables that both flows have keep their values.")
                .box();
    }
}
