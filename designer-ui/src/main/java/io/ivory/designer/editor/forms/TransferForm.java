package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.DestinationDialog;
import io.ivory.flow.Transfer;
import io.ivory.runtime.store.ResourceKind;

/** The form of a transfer: whom to ring and for how long. */
final class TransferForm {

    private static final double SHORTEST_S = 5;
    private static final double LONGEST_S = 300;

    private TransferForm() {}

    static Component of(NodeEditing<Transfer> node) {
        var form = new Fields<>(node);
        form.named(
                "to",
                "Ring",
                node.resources().destinations().keySet(),
                Transfer::destination,
                (transfer, name) -> to(transfer, name));
        if (node.mayChange(ResourceKind.DESTINATION)) {
            form.add(SmallButtons.add(
                    "New person or team",
                    () -> new DestinationDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(transfer -> to(transfer, name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.seconds(
                "ringFor",
                "Let it ring for",
                "After that the call goes on at “nobody answers”",
                SHORTEST_S,
                LONGEST_S,
                Transfer::ringFor,
                (transfer, ringFor) ->
                        new Transfer(transfer.head(), transfer.destination(), ringFor, transfer.announcement()));
        form.prompt(new PromptField.Slot<>(
                "announcement",
                "Say before it rings",
                Transfer::announcement,
                (transfer, prompt) -> new Transfer(transfer.head(), transfer.destination(), transfer.ringFor(), prompt),
                true));
        return form.box();
    }

    private static Transfer to(Transfer transfer, String destination) {
        return new Transfer(transfer.head(), destination, transfer.ringFor(), transfer.announcement());
    }
}
