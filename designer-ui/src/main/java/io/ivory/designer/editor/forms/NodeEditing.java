package io.ivory.designer.editor.forms;

import io.ivory.designer.editor.Editing;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.flow.edit.SetPrompt;
import io.ivory.flow.edit.SetVariables;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One node as its form sees it: reads it fresh each time, because other changes may have come in between, and turns what
 * is typed into edits.
 *
 * @param <N> the node's type, which never changes
 */
final class NodeEditing<N extends FlowNode> {

    private final Editing editing;
    private final NodeId id;
    private final Class<? extends FlowNode> type;
    private final Runnable changed;
    private final Runnable redraw;
    private final FieldMarks marks;
    private final List<Runnable> followers = new ArrayList<>();

    NodeEditing(Editing editing, N node, Runnable changed, Runnable redraw) {
        this.editing = editing;
        this.id = node.id();
        this.type = node.getClass();
        this.changed = changed;
        this.redraw = redraw;
        this.marks = new FieldMarks(id);
    }

    @SuppressWarnings("unchecked") // type is N's class, and an id never changes its type
    N node() {
        return (N) type.cast(editing.flow().node(id).orElseThrow());
    }

    NodeId id() {
        return id;
    }

    FlowDefinition flow() {
        return editing.flow();
    }

    Resources resources() {
        return editing.resources();
    }

    Editing editing() {
        return editing;
    }

    /** Whether the form may offer to make or change things of this kind. */
    boolean mayChange(ResourceKind kind) {
        return editing.person().may(kind.changedBy());
    }

    FieldMarks marks() {
        return marks;
    }

    /** Changes the node as part of the typing into the field {@code key}; what the model refuses is said at the field. */
    void change(String key, UnaryOperator<N> change) {
        attempt(key, () -> editing.apply(ReplaceNode.with(change.apply(node())), id + ":" + key));
    }

    /** Changes the node in one step and draws the form anew. */
    void restructure(UnaryOperator<N> change) {
        restructure(change, Map.of());
    }

    /** Changes the node together with prompts in one step and draws the form anew. */
    void restructure(UnaryOperator<N> change, Map<PromptId, Prompt> prompts) {
        editing.endTyping();
        attempt("", () -> editing.apply(new ReplaceNode(change.apply(node()), prompts)));
        redraw.run();
    }

    /** Changes the node and declares a variable that it fills, unless the flow has it. */
    void changeWithVariable(String key, UnaryOperator<N> change, VariableName name, Variable variable) {
        var variables = new LinkedHashMap<>(flow().variables());
        variables.putIfAbsent(name, variable);
        attempt(key, () -> {
            FlowEdit replaced = ReplaceNode.with(change.apply(node()));
            editing.apply(
                    variables.equals(flow().variables())
                            ? replaced
                            : new Composite(replaced.describe(flow()), List.of(new SetVariables(variables), replaced)),
                    id + ":" + key);
        });
    }

    /** Changes the node and gives it a new prompt, as part of the typing into the field {@code key}. */
    void changeWithPrompt(String key, UnaryOperator<N> change, PromptId prompt, Prompt words) {
        attempt(key, () -> editing.apply(new ReplaceNode(change.apply(node()), Map.of(prompt, words)), id + ":" + key));
    }

    void declare(VariableName name, Variable variable) {
        var variables = new LinkedHashMap<>(flow().variables());
        variables.put(name, variable);
        editing.endTyping();
        editing.apply(new SetVariables(variables));
        changed.run();
    }

    /** Changes the words of a prompt; a recording stays, and its words are what it says. */
    void say(String key, PromptId prompt, Language language, String words) {
        PromptText former =
                flow().prompt(prompt).flatMap(found -> found.in(language)).orElse(PromptText.of(""));
        attempt(
                key,
                () -> editing.apply(
                        new SetPrompt(
                                prompt,
                                language,
                                words.isEmpty() && former.audio() == null
                                        ? null
                                        : new PromptText(words, former.audio(), former.sha256())),
                        "words:" + prompt + ":" + language));
    }

    /** Plays a recording instead of speaking the words, or speaks them again if {@code audio} is null. */
    void record(PromptId prompt, Language language, @Nullable String audio, @Nullable String sha256) {
        PromptText former =
                flow().prompt(prompt).flatMap(found -> found.in(language)).orElse(PromptText.of(""));
        editing.endTyping();
        editing.apply(new SetPrompt(prompt, language, new PromptText(former.text(), audio, sha256)));
        redraw.run();
    }

    /** An id for a new prompt of this node. */
    PromptId newPrompt(String suffix) {
        String name = suffix.isEmpty() ? id.value() : id + "-" + suffix;
        return PromptId.fromName(name, flow().prompts().keySet());
    }

    /** Runs {@code update} after each change: for parts of the form that follow others. */
    void follow(Runnable update) {
        followers.add(update);
    }

    void endTyping() {
        editing.endTyping();
    }

    void redraw() {
        editing.refreshResources();
        changed.run();
        redraw.run();
    }

    private void attempt(String key, Runnable edit) {
        try {
            edit.run();
            marks.accept(key);
        } catch (InvalidFlowException e) {
            marks.refuse(key, String.valueOf(e.getMessage()));
        }
        followers.forEach(Runnable::run);
        changed.run();
    }
}
