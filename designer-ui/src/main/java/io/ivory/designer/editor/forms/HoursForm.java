package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.HoursDialog;
import io.ivory.designer.workspace.HoursWords;
import io.ivory.designer.workspace.OverrideWords;
import io.ivory.flow.Hours;
import io.ivory.flow.resource.OpeningHours;
import java.time.Instant;

/** The form of an hours node: which opening hours decide. */
final class HoursForm {

    private HoursForm() {}

    static Component of(NodeEditing<Hours> node) {
        var form = new Fields<>(node);
        form.named(
                "hours",
                "Opening hours",
                node.resources().hours().keySet(),
                Hours::hours,
                (hours, name) -> new Hours(hours.head(), name));
        String chosen = node.node().hours();
        OpeningHours hours = chosen == null ? null : node.resources().hours().get(chosen);
        if (chosen != null && hours != null) {
            form.hint(HoursWords.week(hours));
            Instant now = node.editing().workspace().now();
            hours.overrideAt(now).ifPresent(override -> form.hint(OverrideWords.running(override, hours, now)));
            form.add(SmallButtons.icon(
                    "pencil",
                    "Change these hours",
                    () -> new HoursDialog(
                                    node.editing().workspace(), node.editing().person(), chosen, name -> node.redraw())
                            .open()));
        }
        form.add(SmallButtons.add(
                "New opening hours",
                () -> new HoursDialog(node.editing().workspace(), node.editing().person(), null, name -> {
                            node.restructure(changed -> new Hours(changed.head(), name));
                            node.redraw();
                        })
                        .open()));
        return form.box();
    }
}
