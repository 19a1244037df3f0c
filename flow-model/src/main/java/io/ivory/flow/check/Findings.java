package io.ivory.flow.check;

import io.ivory.flow.FlowNode;
import io.ivory.flow.expression.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what one rule finds in one flow. */
final class Findings {

    /** Looking for the name that was meant costs time; whoever has so many wrong names has another problem. */
    private static final int MAX_HINTS = 50;

    private final String rule;
    private final List<Finding> findings = new ArrayList<>();
    private int hints;

    private Findings(String rule) {
        this.rule = rule;
    }

    static Findings of(FlowCheck check) {
        return new Findings(check.rule());
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    /** Something about the flow as a whole. */
    void add(String pointer, String message, Fix... fixes) {
        add(pointer, message, List.of(fixes));
    }

    void add(String pointer, String message, List<Fix> fixes) {
        add(null, pointer, message, fixes);
    }

    void add(@Nullable FlowNode node, String pointer, String message, Fix... fixes) {
        add(node, pointer, message, List.of(fixes));
    }

    void add(@Nullable FlowNode node, String pointer, String message, List<Fix> fixes) {
        findings.add(new Finding(rule, node == null ? null : node.id(), Place.at(pointer), pointer, message, fixes));
    }

    /** Something about what {@code node} names at {@code pointer} and the workspace holds. */
    void add(@Nullable FlowNode node, String pointer, Place.InResource resource, String message) {
        findings.add(new Finding(rule, node == null ? null : node.id(), resource, pointer, message, List.of()));
    }

    /** Finds a name that was not chosen yet, or that the workspace does not have. */
    void requireChosen(FlowNode node, String key, @Nullable String name, String what, Collection<String> known) {
        if (name == null) {
            List<Fix> onlyOne = known.size() == 1
                    ? known.stream().map(only -> naming(node, key, only)).toList()
                    : List.of();
            add(node, Places.of(node, key), "choose the " + what, onlyOne);
        } else {
            requireKnown(node, Places.of(node, key), name, what, known, closest -> naming(node, key, closest));
        }
    }

    private static Fix naming(FlowNode node, String key, String name) {
        return Cures.change("Use \"" + name + "\"", Renaming.naming(node, key, name));
    }

    void requireKnown(@Nullable FlowNode node, String pointer, String name, String what, Collection<String> known) {
        require(node, pointer, name, what, known, _ -> List.of());
    }

    /**
     * Finds a name that is not known.
     *
     * @param fix puts the name in its place that was probably meant
     */
    void requireKnown(
            @Nullable FlowNode node,
            String pointer,
            String name,
            String what,
            Collection<String> known,
            Function<String, Fix> fix) {
        require(node, pointer, name, what, known, closest -> List.of(fix.apply(closest)));
    }

    private void require(
            @Nullable FlowNode node,
            String pointer,
            String name,
            String what,
            Collection<String> known,
            Function<String, List<Fix>> fixes) {
        if (known.contains(name)) {
            return;
        }
        Optional<String> closest = hints++ < MAX_HINTS ? Suggestion.closest(name, known) : Optional.empty();
        String hint = closest.map(meant -> " - did you mean \"" + meant + "\"?")
                .orElse(": make it, or choose another " + what);
        add(
                node,
                pointer,
                "there is no " + what + " \"" + name + "\"" + hint,
                closest.map(fixes).orElse(List.of()));
    }
}
