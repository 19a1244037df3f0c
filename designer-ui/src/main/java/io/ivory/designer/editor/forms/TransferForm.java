package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import io.ivory.designer.workspace.DestinationDialog;
import io.ivory.flow.Transfer;
import io.ivory.runtime.store.ResourceKind;
import java.util.LinkedHashSet;
import java.util.List;

/** The form of a transfer: whom to ring, for how long, and how the two come together. */
final class TransferForm {

    private static final double SHORTEST_S = 5;
    private static final double LONGEST_S = 300;

    private TransferForm() {}

    static Component of(NodeEditing<Transfer> node) {
        var form = new Fields<>(node);
        form.add(whom(node));
        if (node.mayChange(ResourceKind.DESTINATION)) {
            form.add(SmallButtons.add(
                    "New person or team",
                    () -> new DestinationDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(transfer -> transfer.withDestination(name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.choice(
                "by",
                "Connect by",
                List.of(Transfer.Means.values()),
                TransferForm::words,
                Transfer::by,
                Transfer::withMeans);
        boolean refers = node.node().by() == Transfer.Means.REFER;
        switch (node.node().by()) {
            case BRIDGE -> {}
            case ATTENDED ->
                form.hint("The two talk at once. Where the caller's telephone system can do it, it then connects them"
                        + " directly, and the flow is over; where not, the call goes on here as if nothing were.");
            case REFER ->
                form.hint("Once the person has taken the call, it no longer runs through here, and the flow is over.");
        }
        form.seconds(
                "ringFor",
                refers ? "Wait for news for" : "Let it ring for",
                "After that the call goes on at “nobody answers”",
                SHORTEST_S,
                LONGEST_S,
                Transfer::ringFor,
                Transfer::withRingFor);
        form.prompt(new PromptField.Slot<>(
                "announcement", "Say before it rings", Transfer::announcement, Transfer::withAnnouncement, true));
        return form.box();
    }

    /** A name of the workspace, or a number or address that is typed. */
    private static Component whom(NodeEditing<Transfer> node) {
        var names = new LinkedHashSet<>(node.resources().destinations().keySet());
        String chosen = node.node().destination();
        if (chosen != null) {
            names.add(chosen);
        }
        var field = new ComboBox<String>("Ring");
        field.setAllowCustomValue(true);
        field.setManualValidation(true);
        field.setWidthFull();
        field.setItems(names);
        field.setPlaceholder("anna, +49 30 1234567, sip:…");
        field.setTooltipText("A person or team of the workspace, a number with its country, or a SIP address");
        field.getElement().setAttribute("data-field", "to");
        if (chosen != null) {
            field.setValue(chosen);
        }
        field.addCustomValueSetListener(typed -> {
            String whom = typed.getDetail().strip();
            if (!whom.isEmpty()) {
                node.restructure(transfer -> transfer.withDestination(whom));
            }
        });
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.restructure(transfer -> transfer.withDestination(change.getValue()));
            }
        });
        node.marks().add("to", field);
        return field;
    }

    private static String words(Transfer.Means means) {
        return switch (means) {
            case BRIDGE -> "Ringing from here; the flow goes on";
            case ATTENDED -> "Ringing from here, then handing over";
            case REFER -> "Handing over to the caller's own system";
        };
    }
}
