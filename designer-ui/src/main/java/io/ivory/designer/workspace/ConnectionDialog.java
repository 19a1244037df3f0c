package io.ivory.designer.workspace;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a service that flows may ask over HTTP. */
public final class ConnectionDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField name;
    private final TextField address = new TextField("Address");
    private final TextArea headers = new TextArea("Headers with secrets");

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public ConnectionDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, Connection> all = workspace.resources().resources().connections();
        name = ResourceNames.field(existing, "orders");
        address.setManualValidation(true);
        address.setWidthFull();
        address.setPlaceholder("https://shop.example/api");
        address.setHelperText("Requests of flows are made of this address and their path.");
        headers.setManualValidation(true);
        headers.setWidthFull();
        headers.setPlaceholder("Authorization: orders-token");
        headers.setHelperText("One a line: the header, a colon, and the name of the secret. The secret itself is set on"
                + " the server and never shown or exported.");
        Connection present = existing == null ? null : all.get(existing);
        if (present != null) {
            address.setValue(present.baseUrl().toString());
            headers.setValue(String.join(
                    "\n",
                    present.secretHeaders().entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue())
                            .toList()));
        }
        DialogFrame.fill(
                this,
                existing == null ? "New service" : "Service",
                () -> {
                    person.require(ResourceKind.CONNECTION.changedBy());
                    boolean named = ResourceNames.accepts(name, all.keySet());
                    Optional<Connection> connection = connection();
                    if (!named || connection.isEmpty()) {
                        return false;
                    }
                    workspace.resources().save(name.getValue().strip(), connection.get(), person.name());
                    saved.accept(name.getValue().strip());
                    return true;
                },
                name,
                address,
                headers);
    }

    private Optional<Connection> connection() {
        Optional<URI> uri = uri(address.getValue().strip());
        address.setErrorMessage("An address that begins with http:// or https://");
        address.setInvalid(uri.isEmpty());
        Optional<Map<String, String>> secrets = secrets();
        headers.setErrorMessage("Each line: the header, a colon, the secret's name");
        headers.setInvalid(secrets.isEmpty());
        if (uri.isEmpty() || secrets.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Connection(uri.get(), secrets.get()));
        } catch (InvalidFlowException e) {
            address.setErrorMessage(e.getMessage());
            address.setInvalid(true);
            return Optional.empty();
        }
    }

    private static Optional<URI> uri(String typed) {
        try {
            var uri = new URI(typed);
            boolean usable =
                    uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, String>> secrets() {
        var secrets = new LinkedHashMap<String, String>();
        for (String line : headers.getValue().split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(colon + 1).isBlank()) {
                return Optional.empty();
            }
            secrets.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return Optional.of(secrets);
    }
}
