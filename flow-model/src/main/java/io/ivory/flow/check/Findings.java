package io.ivory.flow.check;

import io.ivory.flow.FlowNode;
import io.ivory.flow.expression.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one rule finds in one flow. */
final class Findings {

    private final Severity severity;
    private final String rule;
    private final List<Problem> problems = new ArrayList<>();

    private Findings(Severity severity, String rule) {
        this.severity = severity;
        this.rule = rule;
    }

    static Findings errors(FlowCheck check) {
        return new Findings(Severity.ERROR, check.rule());
    }

    static Findings warnings(FlowCheck check) {
        return new Findings(Severity.WARNING, check.rule());
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }

    /** Something about the flow as a whole. */
    void add(String pointer, String message) {
        problems.add(new Problem(severity, rule, null, pointer, message));
    }

    void add(@Nullable FlowNode node, String pointer, String message) {
        problems.add(new Problem(severity, rule, node == null ? null : node.id(), pointer, message));
    }

    /** Finds a name that was not chosen yet, or that the workspace does not have. */
    void requireChosen(FlowNode node, String key, @Nullable String name, String what, Collection<String> known) {
        if (name == null) {
            add(node, Places.of(node, key), "choose the " + what);
        } else {
            requireKnown(node, Places.of(node, key), name, what, known);
        }
    }

    void requireKnown(@Nullable FlowNode node, String pointer, String name, String what, Collection<String> known) {
        if (!known.contains(name)) {
            add(node, pointer, "there is no " + what + " \"" + name + "\"" + hint(name, what, known));
        }
    }

    private static String hint(String name, String what, Collection<String> known) {
        return Suggestion.closest(name, known)
                .map(closest -> " - did you mean \"" + closest + "\"?")
                .orElse(": make it, or choose another " + what);
    }
}
