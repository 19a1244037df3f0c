package io.ivory.designer.workspace;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Closes a shop at once, for a while, and opens it again: the switch beside the name of opening hours. */
public final class HoursSwitch {

    private final Workspace workspace;
    private final SignedIn person;
    private final Clock clock;
    private final String name;
    private final Runnable changed;

    /**
     * @param name of the opening hours
     * @param changed called once they are changed
     */
    public HoursSwitch(Workspace workspace, SignedIn person, Clock clock, String name, Runnable changed) {
        this.workspace = workspace;
        this.person = person;
        this.clock = clock;
        this.name = name;
        this.changed = changed;
    }

    private Optional<OpeningHours> hours() {
        return Optional.ofNullable(workspace.resources().resources().hours().get(name));
    }

    /** What overrides the hours now. */
    public Optional<HoursOverride> running() {
        return hours().flatMap(hours -> hours.overrideAt(clock.instant()));
    }

    /** What the switch says: what it does when it is pressed. */
    public String words() {
        return running().isPresent() ? "End “" + name + "” override" : "Close “" + name + "” now…";
    }

    /** Ends what overrides the hours now, or asks for how long to close. */
    public void press() {
        Optional<HoursOverride> override = running();
        if (override.isPresent()) {
            end(override.get());
        } else {
            hours().ifPresent(hours ->
                    new OverrideNowDialog(name, hours, clock::instant, chosen -> begin(chosen, hours)).open());
        }
    }

    /** A button with its words. */
    Button button() {
        boolean overridden = running().isPresent();
        var button = new Button(overridden ? "End override" : "Close now…", click -> press());
        button.setAriaLabel(words());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    private void begin(HoursOverride override, OpeningHours hours) {
        change(now -> now.withOverrides(with(now.overrides(), override)));
        Notice.undoable(
                OverrideWords.running(override, hours, clock.instant()),
                () -> change(now -> now.withOverrides(without(now.overrides(), override))));
    }

    private void end(HoursOverride override) {
        change(now -> now.withOverrides(without(now.overrides(), override)));
        Notice.undoable(
                "“" + name + "” follows its usual hours again",
                () -> change(now -> now.withOverrides(with(now.overrides(), override))));
    }

    private static List<HoursOverride> with(List<HoursOverride> overrides, HoursOverride more) {
        var all = new ArrayList<>(overrides);
        all.add(more);
        return all;
    }

    private static List<HoursOverride> without(List<HoursOverride> overrides, HoursOverride gone) {
        return overrides.stream().filter(each -> !each.equals(gone)).toList();
    }

    private void change(UnaryOperator<OpeningHours> how) {
        person.require(ResourceKind.HOURS.changedBy());
        try {
            workspace.resources().changeHours(name, how, Objects.requireNonNull(person.name()));
        } catch (StoreException | InvalidFlowException e) {
            Notice.problem(e);
        }
        changed.run();
    }
}
