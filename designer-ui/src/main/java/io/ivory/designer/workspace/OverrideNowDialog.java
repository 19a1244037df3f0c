package io.ivory.designer.workspace;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Moments;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks how long a shop is closed from this moment on, or open although it would not be. */
final class OverrideNowDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient OpeningHours hours;
    private final transient Supplier<Instant> now;
    private final RadioButtonGroup<OpeningHours.State> state = new RadioButtonGroup<>("Callers are told that we are");
    private final RadioButtonGroup<End> end = new RadioButtonGroup<>("It ends by itself");
    private final DateTimePicker until = new DateTimePicker("At");
    private final TextField note = new TextField("Why, for your colleagues");
    private final Div ends = new Div();

    /** When it ends. */
    private enum End {
        HOUR("in an hour"),
        TWO_HOURS("in two hours"),
        MIDNIGHT("at midnight"),
        NEXT_OPENING("when we usually open next"),
        OTHER("at another time");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    OverrideNowDialog(String name, OpeningHours hours, Supplier<Instant> now, Consumer<HoursOverride> chosen) {
        this.hours = hours;
        this.now = now;
        state.setItems(OpeningHours.State.CLOSED, OpeningHours.State.OPEN, OpeningHours.State.SPECIAL);
        state.setItemLabelGenerator(OverrideWords::state);
        state.setHelperText("Special: the way of special days, where a flow can say what is different");
        state.setValue(OpeningHours.State.CLOSED);
        end.setItems(End.values());
        end.setItemLabelGenerator(each -> each.words);
        end.setValue(End.MIDNIGHT);
        end.addValueChangeListener(change -> redraw());
        until.setManualValidation(true);
        until.setHelperText("By the clock of " + hours.zone());
        until.addValueChangeListener(change -> redraw());
        note.setPlaceholder("Snow");
        note.setMaxLength(HoursOverride.MAX_NOTE);
        note.setWidthFull();
        ends.addClassNames("quiet", "small");
        ends.getElement().setAttribute("aria-live", "polite");
        redraw();
        DialogFrame.fill(this, title(name), () -> choose(chosen), state, end, until, note, ends);
        state.addValueChangeListener(change -> setHeaderTitle(title(name)));
    }

    private String title(String name) {
        return switch (state.getValue()) {
            case CLOSED -> "Close “" + name + "” now";
            case OPEN -> "Open “" + name + "” now";
            case SPECIAL -> "“" + name + "” as on a special day, now";
        };
    }

    private void redraw() {
        until.setVisible(end.getValue() == End.OTHER);
        ends.setText(moment().map(moment -> "Ends " + Moments.of(moment, now.get(), hours.zone()) + ", " + hours.zone())
                .orElse(""));
    }

    private boolean choose(Consumer<HoursOverride> chosen) {
        Optional<Instant> moment = moment();
        until.setErrorMessage(
                end.getValue() == End.OTHER ? "Choose a time that is still to come" : "Choose when it ends");
        until.setInvalid(moment.isEmpty());
        if (moment.isEmpty()) {
            return false;
        }
        chosen.accept(HoursOverride.fromNow(
                state.getValue(),
                now.get(),
                moment.get(),
                hours.zone(),
                note.getValue().strip()));
        return true;
    }

    /** When it ends; empty if that is not chosen yet, or not to come. */
    private Optional<Instant> moment() {
        Instant begin = now.get();
        ZoneId zone = hours.zone();
        return switch (end.getValue()) {
            case HOUR -> Optional.of(begin.plus(Duration.ofHours(1)));
            case TWO_HOURS -> Optional.of(begin.plus(Duration.ofHours(2)));
            case MIDNIGHT ->
                Optional.of(LocalDate.ofInstant(begin, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant());
            case NEXT_OPENING -> nextOpening(begin);
            case OTHER ->
                Optional.<LocalDateTime>ofNullable(until.getValue())
                        .map(time -> time.atZone(zone).toInstant())
                        .filter(time -> time.isAfter(begin));
        };
    }

    /** When it opens after it was closed: while it is open now, that is after the closing time of today. */
    private Optional<Instant> nextOpening(Instant begin) {
        Instant from = hours.at(begin) == OpeningHours.State.CLOSED
                ? begin
                : LocalDate.ofInstant(begin, hours.zone())
                        .plusDays(1)
                        .atStartOfDay(hours.zone())
                        .toInstant();
        return hours.nextOpening(from).filter(opening -> opening.isAfter(begin));
    }
}
