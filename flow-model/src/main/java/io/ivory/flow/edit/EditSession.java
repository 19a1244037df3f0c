package io.ivory.flow.edit;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A flow being edited, with its past and its undone future. Flows never change, so both are stacks of them.
 *
 * <p>Not thread-safe: whoever edits owns it.
 */
public final class EditSession {

    /** So many steps can be undone; older ones are forgotten. */
    public static final int MAX_STEPS = 500;

    private final Deque<Step> past = new ArrayDeque<>();
    private final Deque<Step> future = new ArrayDeque<>();
    private final List<UnaryOperator<FlowDefinition>> takenIn = new ArrayList<>();
    private FlowDefinition present;
    private boolean joinable;

    public EditSession(FlowDefinition flow) {
        this.present = flow;
    }

    /**
     * One step of undo.
     *
     * @param description what undo names it
     * @param key which typing it belongs to; none if empty
     * @param flow the flow that undo, or redo, brings back, but for what others did since
     * @param others how often others' changes had been taken in when it was kept
     */
    private record Step(String description, String key, FlowDefinition flow, int others) {}

    /** The flow as it is now. */
    public FlowDefinition flow() {
        return present;
    }

    /**
     * Makes a change, which becomes a step of its own. One that changes nothing leaves no step.
     *
     * @throws InvalidFlowException if it does not fit the flow, which then stays as it is
     */
    public FlowDefinition apply(FlowEdit edit) {
        return apply(edit, "");
    }

    /**
     * Makes a change that joins the last step if that was made under the same key, as the letters typed into one field do.
     *
     * @param key names what is being changed, such as {@code name:main-menu}; empty for a step of its own
     * @throws InvalidFlowException if it does not fit the flow, which then stays as it is
     */
    public FlowDefinition apply(FlowEdit edit, String key) {
        FlowDefinition changed = edit.applyTo(present);
        if (changed.isSameAs(present)) {
            return present;
        }
        Step last = past.peekLast();
        if (joinable && !key.isEmpty() && last != null && last.key().equals(key)) {
            past.removeLast();
            past.addLast(new Step(edit.describe(last.flow()), key, last.flow(), last.others()));
        } else {
            past.addLast(new Step(edit.describe(present), key, present, takenIn.size()));
            if (past.size() > MAX_STEPS) {
                past.removeFirst();
            }
        }
        joinable = true;
        future.clear();
        present = changed;
        return present;
    }

    /**
     * Takes in what somebody else did to the flow meanwhile. It is no step: undo takes back what was done here, and nothing
     * of theirs.
     *
     * @param merge puts their changes to a state of the flow from before
     */
    public FlowDefinition takeIn(UnaryOperator<FlowDefinition> merge) {
        present = merge.apply(present);
        takenIn.add(merge);
        joinable = false;
        return present;
    }

    private FlowDefinition withOthers(Step step) {
        FlowDefinition flow = step.flow();
        for (UnaryOperator<FlowDefinition> merge : takenIn.subList(step.others(), takenIn.size())) {
            flow = merge.apply(flow);
        }
        return flow;
    }

    /** Ends typing: the next change is a step of its own, whatever its key. */
    public void endTyping() {
        joinable = false;
    }

    /** What undo would take back, such as {@code Delete "Main menu"}. */
    public Optional<String> undoable() {
        return Optional.ofNullable(past.peekLast()).map(Step::description);
    }

    /** What redo would do again. */
    public Optional<String> redoable() {
        return Optional.ofNullable(future.peekLast()).map(Step::description);
    }

    /** Takes the last step back, if there is one. */
    public FlowDefinition undo() {
        return step(past, future);
    }

    /** Does the last undone step again, if there is one. */
    public FlowDefinition redo() {
        return step(future, past);
    }

    private FlowDefinition step(Deque<Step> from, Deque<Step> to) {
        Step step = from.pollLast();
        if (step != null) {
            to.addLast(new Step(step.description(), step.key(), present, takenIn.size()));
            present = withOthers(step);
            joinable = false;
        }
        return present;
    }
}
