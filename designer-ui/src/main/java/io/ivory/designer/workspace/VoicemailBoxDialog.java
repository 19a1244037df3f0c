package io.ivory.designer.workspace;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.di.Instantiator;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a voicemail box: its greeting, how much it keeps, and who is told of what callers leave. */
public final class VoicemailBoxDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField email = new TextField("Send recordings to");
    private final Select<String> greeting;
    private final CountField maximum;

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public VoicemailBoxDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, Destination> all = workspace.resources().resources().destinations();
        TextField name = ResourceNames.field(existing, "orders");
        var present = existing != null && all.get(existing) instanceof VoicemailBox box
                ? box
                : new VoicemailBox(null, null, VoicemailBox.DEFAULT_RECORDINGS);
        drawEmail(present);
        greeting = RecordingChoice.of(
                workspace,
                "Greeting",
                "Please speak after the tone",
                present.greeting(),
                "A recording of the workspace, for steps that say nothing themselves");
        maximum = new CountField(
                "Keeps at most",
                "recordings",
                present.maximum(),
                VoicemailBox.MAX_RECORDINGS,
                "The oldest that was heard makes room. While all are new, callers hear that it is full.");
        var saving = new DestinationSaving(workspace, person, name, all.keySet(), saved);
        DialogFrame.fill(
                this,
                existing == null ? "New voicemail box" : "Voicemail box",
                () -> saving.save(this::typed),
                name,
                email,
                greeting,
                maximum);
    }

    private void drawEmail(VoicemailBox present) {
        email.setManualValidation(true);
        email.setWidthFull();
        email.setPlaceholder("office@shop.example");
        email.setClearButtonVisible(true);
        email.setValue(present.email() == null ? "" : present.email());
        // the dialog opens from the workspace and from within a flow: neither has anything else to do with letters
        boolean sent =
                Instantiator.get(UI.getCurrent()).getOrCreate(Letters.class).areSent();
        email.setHelperText(
                sent
                        ? "An e-mail with the recording; without an address it is only kept here."
                        : "Nothing will be sent: no mail server is set up (IVORY_MAIL_HOST). Recordings are kept here.");
        email.setClassName("helper-warns", !sent);
    }

    /** What was typed; says at the field what is wrong with it otherwise. */
    private Optional<VoicemailBox> typed() {
        Optional<Integer> most = maximum.typed();
        String address = email.getValue().strip();
        try {
            var box = new VoicemailBox(address.isEmpty() ? null : address, greeting.getValue(), most.orElse(1));
            email.setInvalid(false);
            return most.isPresent() ? Optional.of(box) : Optional.empty();
        } catch (InvalidFlowException e) {
            email.setErrorMessage("An address such as office@shop.example");
            email.setInvalid(true);
            return Optional.empty();
        }
    }
}
