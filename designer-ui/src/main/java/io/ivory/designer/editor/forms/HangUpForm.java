package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.flow.HangUp;
import io.ivory.flow.RejectCause;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The form of a hang-up node: perhaps a goodbye, or what callers are turned away with. */
final class HangUpForm {

    private static final List<Optional<RejectCause>> CHOICES = Stream.concat(
                    Stream.of(Optional.<RejectCause>empty()),
                    Arrays.stream(RejectCause.values()).map(Optional::of))
            .toList();

    private HangUpForm() {}

    static Component of(NodeEditing<HangUp> node) {
        var form = new Fields<>(node);
        form.choice(
                "reject",
                "Who is not answered yet",
                CHOICES,
                HangUpForm::words,
                hangUp -> Optional.ofNullable(hangUp.reject()),
                (hangUp, cause) -> hangUp.withReject(cause.orElse(null)));
        if (node.node().reject() != null) {
            form.hint("Nothing may be said before: a call is answered at the first words."
                    + " Who is answered already hears the goodbye.");
        }
        form.prompt(new PromptField.Slot<>("goodbye", "Say goodbye", HangUp::goodbye, HangUp::withGoodbye, true));
        return form.box();
    }

    private static String words(Optional<RejectCause> choice) {
        return choice.map(cause -> switch (cause) {
                    case BUSY -> "Hears the busy tone";
                    case DECLINED -> "Is declined";
                    case NOT_FOUND -> "Is told that there is no such number";
                    case UNAVAILABLE -> "Is told that nobody can be reached";
                })
                .orElse("Is answered, then hung up on");
    }
}
