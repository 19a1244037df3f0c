package io.ivory.designer.workspace;

import com.vaadin.flow.component.select.Select;
import io.ivory.runtime.store.Workspace;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A field that chooses one of the workspace's recordings, or none. */
final class RecordingChoice {

    private RecordingChoice() {}

    /**
     * @param without what is heard where none is chosen
     * @param chosen the present one, offered even if it is gone; null for none
     */
    static Select<String> of(
            Workspace workspace, String label, String without, @Nullable String chosen, String explanation) {
        var field = new Select<String>();
        field.setLabel(label);
        field.setWidthFull();
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(without);
        field.setPlaceholder(without);
        var recordings = new TreeSet<>(workspace.resources().resources().audio());
        if (chosen != null) {
            recordings.add(chosen);
        }
        field.setItems(recordings);
        field.setValue(chosen);
        field.setHelperText(explanation);
        return field;
    }
}
