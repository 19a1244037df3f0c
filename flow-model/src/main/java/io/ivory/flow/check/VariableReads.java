package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expressions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place where a node reads a variable, in an expression of its own or in a prompt it says.
 *
 * @param node the node
 * @param pointer where it is read
 * @param variable the variable
 * @param said whether it is read to be said
 * @param answer whether it is the node's own answer that is read, which it has then
 */
record VariableReads(FlowNode node, String pointer, VariableName variable, boolean said, boolean answer) {

    /** All of them, in the order of the nodes; texts that cannot be understood yet read nothing. */
    static List<VariableReads> in(FlowDefinition flow) {
        Expressions expressions = Expressions.forFlow(flow);
        Map<PromptId, Map<VariableName, String>> prompts = new HashMap<>();
        var reads = new ArrayList<VariableReads>();
        for (FlowNode node : flow.nodes().values()) {
            addComputed(node, expressions, reads);
            for (PromptId prompt : node.prompts()) {
                prompts.computeIfAbsent(prompt, id -> inPrompt(flow, id, expressions))
                        .forEach((name, pointer) -> reads.add(
                                new VariableReads(node, pointer, name, true, isReadBack(node, prompt, name))));
            }
        }
        return reads;
    }

    /** What a set node has given a value may be read by its later values. */
    private static void addComputed(FlowNode node, Expressions expressions, List<VariableReads> reads) {
        var given = new HashSet<VariableName>();
        Iterator<VariableName> targets =
                node instanceof Assign set ? set.values().keySet().iterator() : Collections.emptyIterator();
        for (Computed computed : Computed.of(node)) {
            computed.reads(expressions).stream()
                    .filter(name -> !given.contains(name))
                    .forEach(name ->
                            reads.add(new VariableReads(node, computed.pointer(), name, false, isAnswer(node, name))));
            if (targets.hasNext()) {
                given.add(targets.next());
            }
        }
    }

    /** What a collect node computes, it computes when it has the keys. */
    private static boolean isAnswer(FlowNode node, VariableName name) {
        return node instanceof Collect collect && name.equals(collect.into());
    }

    private static boolean isReadBack(FlowNode node, PromptId prompt, VariableName name) {
        return isAnswer(node, name)
                && node instanceof Collect collect
                && collect.confirm() != null
                && prompt.equals(collect.confirm().prompt());
    }

    private static Map<VariableName, String> inPrompt(FlowDefinition flow, PromptId id, Expressions expressions) {
        var read = new LinkedHashMap<VariableName, String>();
        flow.prompt(id)
                .ifPresent(prompt -> prompt.texts()
                        .forEach((language, text) -> Texts.compiled(() -> expressions.prompt(text.text()))
                                .ifPresent(template -> template.expressions().stream()
                                        .flatMap(expression -> expression.variables().stream())
                                        .forEach(name -> read.putIfAbsent(name, Places.of(id, language))))));
        return read;
    }
}
