package io.ivory.designer.workspace;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.di.Instantiator;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.Workspace;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes an e-mail address that flows can write to. */
public final class EmailAddressDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField address = new TextField("E-mail address");

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public EmailAddressDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        var all = workspace.resources().resources().destinations();
        TextField name = ResourceNames.field(existing, "office");
        address.setManualValidation(true);
        address.setWidthFull();
        address.setPlaceholder("office@shop.example");
        if (existing != null && all.get(existing) instanceof EmailAddress(String present)) {
            address.setValue(present);
        }
        // the dialog opens from the workspace and from within a flow: neither has anything else to do with letters
        boolean sent =
                Instantiator.get(UI.getCurrent()).getOrCreate(Letters.class).areSent();
        address.setHelperText(
                sent
                        ? "Flows write to this address only: callers cannot choose another."
                        : "Nothing will be sent: no mail server is set up (IVORY_MAIL_HOST).");
        address.setClassName("helper-warns", !sent);
        var saving = new DestinationSaving(workspace, person, name, all.keySet(), saved);
        DialogFrame.fill(
                this,
                existing == null ? "New e-mail address" : "E-mail address",
                () -> saving.save(this::typed),
                name,
                address);
    }

    /** What was typed; says at the field what is wrong with it otherwise. */
    private Optional<EmailAddress> typed() {
        try {
            var typed = new EmailAddress(address.getValue().strip());
            address.setInvalid(false);
            return Optional.of(typed);
        } catch (InvalidFlowException e) {
            address.setErrorMessage("An address such as office@shop.example");
            address.setInvalid(true);
            return Optional.empty();
        }
    }
}
