package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Glyph;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What overrides opening hours for a while: one row each with what they say then, from when, until when, and why. */
final class OverridesField extends Div {

    private static final long serialVersionUID = 1;

    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();

    OverridesField(List<HoursOverride> overrides) {
        addClassName("days-field");
        var add = new Button("Override for a while", new Glyph("plus"), click -> addRow(null));
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(new H3("For a while (a snow day, an unplanned sale)"), list, add);
        overrides.forEach(this::addRow);
    }

    private void addRow(@Nullable HoursOverride override) {
        var row = new Row(override);
        row.remove.addClickListener(click -> {
            rows.remove(row);
            list.remove(row);
        });
        rows.add(row);
        list.add(row);
    }

    /** The overrides; empty if a row cannot be read, which is said there. */
    Optional<List<HoursOverride>> read() {
        var overrides = new ArrayList<HoursOverride>();
        boolean valid = true;
        for (Row row : rows) {
            Optional<HoursOverride> override = row.read();
            override.ifPresent(overrides::add);
            valid &= override.isPresent();
        }
        return valid ? Optional.of(overrides) : Optional.empty();
    }

    /** One override. */
    private static final class Row extends Div {

        private static final long serialVersionUID = 1;

        private final Select<OpeningHours.State> state = new Select<>();
        private final DateTimePicker from = new DateTimePicker();
        private final DateTimePicker until = new DateTimePicker();
        private final TextField note = new TextField();
        private final Button remove = new Button(new Glyph("trash"));

        Row(@Nullable HoursOverride override) {
            addClassName("override-row");
            state.setAriaLabel("What the hours say");
            state.setItems(OpeningHours.State.CLOSED, OpeningHours.State.OPEN, OpeningHours.State.SPECIAL);
            state.setItemLabelGenerator(OverrideWords::state);
            state.setValue(override == null ? OpeningHours.State.CLOSED : override.state());
            from.setManualValidation(true);
            from.setAriaLabel("From");
            until.setManualValidation(true);
            until.setAriaLabel("Until");
            if (override != null) {
                from.setValue(override.from());
                until.setValue(override.until());
                note.setValue(override.note());
            }
            note.setAriaLabel("Why");
            note.setPlaceholder("Snow");
            note.setMaxLength(HoursOverride.MAX_NOTE);
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel("Remove this override");
            add(state, note, remove, from, until);
        }

        Optional<HoursOverride> read() {
            LocalDateTime start = from.getValue();
            LocalDateTime end = until.getValue();
            from.setErrorMessage("Say when it begins");
            from.setInvalid(start == null);
            until.setErrorMessage(end == null ? "Say when it ends" : "It ends before it begins");
            until.setInvalid(end == null || (start != null && !start.isBefore(end)));
            return start == null || end == null || until.isInvalid()
                    ? Optional.empty()
                    : Optional.of(new HoursOverride(
                            state.getValue(),
                            start.truncatedTo(ChronoUnit.MINUTES),
                            end.truncatedTo(ChronoUnit.MINUTES),
                            note.getValue().strip()));
        }
    }
}
