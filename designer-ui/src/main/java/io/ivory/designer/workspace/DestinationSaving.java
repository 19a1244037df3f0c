package io.ivory.designer.workspace;

import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.resource.Destination;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How the dialogs of destinations save: by somebody who may, under a name that nothing else has.
 *
 * @param name the field for the name
 * @param taken the names that there are
 * @param saved called with the name
 */
record DestinationSaving(
        Workspace workspace, SignedIn person, TextField name, Set<String> taken, Consumer<String> saved) {

    /** Saves what was typed; false if the name cannot be, or nothing was typed that can. */
    boolean save(Supplier<? extends Optional<? extends Destination>> typed) {
        person.require(ResourceKind.DESTINATION.changedBy());
        boolean named = ResourceNames.accepts(name, taken);
        Optional<? extends Destination> destination = typed.get();
        if (!named || destination.isEmpty()) {
            return false;
        }
        String chosen = name.getValue().strip();
        workspace.resources().save(chosen, destination.get(), person.name());
        saved.accept(chosen);
        return true;
    }
}
