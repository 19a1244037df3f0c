package io.ivory.designer.workspace;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a queue: who takes the calls, how many callers may wait, and what they hear. */
public final class QueueDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private static final String QUIET_TUNE = "A quiet tune";

    private final PeopleField people;
    private final IntegerField capacity = new IntegerField("May wait at once");
    private final Select<String> music = new Select<>();

    /**
     * @param existing the name of the one to change; null for a new one
     * @param saved called with its name
     */
    public QueueDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, Destination> all = workspace.resources().resources().destinations();
        TextField name = ResourceNames.field(existing, "service");
        CallQueue present = existing != null && all.get(existing) instanceof CallQueue queue ? queue : null;
        List<String> persons = all.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Person)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        people = new PeopleField(persons, present == null ? List.of() : present.agents());
        people.label("Who takes the calls", "Whoever has been free for longest is rung first");
        drawCapacity(present);
        drawMusic(workspace, present);
        DialogFrame.fill(
                this,
                existing == null ? "New queue" : "Queue",
                () -> {
                    person.require(ResourceKind.DESTINATION.changedBy());
                    boolean named = ResourceNames.accepts(name, all.keySet());
                    Optional<CallQueue> typed = typed();
                    if (!named || typed.isEmpty()) {
                        return false;
                    }
                    workspace.resources().save(name.getValue().strip(), typed.get(), person.name());
                    saved.accept(name.getValue().strip());
                    return true;
                },
                name,
                people,
                capacity,
                music);
    }

    private void drawCapacity(@Nullable CallQueue present) {
        capacity.setManualValidation(true);
        capacity.setMin(1);
        capacity.setMax(CallQueue.MAX_CAPACITY);
        capacity.setStepButtonsVisible(true);
        capacity.setValue(present == null ? CallQueue.DEFAULT_CAPACITY : present.capacity());
        capacity.setSuffixComponent(new Div("callers"));
        capacity.setWidthFull();
        capacity.setHelperText("Whoever calls then goes on by “full” at once");
    }

    private void drawMusic(Workspace workspace, @Nullable CallQueue present) {
        music.setLabel("Music");
        music.setWidthFull();
        music.setEmptySelectionAllowed(true);
        music.setEmptySelectionCaption(QUIET_TUNE);
        music.setPlaceholder(QUIET_TUNE);
        var recordings = new TreeSet<>(workspace.resources().resources().audio());
        String chosen = present == null ? null : present.music();
        if (chosen != null) {
            recordings.add(chosen);
        }
        music.setItems(recordings);
        music.setValue(chosen);
        music.setHelperText("A recording of the workspace, played over and over");
    }

    /** What was chosen; says at the field what is wrong with it otherwise. */
    private Optional<CallQueue> typed() {
        Integer most = capacity.getValue();
        boolean counted = most != null && most >= 1 && most <= CallQueue.MAX_CAPACITY;
        capacity.setInvalid(!counted);
        capacity.setErrorMessage("A whole number from 1 to " + CallQueue.MAX_CAPACITY);
        try {
            var queue = new CallQueue(people.chosen(), music.getValue(), counted ? most : 1);
            people.mark("");
            return counted ? Optional.of(queue) : Optional.empty();
        } catch (InvalidFlowException e) {
            people.mark("Add 1 to " + CallQueue.MAX_AGENTS + " people. Each is made first, as one telephone");
            return Optional.empty();
        }
    }
}
