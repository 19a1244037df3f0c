package io.ivory.runtime.commandline;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.BundleReading;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FormatProblem;
import io.ivory.flow.json.JsonPlaces;
import io.ivory.flow.resource.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What could be read of the files of a bundle. A flow that cannot be read leaves the others readable; hours, tables or
 * people that cannot be read leave none, as every flow would be blamed for it.
 *
 * @param flows the flows that were asked for, by base name
 * @param newer those among the asked for that are of a newer minor version and may only be looked at
 * @param resources what they refer to
 * @param problems why the rest cannot be read, or may only be looked at
 * @param notes what a person should know of the files: what was brought up to date, or is of a newer release
 */
record SourceContent(
        Map<String, FlowDefinition> flows,
        Map<String, FlowDefinition> newer,
        Resources resources,
        List<FormatProblem> problems,
        List<FormatProblem> notes) {

    /** The rule of flows that may only be looked at. */
    static final String NEWER = "newer-version";

    SourceContent {
        flows = copyInOrder(flows);
        newer = copyInOrder(newer);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    static SourceContent nothing(List<FormatProblem> problems) {
        return new SourceContent(Map.of(), Map.of(), Resources.NONE, problems, List.of());
    }

    /**
     * Reads a bundle.
     *
     * @param name what the bundle is called
     * @param asked the files of the flows that are asked for; faults in other flows are nobody's concern
     */
    static SourceContent read(String name, BundleFolder folder, Set<String> asked) {
        SourceContent content = readFiles(name, folder, asked);
        var notes = new ArrayList<>(folder.links());
        notes.addAll(content.notes());
        return new SourceContent(content.flows(), content.newer(), content.resources(), content.problems(), notes);
    }

    private static SourceContent readFiles(String name, BundleFolder folder, Set<String> asked) {
        var refused = new ArrayList<>(folder.problems());
        refused.removeIf(problem -> !concerns(problem, asked));
        if (refused.stream().anyMatch(problem -> !BundleFolder.isFlow(problem.file()))) {
            return nothing(refused);
        }
        try {
            return of(BundleFiles.readFiles(name, folder.files()), asked, refused);
        } catch (FlowFormatException e) {
            e.problems().stream().filter(problem -> concerns(problem, asked)).forEach(refused::add);
            Set<String> faulty = e.problems().stream().map(FormatProblem::file).collect(Collectors.toSet());
            return faulty.stream().allMatch(BundleFolder::isFlow)
                    ? readOthers(name, without(faulty, folder.files()), asked, refused)
                    : nothing(refused);
        }
    }

    private static SourceContent readOthers(
            String name, SortedMap<String, byte[]> others, Set<String> asked, List<FormatProblem> known) {
        try {
            return of(BundleFiles.readFiles(name, others), asked, known);
        } catch (FlowFormatException e) { // what shows only once each file can be read
            var all = new ArrayList<>(known);
            all.addAll(e.problems());
            return nothing(all);
        }
    }

    private static SortedMap<String, byte[]> without(Set<String> faulty, SortedMap<String, byte[]> files) {
        var others = new TreeMap<>(files);
        others.keySet().removeAll(faulty);
        return others;
    }

    private static boolean concerns(FormatProblem problem, Set<String> asked) {
        return asked.contains(problem.file()) || !BundleFolder.isFlow(problem.file());
    }

    private static SourceContent of(BundleReading reading, Set<String> asked, List<FormatProblem> known) {
        var flows = new LinkedHashMap<>(reading.bundle().flows());
        flows.keySet().removeIf(flow -> !asked.contains(BundleFolder.fileOf(flow)));
        var problems = new ArrayList<>(known);
        var newer = new LinkedHashMap<String, FlowDefinition>();
        reading.readOnly().forEach((flow, read) -> {
            String file = BundleFolder.fileOf(flow);
            if (asked.contains(file)) {
                newer.put(flow, read.flow());
                var problem = FormatProblem.at("/ivory", NEWER, read.readOnly().orElse(""));
                JsonPlaces.of(read.source(), List.of(problem.pointer()))
                        .find(problem.pointer())
                        .map(problem::at)
                        .ifPresentOrElse(placed -> problems.add(placed.in(file)), () -> problems.add(problem.in(file)));
            }
        });
        List<FormatProblem> notes = reading.notes().stream()
                .filter(note -> asked.contains(note.file()))
                .toList();
        return new SourceContent(flows, newer, reading.bundle().resources(), problems, notes);
    }
}
