package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.flow.Milestone;

/** The form of a milestone: what was achieved. */
final class MilestoneForm {

    private MilestoneForm() {}

    static Component of(NodeEditing<Milestone> node) {
        return new Fields<>(node)
                .text(
                        "outcome",
                        "What the caller has achieved",
                        "Such as: order status told. It stands in the call's record and in statistics",
                        Milestone::outcome,
                        (milestone, outcome) -> new Milestone(milestone.head(), outcome))
                .box();
    }
}
