package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.TableDialog;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.VariableType;
import java.util.Set;

/** The form of a caller check: the lists of known and unwelcome callers. */
final class CallerForm {

    private CallerForm() {}

    static Component of(NodeEditing<CallerCheck> node) {
        var form = new Fields<>(node);
        form.hint("A caller is known whose number is among the contacts, or whose earlier call was answered.");
        Set<String> tables = node.resources().tables().keySet();
        form.maybeNamed(
                "contacts",
                "Contacts",
                "No table: by earlier calls alone",
                tables,
                CallerCheck::contacts,
                (check, table) -> new CallerCheck(check.head(), table, check.blocked(), check.into()));
        form.maybeNamed(
                "blocked",
                "Callers who are not welcome",
                "Nobody",
                tables,
                CallerCheck::blocked,
                (check, table) -> new CallerCheck(check.head(), check.contacts(), table, check.into()));
        form.hint(
                "Numbers stand in a column named “number”, or in the first one. How they are written does not matter.");
        form.add(SmallButtons.add(
                "New table",
                () -> new TableDialog(node.editing().workspace(), node.editing().person(), null, name -> node.redraw())
                        .open()));
        if (node.node().contacts() != null) {
            form.variable(
                    "into",
                    "Keep the contact as",
                    VariableType.RECORD,
                    CallerCheck::into,
                    (check, into) -> new CallerCheck(check.head(), check.contacts(), check.blocked(), into));
        }
        return form.box();
    }
}
