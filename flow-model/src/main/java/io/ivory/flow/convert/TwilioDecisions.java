package io.ivory.flow.convert;

import io.ivory.flow.Assign;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.VariableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Brings over split-based-on and set-variables. */
final class TwilioDecisions {

    private final TwilioWork work;

    TwilioDecisions(TwilioWork work) {
        this.work = work;
    }

    /** A branch; several in a row where the split has more ways than a branch has conditions. */
    FlowNode split(NodeId id, TwilioState state) {
        var ways = new ArrayList<Branches.Way>();
        var taken = new LinkedHashMap<Exit, Boolean>();
        for (TwilioState.Transition transition : state.transitions()) {
            if (!TwilioPlan.isOtherwise(transition)) {
                Exit exit = Placeholder.exit(title(transition), taken);
                taken.put(exit, true);
                ways.add(new Branches.Way(
                        new Condition(exit, when(state, transition)), work.target(transition.next(), state)));
            }
        }
        NodeId otherwise = work.after(state, "noMatch");
        work.notes.broughtOver(state.place(), state.subject(), "branch \"" + id + "\"");
        return Branches.of(work.draft, id, state.name(), ways, otherwise);
    }

    private static String title(TwilioState.Transition transition) {
        if (transition.conditions().isEmpty()) {
            return transition.event();
        }
        TwilioState.Condition first = transition.conditions().getFirst();
        String value = Words.cut(first.value(), 30);
        return switch (first.type()) {
            case "equal_to" -> "is-" + value;
            case "not_equal_to" -> "not-" + value;
            case "matches_any_of" -> "one-of-" + value;
            case "is_blank" -> "is-blank";
            case "is_not_blank" -> "is-there";
            default -> first.title().isBlank() ? first.type() : first.title();
        };
    }

    /** The expression for all conditions of a way; empty, which is an error, where one of them is not understood. */
    private String when(TwilioState state, TwilioState.Transition transition) {
        var all = new ArrayList<String>();
        for (TwilioState.Condition condition : transition.conditions()) {
            Optional<String> cel =
                    TwilioConditions.cel(condition, state.properties().text("input", ""), work.values);
            if (cel.isEmpty()) {
                work.notes.toDo(
                        transition.place(),
                        state.subject(),
                        "the condition " + Notes.quoted(TwilioConditions.words(condition))
                                + " is not known here: write it as an expression");
                return "";
            }
            all.add(cel.get());
            if (TwilioConditions.minds(condition)) {
                work.notes.changed(
                        transition.place(),
                        state.subject(),
                        "the condition " + Notes.quoted(TwilioConditions.words(condition))
                                + " compares letter by letter here, capitals included");
            }
        }
        if (all.size() > 1) {
            work.notes.changed(
                    transition.place(),
                    state.subject(),
                    "has several conditions; here all of them must hold: check that this is what was meant");
        }
        if (all.isEmpty()) {
            work.notes.toDo(transition.place(), state.subject(), "a way on without a condition: write one");
        }
        return String.join(" && ", all);
    }

    FlowNode set(NodeId id, TwilioState state) {
        var values = new LinkedHashMap<VariableName, String>();
        for (SourceObject variable : state.properties().objects("variables")) {
            String key = variable.text("key", "");
            if (key.isBlank()) {
                work.notes.leftOut(variable.place(), state.subject(), "a variable without a name");
                continue;
            }
            String value = variable.text("value", "");
            Optional<String> expression = work.values.expression(value);
            if (expression.isEmpty()) {
                work.notes.toDo(
                        variable.place("value"),
                        state.subject(),
                        "the value " + Notes.quoted(value) + " is not known here; it was kept: write an expression");
            }
            values.put(work.values.variable(key), expression.orElse(value));
        }
        work.notes.broughtOver(state.place(), state.subject(), "set \"" + id + "\"");
        NodeHead head = work.head(id, state, Map.of());
        NodeId next = work.after(state, "next");
        return new Assign(next == null ? head : head.connect(Exit.NEXT, next), values);
    }
}
