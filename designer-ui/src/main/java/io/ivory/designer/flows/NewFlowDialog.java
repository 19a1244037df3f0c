package io.ivory.designer.flows;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.ivory.flow.FlowDefinition;
import java.util.function.Consumer;

/** Asks for a name and what to begin with. */
final class NewFlowDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final TextField name = new TextField("Name");
    private final RadioButtonGroup<Starter> starter = new RadioButtonGroup<>("Begin with");
    private final transient Consumer<FlowDefinition> create;

    NewFlowDialog(Consumer<FlowDefinition> create) {
        this.create = create;
        setHeaderTitle("New flow");
        name.setId("new-flow-name");
        name.setPlaceholder("Shop main line");
        name.setMaxLength(FlowDefinition.MAX_NAME);
        name.setWidthFull();
        name.setAutofocus(true);
        starter.setItems(Starter.values());
        starter.setValue(Starter.EMPTY);
        starter.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        starter.setRenderer(new ComponentRenderer<>(NewFlowDialog::describe));
        var body = new Div(name, starter);
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

    private void submit() {
        if (name.getValue().isBlank()) {
            name.setInvalid(true);
            name.setErrorMessage("Give the flow a name that says what it is for");
            return;
        }
        close();
        create.accept(starter.getValue().flow(name.getValue().strip()));
    }
}
