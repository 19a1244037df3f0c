package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.VoicemailBoxDialog;
import io.ivory.flow.PromptId;
import io.ivory.flow.Voicemail;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.store.ResourceKind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a voicemail step: the box, the greeting and when a recording ends. */
final class VoicemailForm {

    private VoicemailForm() {}

    static Component of(NodeEditing<Voicemail> node) {
        var form = new Fields<>(node);
        form.named(
                "box",
                "Voicemail box",
                node.resources().destinations().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof VoicemailBox)
                        .map(Map.Entry::getKey)
                        .toList(),
                Voicemail::box,
                VoicemailForm::into);
        if (node.mayChange(ResourceKind.DESTINATION)) {
            form.add(SmallButtons.add(
                    "New voicemail box",
                    () -> new VoicemailBoxDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(voicemail -> into(voicemail, name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.prompt(new PromptField.Slot<>(
                "greeting", "Say before the tone", Voicemail::greeting, VoicemailForm::greeting, true));
        form.hint("Without words here callers hear the greeting of the box, or “Please speak after the tone”.");
        form.row(row -> row.seconds(
                        "maxLength",
                        "At most",
                        "So long a recording may be",
                        seconds(Voicemail.SHORTEST_LENGTH),
                        seconds(Voicemail.LONGEST_LENGTH),
                        Voicemail::maxLength,
                        (voicemail, most) -> new Voicemail(
                                voicemail.head(), voicemail.box(), voicemail.greeting(), most, voicemail.silence()))
                .seconds(
                        "silence",
                        "Ends after silence of",
                        "A key of the telephone and hanging up end it too",
                        seconds(Voicemail.SHORTEST_SILENCE),
                        seconds(Voicemail.LONGEST_SILENCE),
                        Voicemail::silence,
                        (voicemail, silence) -> new Voicemail(
                                voicemail.head(),
                                voicemail.box(),
                                voicemail.greeting(),
                                voicemail.maxLength(),
                                silence)));
        return form.box();
    }

    private static Voicemail into(Voicemail voicemail, String box) {
        return new Voicemail(voicemail.head(), box, voicemail.greeting(), voicemail.maxLength(), voicemail.silence());
    }

    private static Voicemail greeting(Voicemail voicemail, @Nullable PromptId greeting) {
        return new Voicemail(voicemail.head(), voicemail.box(), greeting, voicemail.maxLength(), voicemail.silence());
    }

    private static double seconds(Duration limit) {
        return limit.toMillis() / 1_000.0;
    }
}
