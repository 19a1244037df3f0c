package io.ivory.designer.workspace;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a person or team that callers can be connected to. */
public final class DestinationDialog extends Dialog {

    private static final long serialVersionUID = 1;

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public DestinationDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, Destination> all = workspace.resources().resources().destinations();
        TextField name = ResourceNames.field(existing, "operators");
        var uri = new TextField("SIP address");
        uri.setManualValidation(true);
        uri.setWidthFull();
        uri.setPlaceholder("sip:anna@10.0.0.5");
        uri.setHelperText("Callers can be connected to this address only: they cannot choose another.");
        Destination present = existing == null ? null : all.get(existing);
        if (present instanceof Person(String address)) {
            uri.setValue(address);
        }
        DialogFrame.fill(
                this,
                existing == null ? "New person or team" : "Person or team",
                () -> {
                    person.require(ResourceKind.DESTINATION.changedBy());
                    boolean named = ResourceNames.accepts(name, all.keySet());
                    try {
                        var destination = new Person(uri.getValue().strip());
                        uri.setInvalid(false);
                        if (named) {
                            workspace.resources().save(name.getValue().strip(), destination, person.name());
                            saved.accept(name.getValue().strip());
                        }
                        return named;
                    } catch (InvalidFlowException e) {
                        uri.setErrorMessage("A SIP address such as sip:anna@10.0.0.5");
                        uri.setInvalid(true);
                        return false;
                    }
                },
                name,
                uri);
    }
}
