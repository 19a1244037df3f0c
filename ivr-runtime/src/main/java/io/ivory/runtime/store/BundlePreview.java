package io.ivory.runtime.store;

import java.util.Arrays;
import java.util.List;

/**
 * What an import would do, shown before it does it.
 *
 * @param items everything the bundle holds, flows first
 * @param notes what a person should know of it first: flows of other versions, and what was not understood in them
 */
public record BundlePreview(List<Item> items, List<String> notes) {

    public BundlePreview {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    public BundlePreview(List<Item> items) {
        this(items, List.of());
    }

    /** The role that it takes: bringing in people and services changes whom callers reach. */
    public Role needs() {
        boolean changesForAdministrators = items.stream()
                .filter(item -> item.effect() == Effect.CREATE || item.effect() == Effect.REPLACE)
                .anyMatch(item -> Arrays.stream(ResourceKind.values())
                        .filter(kind -> kind.changedBy() == Role.ADMIN)
                        .anyMatch(kind -> kind.words().equals(item.what())));
        return changesForAdministrators ? Role.ADMIN : Role.EDITOR;
    }

    /**
     * One thing in a bundle.
     *
     * @param what what it is in a person's words: "flow", "table", "opening hours", "file"
     * @param name its name; a flow's id
     * @param effect what becomes of it
     */
    public record Item(String what, String name, Effect effect) {}

    /** What an import does to one thing. */
    public enum Effect {
        /** There is none of that name yet. */
        CREATE,
        /** There is one of that name, and it differs. */
        REPLACE,
        /** The workspace holds the very same. */
        SAME,
        /** A file that belongs to no bundle. */
        LEFT_ASIDE
    }
}
