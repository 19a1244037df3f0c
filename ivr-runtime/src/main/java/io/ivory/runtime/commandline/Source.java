package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.json.JsonPlaces;
import io.ivory.flow.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as a command was given it: its flows, what they refer to, and what could not be read. One thread owns it.
 *
 * <p>One flow alone is a bundle too: with the hours, tables and the rest that lie beside it.
 */
final class Source {

    private final String name;
    private final Map<String, byte[]> files;
    private final UnaryOperator<String> shown;
    private final Map<String, FlowDefinition> flows;
    private final Resources resources;
    private final List<Finding> unreadable;
    private final Map<String, JsonPlaces> places = new HashMap<>();

    /**
     * @param name how the person named it
     * @param files the bytes of its files, by their path within it
     * @param shown how the person would name such a file
     * @param content what was read of it
     */
    Source(String name, Map<String, byte[]> files, UnaryOperator<String> shown, SourceContent content) {
        this.name = name;
        this.files = files;
        this.shown = shown;
        this.flows = content.flows();
        this.resources = content.resources();
        this.unreadable = content.problems().stream().map(this::finding).toList();
    }

    String name() {
        return name;
    }

    /** The flows that the command is about and that could be read, by the base name of their files. */
    Map<String, FlowDefinition> flows() {
        return flows;
    }

    Resources resources() {
        return resources;
    }

    List<Finding> unreadable() {
        return unreadable;
    }

    /** How a person would name the file of {@code flow}. */
    String fileOf(String flow) {
        return shown.apply(BundleFolder.fileOf(flow));
    }

    /** The same problem with its place in the text. */
    Finding finding(String flow, Problem problem) {
        String file = BundleFolder.fileOf(flow);
        FlowDefinition definition = flows.get(flow);
        FlowNode node = definition == null || problem.node() == null
                ? null
                : definition.nodes().get(problem.node());
        return new Finding(
                shown.apply(file),
                problem.pointer(),
                place(file, problem.pointer()),
                problem.severity(),
                problem.rule(),
                problem.node() == null ? null : problem.node().value(),
                node == null ? null : node.name(),
                problem.message());
    }

    private Finding finding(FormatProblem problem) {
        return new Finding(
                problem.file().isEmpty() ? name : shown.apply(problem.file()),
                problem.pointer(),
                place(problem.file(), problem.pointer()),
                Severity.ERROR,
                problem.rule(),
                problem.node(),
                problem.nodeName(),
                problem.message());
    }

    private JsonPlaces.@Nullable Place place(String file, String pointer) {
        byte[] bytes = files.get(file);
        return bytes == null || !file.endsWith(".json")
                ? null
                : places.computeIfAbsent(file, _ -> JsonPlaces.in(new String(bytes, StandardCharsets.UTF_8)))
                        .of(pointer);
    }
}
