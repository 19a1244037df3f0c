package io.ivory.designer.workspace;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes a queue: who takes the calls, how many callers may wait, and what they hear. */
public final class QueueDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final PeopleField people;
    private final CountField capacity;
    private final Select<String> music;

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
        capacity = new CountField(
                "May wait at once",
                "callers",
                present == null ? CallQueue.DEFAULT_CAPACITY : present.capacity(),
                CallQueue.MAX_CAPACITY,
                "Whoever calls then goes on by “full” at once");
        music = RecordingChoice.of(
                workspace,
                "Music",
                "A quiet tune",
                present == null ? null : present.music(),
                "A recording of the workspace, played over and over");
        var saving = new DestinationSaving(workspace, person, name, all.keySet(), saved);
        DialogFrame.fill(
                this,
                existing == null ? "New queue" : "Queue",
                () -> saving.save(this::typed),
                name,
                people,
                capacity,
                music);
    }

    /** What was chosen; says at the field what is wrong with it otherwise. */
    private Optional<CallQueue> typed() {
        Optional<Integer> most = capacity.typed();
        try {
            var queue = new CallQueue(people.chosen(), music.getValue(), most.orElse(1));
            people.mark("");
            return most.isPresent() ? Optional.of(queue) : Optional.empty();
        } catch (InvalidFlowException e) {
            people.mark("Add 1 to " + CallQueue.MAX_AGENTS + " people. Each is made first, as one telephone");
            return Optional.empty();
        }
    }
}
