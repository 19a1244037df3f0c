package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Glyph;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Days with rules of their own: one row each with the date, its name and when the shop is open all the same. */
final class DaysField extends Div {

    private static final long serialVersionUID = 1;

    private final List<Row> rows = new ArrayList<>();
    private final Div list = new Div();

    DaysField(String title, String addWords, Map<LocalDate, SpecialDay> days) {
        addClassName("days-field");
        var add = new Button(addWords, new Glyph("plus"), click -> addRow(null, new SpecialDay("", List.of())));
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        add(new H3(title), list, add);
        new TreeMap<>(days).forEach(this::addRow);
    }

    private void addRow(@Nullable LocalDate date, SpecialDay day) {
        var row = new Row(date, day);
        row.remove.addClickListener(click -> {
            rows.remove(row);
            list.remove(row);
        });
        rows.add(row);
        list.add(row);
    }

    /** The days; empty if a row cannot be read, which is said there. */
    Optional<Map<LocalDate, SpecialDay>> read() {
        var days = new TreeMap<LocalDate, SpecialDay>();
        boolean valid = true;
        for (Row row : rows) {
            Optional<List<TimeRange>> ranges = HoursWords.parse(row.ranges.getValue());
            LocalDate date = row.date.getValue();
            boolean twice = date != null && days.containsKey(date);
            row.date.setErrorMessage(twice ? "This day is in the list twice" : "Choose a day");
            row.date.setInvalid(date == null || twice);
            row.name.setErrorMessage("Name it");
            row.name.setInvalid(row.name.getValue().isBlank());
            row.ranges.setErrorMessage("Such as 10:00-14:00");
            row.ranges.setInvalid(ranges.isEmpty());
            if (date == null || twice || ranges.isEmpty() || row.name.isInvalid()) {
                valid = false;
            } else {
                days.put(date, new SpecialDay(row.name.getValue().strip(), ranges.get()));
            }
        }
        return valid ? Optional.of(days) : Optional.empty();
    }

    /** One day. */
    private static final class Row extends Div {

        private static final long serialVersionUID = 1;

        private final DatePicker date = new DatePicker();
        private final TextField name = new TextField();
        private final TextField ranges = new TextField();
        private final Button remove = new Button(new Glyph("trash"));

        Row(@Nullable LocalDate day, SpecialDay special) {
            addClassName("day-row");
            date.setManualValidation(true);
            date.setAriaLabel("Day");
            date.setPlaceholder("Day");
            date.setValue(day);
            name.setManualValidation(true);
            name.setAriaLabel("What it is called");
            name.setPlaceholder("New Year");
            name.setValue(special.name());
            ranges.setManualValidation(true);
            ranges.setAriaLabel("Open all the same");
            ranges.setPlaceholder("closed");
            ranges.setValue(HoursWords.ranges(special.ranges()));
            remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
            remove.setAriaLabel("Remove this day");
            add(date, name, ranges, remove);
        }
    }
}
