package io.ivory.designer.workspace;

import com.vaadin.flow.component.textfield.TextField;
import io.ivory.flow.resource.Bundle;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The field for the name by which flows refer to something. A name that flows may use already cannot be changed. */
final class ResourceNames {

    private static final Pattern VALID = Pattern.compile(Bundle.NAME_PATTERN);

    private ResourceNames() {}

    static TextField field(@Nullable String existing, String example) {
        var name = new TextField("Name");
        name.setManualValidation(true);
        name.setWidthFull();
        name.setPlaceholder(example);
        name.setReadOnly(existing != null);
        name.setHelperText(existing == null ? "Flows refer to it by this name: letters, digits, - and _" : "");
        if (existing != null) {
            name.setValue(existing);
        }
        return name;
    }

    /** Whether the typed name can be taken; says at the field why not. */
    static boolean accepts(TextField name, Collection<String> taken) {
        String typed = name.getValue().strip();
        String problem = "";
        if (!VALID.matcher(typed).matches()) {
            problem = "Letters, digits, - and _, beginning with a letter or digit";
        } else if (!name.isReadOnly() && taken.contains(typed)) {
            problem = "There is one of this name already";
        }
        name.setErrorMessage(problem);
        name.setInvalid(!problem.isEmpty());
        return problem.isEmpty();
    }
}
