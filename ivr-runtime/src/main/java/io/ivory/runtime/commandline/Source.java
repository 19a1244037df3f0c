package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.json.JsonPlaces;
import io.ivory.flow.json.JsonPlaces.Place;
import io.ivory.flow.resource.Resources;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bundle as a command was given it: its flows, what they refer to, and what could not be read. Immutable.
 *
 * <p>One flow alone is a bundle too: with the hours, tables and the rest that lie beside it.
 */
final class Source {

    private final String name;
    private final Map<String, byte[]> files;
    private final UnaryOperator<String> shown;
    private final Map<String, FlowDefinition> flows;
    private final Map<String, FlowDefinition> newer;
    private final Resources resources;
    private final List<PlacedFinding> unreadable;
    private final List<PlacedFinding> notes;

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
        this.newer = content.newer();
        this.resources = content.resources();
        this.unreadable = content.problems().stream().map(this::finding).toList();
        this.notes = content.notes().stream()
                .map(note -> finding(note).withSeverity(Severity.INFO))
                .toList();
    }

    String name() {
        return name;
    }

    /** The flows that the command is about and that could be read, by the base name of their files. */
    Map<String, FlowDefinition> flows() {
        return flows;
    }

    /** The flows of a newer minor version, which may be looked at and nothing else. */
    Map<String, FlowDefinition> newer() {
        return newer;
    }

    Resources resources() {
        return resources;
    }

    List<PlacedFinding> unreadable() {
        return unreadable;
    }

    /** How a person would name the file of {@code flow}. */
    String fileOf(String flow) {
        return shown.apply(BundleFolder.fileOf(flow));
    }

    /** What lies beside the flows, such as {@code Table promotions}, as values that can be compared. */
    Map<String, Object> others() {
        var others = new LinkedHashMap<String, Object>();
        resources.hours().forEach((hours, value) -> others.put("Opening hours " + hours, value));
        resources.tables().forEach((table, value) -> others.put("Table " + table, value));
        resources.destinations().forEach((person, value) -> others.put("Destination " + person, value));
        resources.connections().forEach((service, value) -> others.put("Service " + service, value));
        resources.audio().stream().sorted().forEach(recording -> {
            byte[] wav = files.getOrDefault("prompts/" + recording, new byte[0]);
            others.put("Recording " + recording, ByteBuffer.wrap(wav));
        });
        return others;
    }

    /** What is good to know of the files: that one is of an older version, say. Keeps no command from its work. */
    List<PlacedFinding> notes() {
        return notes;
    }

    /** What this release does not know of flows of a newer one, and leaves out of them. */
    List<PlacedFinding> newerNotes() {
        Set<String> files = newer.keySet().stream().map(this::fileOf).collect(Collectors.toSet());
        return Stream.concat(unreadable.stream(), notes.stream())
                .filter(finding -> files.contains(finding.file()))
                .filter(finding ->
                        finding.severity() == Severity.INFO || finding.rule().equals(SourceContent.NEWER))
                .map(finding -> finding.withSeverity(Severity.INFO))
                .toList();
    }

    /** {@code problems} of a flow, with their places in its file. */
    List<PlacedFinding> findings(String flow, List<Problem> problems) {
        if (problems.isEmpty()) {
            return List.of();
        }
        var text = new String(files.getOrDefault(BundleFolder.fileOf(flow), new byte[0]), StandardCharsets.UTF_8);
        var places = JsonPlaces.of(text, problems.stream().map(Problem::pointer).toList());
        return problems.stream()
                .map(problem -> finding(flow, problem, places.find(problem.pointer())))
                .toList();
    }

    private PlacedFinding finding(String flow, Problem problem, Optional<Place> place) {
        FlowDefinition definition = flows.get(flow);
        FlowNode node = definition == null || problem.node() == null
                ? null
                : definition.nodes().get(problem.node());
        return new PlacedFinding(
                fileOf(flow),
                problem.pointer(),
                place.orElse(null),
                problem.severity(),
                problem.rule(),
                problem.node() == null ? null : problem.node().value(),
                node == null ? null : node.name(),
                problem.message());
    }

    private PlacedFinding finding(FormatProblem problem) {
        return PlacedFinding.of(problem.file().isEmpty() ? name : shown.apply(problem.file()), problem);
    }
}
