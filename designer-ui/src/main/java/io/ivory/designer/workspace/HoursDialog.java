package io.ivory.designer.workspace;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes or changes opening hours: the week, holidays, special days, the time zone. */
public final class HoursDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private static final OpeningHours USUAL = new OpeningHours(
            ZoneId.systemDefault(),
            weekdays(new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0))),
            Map.of(),
            Map.of());

    private final Map<DayOfWeek, TextField> week = new EnumMap<>(DayOfWeek.class);
    private final ComboBox<String> zone = new ComboBox<>("Time zone");
    private final DaysField holidays;
    private final DaysField specialDays;
    private final OverridesField overrides;

    /**
     * @param existing the name of the ones to change; null for new ones
     * @param saved called with their name
     */
    public HoursDialog(Workspace workspace, SignedIn person, @Nullable String existing, Consumer<String> saved) {
        Map<String, OpeningHours> all = workspace.resources().resources().hours();
        OpeningHours hours = existing == null ? USUAL : all.getOrDefault(existing, USUAL);
        TextField name = ResourceNames.field(existing, "shop");
        zone.setManualValidation(true);
        zone.setItems(ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") || id.equals("UTC"))
                .sorted()
                .toList());
        zone.setValue(hours.zone().getId());
        zone.setWidthFull();
        holidays = new DaysField("Holidays", "Add a holiday", hours.holidays());
        specialDays = new DaysField(
                "Special days (with a way of their own in the flow)", "Add a special day", hours.specialDays());
        overrides = new OverridesField(hours.overrides());
        DialogFrame.fill(
                this,
                existing == null ? "New opening hours" : "Opening hours",
                () -> {
                    person.require(ResourceKind.HOURS.changedBy());
                    boolean named = ResourceNames.accepts(name, all.keySet());
                    Optional<OpeningHours> read = read();
                    if (!named || read.isEmpty()) {
                        return false;
                    }
                    workspace.resources().save(name.getValue().strip(), read.get(), person.name());
                    saved.accept(name.getValue().strip());
                    return true;
                },
                name,
                zone,
                weekEditor(hours),
                holidays,
                specialDays,
                overrides);
    }

    private Div weekEditor(OpeningHours hours) {
        var editor = new Div(new H3("Week"));
        editor.addClassName("week-editor");
        for (DayOfWeek day : DayOfWeek.values()) {
            String words = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            var ranges = new TextField();
            ranges.setManualValidation(true);
            ranges.setAriaLabel(words);
            ranges.setPlaceholder("closed");
            ranges.setValue(HoursWords.ranges(hours.week().getOrDefault(day, List.of())));
            week.put(day, ranges);
            var row = new Div(new Span(words), ranges);
            row.addClassName("week-row");
            editor.add(row);
        }
        var hint = new Div("09:00-18:00, or several: 09:00-13:00, 14:00-18:00. Empty is closed; 22:00-06:00 runs past"
                + " midnight.");
        hint.addClassNames("quiet", "small");
        editor.add(hint);
        return editor;
    }

    private Optional<OpeningHours> read() {
        boolean valid = true;
        var ranges = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (Map.Entry<DayOfWeek, TextField> day : week.entrySet()) {
            TextField field = day.getValue();
            Optional<List<TimeRange>> read = HoursWords.parse(field.getValue());
            field.setErrorMessage("Such as 09:00-18:00");
            field.setInvalid(read.isEmpty());
            valid &= read.isPresent();
            read.filter(found -> !found.isEmpty()).ifPresent(found -> ranges.put(day.getKey(), found));
        }
        Optional<Map<LocalDate, SpecialDay>> free = holidays.read();
        Optional<Map<LocalDate, SpecialDay>> special = specialDays.read();
        Optional<List<HoursOverride>> overridden = overrides.read();
        String chosen = zone.getValue();
        zone.setErrorMessage("Choose the time zone of the shop");
        zone.setInvalid(chosen == null);
        if (!valid || free.isEmpty() || special.isEmpty() || overridden.isEmpty() || chosen == null) {
            return Optional.empty();
        }
        return Optional.of(new OpeningHours(ZoneId.of(chosen), ranges, free.get(), special.get(), overridden.get()));
    }

    private static Map<DayOfWeek, List<TimeRange>> weekdays(TimeRange range) {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
                week.put(day, List.of(range));
            }
        }
        return week;
    }
}
