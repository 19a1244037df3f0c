package io.ivory.designer.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Notice;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.store.NumberStore;
import io.ivory.runtime.store.RefusedException;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The last look before callers hear it: what is still wrong, who will hear it, and a sentence for the history. */
final class PublishDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int MAX_SENTENCE = 500;

    private final transient Editing editing;
    private final transient Runnable published;
    private final TextField sentence = new TextField("What changed? (for the history)");
    private final TextField number = new TextField("Number that callers dial");
    private final Button publish = new Button("Publish");

    PublishDialog(Editing editing, Runnable published, Consumer<NodeId> goTo) {
        this.editing = editing;
        this.published = published;
        editing.refreshResources();
        setHeaderTitle("Publish “" + editing.flow().name() + "”");
        var body = new Div();
        body.addClassName("dialog-body");
        if (editing.unsaved().isPresent()) {
            body.add(new Paragraph("Your last changes are not saved, so callers would hear something else than you see."
                    + " The bar above the canvas says what to do."));
        } else if (editing.errors().isEmpty()) {
            ready(body);
        } else {
            blocked(body, goTo);
        }
        add(body);
        publish.setId("publish-confirm");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.setDisableOnClick(true);
        publish.setEnabled(editing.errors().isEmpty() && editing.unsaved().isEmpty());
        publish.addClickListener(click -> submit());
        getFooter().add(new Button("Cancel", click -> close()), publish);
    }

    private void blocked(Div body, Consumer<NodeId> goTo) {
        int errors = editing.errors().size();
        body.add(new Paragraph(
                errors == 1
                        ? "One thing has to be mended before callers may hear this."
                        : errors + " things have to be mended before callers may hear this."));
        var list = new Div();
        list.addClassName("problem-list");
        editing.errors()
                .forEach(problem -> list.add(ProblemsDrawer.line(editing.flow(), problem, node -> {
                    close();
                    goTo.accept(node);
                })));
        body.add(list);
    }

    private void ready(Div body) {
        List<String> numbers = numbers();
        if (numbers.isEmpty()) {
            body.add(new Paragraph("No number leads to this flow yet, so nobody will hear it until one does."));
        } else {
            body.add(new Paragraph("Callers of " + String.join(", ", numbers)
                    + " hear it from the next call on. Calls that go on now finish as they began."));
        }
        if (editing.person().may(Role.ADMIN) && numbers.isEmpty()) {
            number.setId("publish-number");
            number.setManualValidation(true);
            number.setPlaceholder("+1 800 555 0100");
            number.setHelperText("May stay empty. You can give it one later under Numbers.");
            number.setWidthFull();
            body.add(number);
        }
        sentence.setMaxLength(MAX_SENTENCE);
        sentence.setWidthFull();
        body.add(sentence);
        if (!editing.warnings().isEmpty()) {
            var list = new Div();
            list.addClassName("problem-list");
            editing.warnings().forEach(problem -> list.add(ProblemsDrawer.line(editing.flow(), problem, node -> {})));
            body.add(new Paragraph("Callers will manage, but you may want to look at this first:"), list);
        }
    }

    private List<String> numbers() {
        return editing.workspace().numbers().list().stream()
                .filter(assigned -> assigned.flow().equals(editing.id()))
                .map(NumberStore.Assignment::number)
                .toList();
    }

    private void submit() {
        editing.person().require(Role.EDITOR);
        try {
            if (numberFits()) {
                publish();
            }
        } catch (UnfinishedFlowException | StoreException | SpeechException e) {
            Notice.problem(e);
        } finally {
            publish.setEnabled(true);
        }
    }

    /** Whether the number may lead here; says at the field why not. No other flow loses its callers by the way. */
    private boolean numberFits() {
        if (number.getValue().isBlank()) {
            return true;
        }
        editing.person().require(Role.ADMIN);
        try {
            String plain = NumberStore.plain(number.getValue());
            Optional<NumberStore.Assignment> taken = editing.workspace().numbers().list().stream()
                    .filter(assigned -> assigned.number().equals(plain))
                    .filter(assigned -> !assigned.flow().equals(editing.id()))
                    .findFirst();
            taken.ifPresent(assigned -> number.setErrorMessage(plain + " leads to “" + assigned.flowName()
                    + "”. To change that, go to Numbers. Leave this empty to publish without a number."));
            number.setInvalid(taken.isPresent());
        } catch (RefusedException e) {
            number.setErrorMessage(e.getMessage());
            number.setInvalid(true);
        }
        return !number.isInvalid();
    }

    private void publish() {
        int revision = editing.workspace()
                .flows()
                .publish(
                        editing.id(),
                        editing.version(),
                        editing.person().name(),
                        sentence.getValue().strip());
        if (!number.getValue().isBlank()) {
            editing.workspace().numbers().assign(number.getValue(), editing.id());
        }
        close();
        Notice.done("Published: revision " + revision + " takes calls from now on");
        published.run();
    }
}
