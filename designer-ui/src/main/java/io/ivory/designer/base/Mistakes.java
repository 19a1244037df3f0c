package io.ivory.designer.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.Text;
import java.util.Optional;

/** Leads whoever pressed Save to the first field that is not right: it may be out of sight, and is read out once reached. */
public final class Mistakes {

    private Mistakes() {}

    /** The first field within {@code form} that says what is wrong with it. */
    public static Optional<Component> first(Component form) {
        if (form instanceof Text || !form.isVisible()) { // bare words cannot be asked whether they are visible
            return Optional.empty();
        }
        if (form instanceof HasValidation field && field.isInvalid() && form instanceof Focusable<?>) {
            return Optional.of(form);
        }
        return form.getChildren().flatMap(child -> first(child).stream()).findFirst();
    }

    /** Moves the focus there, if anything is wrong. */
    public static void focusFirst(Component form) {
        first(form).ifPresent(field -> ((Focusable<?>) field).focus());
    }
}
