package io.ivory.designer.flows;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.FlowDefinition;
import io.ivory.runtime.store.BundlePreview;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import java.util.function.Consumer;

/** Asks for a name and what to begin with; of a sample it shows first all that it brings. */
final class NewFlowDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField name = new TextField("Name");
    private final RadioButtonGroup<Starter> starter = new RadioButtonGroup<>("Begin with");
    private final Div brings = new Div();
    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient SampleStore sample;
    private final transient Consumer<FlowId> created;

    /** @param created called with the new flow */
    NewFlowDialog(Workspace workspace, SignedIn person, Consumer<FlowId> created) {
        this.workspace = workspace;
        this.person = person;
        this.sample = new SampleStore(workspace, person);
        this.created = created;
        setHeaderTitle("New flow");
        name.setId("new-flow-name");
        name.setPlaceholder("Shop main line");
        name.setMaxLength(FlowDefinition.MAX_NAME);
        name.setWidthFull();
        name.setAutofocus(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(change -> showWhatComes());
        starter.setItems(Starter.values());
        starter.setValue(Starter.EMPTY);
        starter.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        starter.setRenderer(new ComponentRenderer<>(NewFlowDialog::describe));
        starter.addValueChangeListener(change -> showWhatComes());
        brings.addClassName("new-flow-brings");
        brings.getElement().setAttribute("aria-live", "polite");
        brings.setVisible(false);
        var body = new Div(name, starter, brings);
        body.addClassName("dialog-body");
        add(body);
        var cancel = new Button("Cancel", click -> close());
        var make = new Button("Create", click -> submit());
        make.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        make.addClickShortcut(Key.ENTER);
        make.setId("new-flow-create");
        getFooter().add(cancel, make);
    }

    private static Div describe(Starter starter) {
        var words = new Div(starter.title());
        var hint = new Div(starter.hint());
        hint.addClassNames("quiet", "small");
        return new Div(words, hint);
    }

    private void showWhatComes() {
        brings.removeAll();
        boolean isSample = starter.getValue() == Starter.ONLINE_STORE;
        brings.setVisible(isSample);
        if (isSample) {
            String typed = name.getValue().strip();
            BundlePreview preview = sample.preview(typed.isEmpty() ? Starter.ONLINE_STORE.title() : typed);
            brings.add(new Div("This will"), new PreviewList(preview));
            if (preview.items().stream().anyMatch(item -> item.effect() == BundlePreview.Effect.LEFT_ASIDE)) {
                var words = new Paragraph("People and services are for an administrator to add. The flow waits for them"
                        + " before it can be published.");
                words.addClassNames("quiet", "small");
                brings.add(words);
            }
        }
    }

    private void submit() {
        if (name.getValue().isBlank()) {
            name.setInvalid(true);
            name.setErrorMessage("Give the flow a name that says what it is for");
            return;
        }
        person.require(Role.EDITOR);
        try {
            FlowId flow = create(name.getValue().strip());
            close();
            created.accept(flow);
        } catch (StoreException e) {
            Notice.problem(e);
        }
    }

    private FlowId create(String typed) {
        return starter.getValue() == Starter.ONLINE_STORE
                ? sample.create(typed)
                : workspace.flows().create(starter.getValue().flow(typed), person.name());
    }
}
