package io.ivory.flow.json;

import io.ivory.flow.resource.Bundle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bundle as it was read.
 *
 * @param bundle what it holds, without the flows that may only be looked at: nobody publishes or writes those by accident
 * @param unknownFiles files that belong to no bundle and were left aside, such as {@code README.md}
 * @param flows every flow by the base name of its file, with what a person should know about its reading
 */
public record BundleReading(Bundle bundle, List<String> unknownFiles, Map<String, FlowReading> flows) {

    public BundleReading {
        unknownFiles = List.copyOf(unknownFiles);
        flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
    }

    /** The flows of a newer minor version, which may be looked at and are not in {@link #bundle}. */
    public Map<String, FlowReading> readOnly() {
        var readOnly = new LinkedHashMap<>(flows);
        readOnly.values().removeIf(flow -> flow.readOnly().isEmpty());
        return readOnly;
    }

    /** What was brought up to date, or was not understood, in which file. */
    public List<FormatProblem> notes() {
        return flows.entrySet().stream()
                .flatMap(flow ->
                        flow.getValue().notes().stream().map(note -> note.in(flow.getKey() + BundleContent.FLOW)))
                .toList();
    }
}
