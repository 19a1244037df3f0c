package io.ivory.designer.workspace;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import io.ivory.designer.base.Confirm;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.Notice;
import io.ivory.designer.base.SignedIn;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.StoreException;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All things of one kind: name, what it is in a few words, change, delete.
 *
 * @param <T> one of them
 */
final class ResourceList<T> extends Div {

    private static final long serialVersionUID = 1;

    private final Grid<T> grid = new Grid<>();
    private final EmptyState empty;
    private final transient Kind<T> kind;
    private final transient Workspace workspace;
    private final transient SignedIn person;
    private final transient @Nullable Consumer<T> change;

    /**
     * What is particular to a kind.
     *
     * @param kind its kind in the store
     * @param all lists them
     * @param name names one
     * @param words describes one in a few words
     * @param state what holds of it just now, below its words, if anything
     * @param extras what stands in a row before the buttons, such as a download
     * @param empty what stands there while there is none
     */
    record Kind<T>(
            ResourceKind kind,
            Supplier<List<T>> all,
            Function<T, String> name,
            Function<T, String> words,
            Function<T, Optional<Component>> state,
            Function<T, Component> extras,
            EmptyState empty) {

        /** Of which there is no more to say than what it is. */
        Kind(
                ResourceKind kind,
                Supplier<List<T>> all,
                Function<T, String> name,
                Function<T, String> words,
                Function<T, Component> extras,
                EmptyState empty) {
            this(kind, all, name, words, item -> Optional.empty(), extras, empty);
        }
    }

    /** @param change opens the form of one; null for what cannot be changed */
    ResourceList(Workspace workspace, SignedIn person, Kind<T> kind, @Nullable Consumer<T> change) {
        this.workspace = workspace;
        this.person = person;
        this.change = change;
        this.kind = kind;
        this.empty = kind.empty();
        addClassName("resource-list");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(this::row).setFlexGrow(1);
        add(grid, empty);
        refresh();
    }

    void refresh() {
        List<T> all = kind.all().get();
        grid.setItems(all);
        grid.setVisible(!all.isEmpty());
        empty.setVisible(all.isEmpty());
    }

    /** What it is with its buttons beside it, or below where there is no room. */
    Component row(T item) {
        var row = new Div(about(item), buttons(item));
        row.addClassName("resource-row");
        return row;
    }

    private Component about(T item) {
        var name = new Div(kind.name().apply(item));
        name.addClassName("resource-name");
        var words = new Div(kind.words().apply(item));
        words.addClassNames("quiet", "small", "resource-words");
        var about = new Div(name, words);
        about.addClassName("resource-about");
        kind.state().apply(item).ifPresent(about::add);
        return about;
    }

    private Component buttons(T item) {
        String name = kind.name().apply(item);
        var buttons = new Div(kind.extras().apply(item));
        buttons.addClassName("row-buttons");
        if (person.may(kind.kind().changedBy())) {
            if (change != null) {
                buttons.add(icon("pencil", "Change " + name, () -> change.accept(item)));
            }
            buttons.add(icon("trash", "Delete " + name, () -> askToDelete(name)));
        }
        return buttons;
    }

    private void askToDelete(String name) {
        List<String> users = workspace.resources().usedBy(kind.kind(), name);
        if (!users.isEmpty()) {
            Notice.problem("“" + name + "” is used by " + String.join(", ", users)
                    + ". Let these flows use something else first.");
            return;
        }
        Confirm.ask("Delete “" + name + "”?", "No flow uses it. This cannot be undone.", "Delete", () -> delete(name));
    }

    private void delete(String name) {
        person.require(kind.kind().changedBy());
        try {
            workspace.resources().delete(kind.kind(), name);
            Notice.done("Deleted “" + name + "”");
        } catch (StoreException e) {
            Notice.problem(e);
        }
        refresh();
    }

    private static Button icon(String glyph, String words, Runnable action) {
        var button = new Button(new Glyph(glyph), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }
}
