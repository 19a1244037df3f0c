package io.ivory.designer.workspace;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.Optional;

/** How many of something there may be, from one to a limit. */
final class CountField extends IntegerField {

    private static final long serialVersionUID = 1;

    private final int most;

    /** @param unit what is counted */
    CountField(String label, String unit, int present, int most, String explanation) {
        super(label);
        this.most = most;
        setManualValidation(true);
        setMin(1);
        setMax(most);
        setStepButtonsVisible(true);
        setValue(present);
        setSuffixComponent(new Div(unit));
        setWidthFull();
        setHelperText(explanation);
    }

    /** What was typed; says that it is no such number otherwise. */
    Optional<Integer> typed() {
        Integer value = getValue();
        boolean counted = value != null && value >= 1 && value <= most;
        setInvalid(!counted);
        setErrorMessage("A whole number from 1 to " + most);
        return counted ? Optional.of(value) : Optional.empty();
    }
}
