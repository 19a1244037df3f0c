package io.ivory.flow.json;

import io.ivory.flow.Digit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Layout;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptText;
import io.ivory.flow.Reference;
import io.ivory.flow.Variable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** How a whole flow looks in the file. */
final class FlowWriter {

    private FlowWriter() {}

    /** Everything but the layout. */
    static JsonTree content(FlowDefinition flow) {
        JsonTree tree = JsonTree.entryALine()
                .put("ivory", FlowJson.VERSION)
                .put(Extensions.SCHEMA, flow.extensions().values().get(Extensions.SCHEMA))
                .put("name", flow.name())
                .put(
                        "languages",
                        flow.languages().stream().map(Object::toString).toList())
                .putId("start", flow.start())
                .putId("onError", flow.onError())
                .putId("onHangup", flow.onHangup())
                .putId("operator", flow.operator())
                .putUnlessEmpty("keys", keys(flow.keys()))
                .putUnlessEmpty("requires", requires(flow))
                .putUnlessEmpty("variables", variables(flow))
                .putUnlessEmpty("nodes", nodes(flow))
                .putUnlessEmpty("prompts", prompts(flow))
                .putUnlessEmpty("tests", TestCallJson.write(flow.tests()));
        return NestedExtensions.addTo(tree, flow.extensions());
    }

    static JsonTree layout(Layout layout) {
        JsonTree tree = JsonTree.entryALine();
        layout.positions().forEach((id, position) -> tree.put(id.value(), List.of(position.x(), position.y())));
        return tree;
    }

    private static JsonTree keys(Map<KeyCommand, Digit> keys) {
        JsonTree tree = JsonTree.shortOnOneLine();
        keys.forEach((command, key) -> tree.put(command.json(), String.valueOf(key.symbol())));
        return tree;
    }

    /** What the workspace must hold for the flow to run, by kind and sorted. */
    private static JsonTree requires(FlowDefinition flow) {
        var names = new EnumMap<Reference.Kind, SortedSet<String>>(Reference.Kind.class);
        flow.nodes().values().stream()
                .flatMap(node -> Reference.of(node).stream())
                .forEach(reference -> names.computeIfAbsent(reference.kind(), _ -> new TreeSet<>())
                        .add(reference.name()));
        flow.prompts().values().stream()
                .flatMap(prompt -> prompt.texts().values().stream())
                .flatMap(text -> text.hoursNamed().stream())
                .forEach(hours -> names.computeIfAbsent(Reference.Kind.HOURS, _ -> new TreeSet<>())
                        .add(hours));
        JsonTree requires = JsonTree.entryALine();
        names.forEach((kind, sorted) -> requires.put(FlowReader.requiredKey(kind), List.copyOf(sorted)));
        return requires;
    }

    private static JsonTree variables(FlowDefinition flow) {
        JsonTree variables = JsonTree.entryALine();
        flow.variables().forEach((name, variable) -> variables.put(name.value(), variable(variable)));
        return variables;
    }

    private static JsonTree variable(Variable variable) {
        return JsonTree.shortOnOneLine()
                .put("type", FlowReader.word(variable.type()))
                .putUnless(false, "sensitive", variable.sensitive());
    }

    private static JsonTree nodes(FlowDefinition flow) {
        JsonTree nodes = JsonTree.entryALine();
        flow.nodes().forEach((id, node) -> nodes.put(id.value(), NodeWriter.write(node)));
        return nodes;
    }

    private static JsonTree prompts(FlowDefinition flow) {
        JsonTree prompts = JsonTree.entryALine();
        flow.prompts().forEach((id, prompt) -> prompts.put(id.value(), prompt(prompt)));
        return prompts;
    }

    private static JsonTree prompt(Prompt prompt) {
        JsonTree texts = JsonTree.singleOnOneLine();
        prompt.texts().forEach((language, text) -> texts.put(language.tag(), text(text)));
        return texts;
    }

    private static Object text(PromptText text) {
        return text.audio() == null && text.sha256() == null
                ? text.text()
                : JsonTree.shortOnOneLine()
                        .put("text", text.text())
                        .put("audio", text.audio())
                        .put("sha256", text.sha256());
    }
}
