package io.ivory.flow.json;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Slug;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A bundle as files: which file holds what. */
final class BundleContent {

    static final String FLOW = ".ivr.json";
    private static final String HOURS = "hours.json";
    private static final String DESTINATIONS = "destinations.json";
    private static final String CONNECTIONS = "connections.json";
    private static final String TABLES = "tables/";
    private static final String PROMPTS = "prompts/";
    private static final int WAV_HEADER = 12;
    private static final String NAME_RULE = "up to 64 letters, digits, \"-\" and \"_\"";
    private static final String AUDIO_RULE = "up to 64 letters, digits, \".\", \"-\" and \"_\", ending in .wav";

    private final List<FormatProblem> problems = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Map<String, FlowReading> flows = new LinkedHashMap<>();
    private final Map<String, DataTable> tables = new LinkedHashMap<>();
    private final Map<String, byte[]> audio = new LinkedHashMap<>();
    private Map<String, OpeningHours> hours = Map.of();
    private Map<String, Destination> destinations = Map.of();
    private Map<String, Connection> connections = Map.of();

    private BundleContent() {}

    /** The files of {@code bundle}, sorted by path; empty resources have none. */
    static SortedMap<String, byte[]> files(Bundle bundle) {
        var files = new TreeMap<String, byte[]>();
        bundle.flows().forEach((name, flow) -> files.put(name + FLOW, bytes(FlowJson.write(flow))));
        Resources resources = bundle.resources();
        if (!resources.hours().isEmpty()) {
            files.put(HOURS, bytes(ResourceJson.writeAllHours(resources.hours())));
        }
        if (!resources.destinations().isEmpty()) {
            files.put(DESTINATIONS, bytes(ResourceJson.writeAllDestinations(resources.destinations())));
        }
        if (!resources.connections().isEmpty()) {
            files.put(CONNECTIONS, bytes(ResourceJson.writeAllConnections(resources.connections())));
        }
        resources.tables().forEach((name, table) -> files.put(TABLES + name + ".csv", bytes(TableCsv.write(table))));
        bundle.audio().forEach((name, wav) -> files.put(PROMPTS + name, wav));
        return files;
    }

    /**
     * The bundle that {@code files} make.
     *
     * @throws FlowFormatException naming all that is wrong in all files
     */
    static BundleReading read(String name, SortedMap<String, byte[]> files) {
        var content = new BundleContent();
        files.forEach(content::read);
        return content.reading(name);
    }

    private void read(String path, byte[] file) {
        switch (path) {
            case HOURS -> hours = orElse(Map.of(), text(path, file, ResourceJson::readAllHours));
            case DESTINATIONS -> destinations = orElse(Map.of(), text(path, file, ResourceJson::readAllDestinations));
            case CONNECTIONS -> connections = orElse(Map.of(), text(path, file, ResourceJson::readAllConnections));
            default -> {
                if (isIn("", path, FLOW)) {
                    String name = path.substring(0, path.length() - FLOW.length());
                    put(flows, checked(Slug.isValid(name), name, path, Slug.RULE), text(path, file, FlowJson::open));
                } else if (isIn(TABLES, path, ".csv")) {
                    String name = path.substring(TABLES.length(), path.length() - ".csv".length());
                    put(
                            tables,
                            checked(name.matches(Bundle.NAME_PATTERN), name, path, NAME_RULE),
                            text(path, file, TableCsv::read));
                } else if (isIn(PROMPTS, path, ".wav")) {
                    String name = path.substring(PROMPTS.length());
                    put(audio, checked(name.matches(Bundle.AUDIO_PATTERN), name, path, AUDIO_RULE), wav(path, file));
                } else {
                    unknown.add(path);
                }
            }
        }
    }

    /** Whether {@code path} is a file right in {@code folder}. */
    private static boolean isIn(String folder, String path, String ending) {
        return path.startsWith(folder) && path.endsWith(ending) && path.indexOf('/', folder.length()) < 0;
    }

    private <T> @Nullable T text(String path, byte[] file, Function<String, T> form) {
        try {
            return form.apply(JsonText.decode(file));
        } catch (FlowFormatException e) {
            e.problems().forEach(problem -> problems.add(problem.in(path)));
            return null;
        }
    }

    private byte @Nullable [] wav(String path, byte[] file) {
        String header = new String(file, 0, Math.min(WAV_HEADER, file.length), StandardCharsets.ISO_8859_1);
        if (header.length() < WAV_HEADER || !header.startsWith("RIFF") || !header.endsWith("WAVE")) {
            problems.add(FormatProblem.at("", "not-wav", "this is not a WAV file. Convert the recording to WAV")
                    .in(path));
            return null;
        }
        return file;
    }

    private static <T> T orElse(T fallback, @Nullable T value) {
        return value == null ? fallback : value;
    }

    /** The name of a file, which is complained of if it is not {@code fitting}. */
    private String checked(boolean fitting, String name, String path, String rule) {
        if (!fitting) {
            problems.add(FormatProblem.at("", "unsafe-name", "the file is named by " + rule + ". Rename it")
                    .in(Fields.shortened(path)));
        }
        return name;
    }

    private static <T> void put(Map<String, T> map, String key, @Nullable T value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private BundleReading reading(String name) {
        if (problems.isEmpty()) {
            try {
                Map<String, FlowDefinition> changeable = changeable();
                var resources = new Resources(hours, tables, destinations, connections, audio.keySet(), changeable);
                return new BundleReading(new Bundle(name, changeable, resources, audio), unknown, flows);
            } catch (InvalidFlowException e) {
                problems.add(FormatProblem.at("", "invalid-value", e.getMessage()));
            }
        }
        throw new FlowFormatException(problems);
    }

    private Map<String, FlowDefinition> changeable() {
        var changeable = new LinkedHashMap<String, FlowDefinition>();
        flows.forEach((name, reading) -> {
            if (reading.readOnly().isEmpty()) {
                changeable.put(name, reading.flow());
            }
        });
        return changeable;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
