package io.ivory.flow.convert;

import io.ivory.flow.convert.PbxDestination.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the menus of a FreePBX over: one flow for each place where calls come in. */
final class FreePbxConverter {

    private static final int MAX_FLOWS = 50;
    private static final Set<Kind> WITH_WAYS = Set.of(Kind.MENU, Kind.ANNOUNCEMENT, Kind.TIME_CONDITION);

    private final PbxTables tables;
    private final PbxNames names;
    private final BundleDraft bundle;
    private final Notes notes;
    /** Where each menu, announcement and time condition leads, among these three kinds. */
    private final Map<String, Set<String>> ways = new LinkedHashMap<>();

    private final Set<String> withoutMenu = new HashSet<>();

    private FreePbxConverter(PbxTables tables, BundleDraft bundle, Notes notes) {
        this.tables = tables;
        this.names = new PbxNames(tables);
        this.bundle = bundle;
        this.notes = notes;
    }

    static void convert(String text, String name, BundleDraft bundle, Notes notes) {
        new FreePbxConverter(PbxTables.read(text, notes), bundle, notes).convert(name);
    }

    private void convert(String name) {
        findWays();
        Map<String, String> starts = starts();
        starts.forEach((start, title) -> {
            PbxDestination destination = PbxDestination.of(start);
            String flowName = title.isBlank() ? names.of(destination) : title;
            var flow = new PbxFlow(tables, starts.size() == 1 && title.isBlank() ? name : flowName, bundle, notes);
            flow.fill(destination);
            bundle.flow(bundle.flowName(flowName, _ -> false), flow.draft::build);
        });
        if (starts.size() > 1) {
            notes.changed(
                    "",
                    "flows",
                    "calls come in at " + starts.size()
                            + " places, so that there are as many flows; a menu that several of them use is in each of them");
        }
    }

    private void findWays() {
        for (PbxRow row : tables.of("ivr_details")) {
            String key = key(PbxDestination.of("ivr-" + row.text("id") + ",s,1"));
            way(key, row.text("timeout_destination"));
            way(key, row.text("invalid_destination"));
        }
        for (PbxRow row : tables.of("ivr_entries")) {
            way(key(PbxDestination.of("ivr-" + row.text("ivr_id") + ",s,1")), row.text("dest"));
        }
        for (PbxRow row : tables.of("announcement")) {
            way(
                    key(PbxDestination.of("app-announcement-" + row.text("announcement_id") + ",s,1")),
                    row.text("post_dest"));
        }
        for (PbxRow row : tables.of("timeconditions")) {
            String key = key(PbxDestination.of("timeconditions," + row.text("timeconditions_id") + ",1"));
            way(key, row.text("truegoto"));
            way(key, row.text("falsegoto"));
        }
    }

    private void way(String from, String to) {
        Set<String> known = ways.computeIfAbsent(from, _ -> new LinkedHashSet<>());
        PbxDestination destination = PbxDestination.of(to);
        if (WITH_WAYS.contains(destination.kind())) {
            known.add(key(destination));
        }
    }

    /** One spelling of a destination that has ways on. */
    private static String key(PbxDestination destination) {
        return switch (destination.kind()) {
            case MENU -> "ivr-" + destination.id() + ",s,1";
            case ANNOUNCEMENT -> "app-announcement-" + destination.id() + ",s,1";
            case TIME_CONDITION -> "timeconditions," + destination.id() + ",1";
            case RECORDING, PERSON, VOICEMAIL, RING_GROUP, QUEUE, OTHER_NUMBER, HANGUP, NOWHERE, UNKNOWN ->
                destination.source();
        };
    }

    /** Where calls come in, each with the name of its flow; empty for a name from what is there. */
    private Map<String, String> starts() {
        var starts = new LinkedHashMap<String, String>();
        var covered = new HashSet<String>();
        for (PbxRow route : tables.of("incoming")) {
            String start = key(PbxDestination.of(route.text("destination")));
            consider(start, route.text("description"), starts, covered);
            noteRoute(route, start, starts.containsKey(start));
        }
        var led = new HashSet<String>();
        ways.forEach(
                (from, to) -> to.stream().filter(target -> !target.equals(from)).forEach(led::add));
        List<String> candidates = new ArrayList<>(ways.keySet());
        candidates.sort((one, other) -> Boolean.compare(led.contains(one), led.contains(other)));
        for (String candidate : candidates) {
            if (!covered.contains(candidate)) {
                consider(candidate, "", starts, covered);
            }
        }
        return starts;
    }

    /** Takes {@code start} as a place where calls come in, if a menu can be reached from it. */
    private void consider(String start, String title, Map<String, String> starts, Set<String> covered) {
        if (starts.containsKey(start) || withoutMenu.contains(start)) {
            return;
        }
        Set<String> reached = reached(start);
        if (reached.stream().noneMatch(FreePbxConverter::isMenu)) {
            withoutMenu.addAll(reached);
            return;
        }
        starts.put(start, title);
        covered.addAll(reached);
        if (starts.size() > MAX_FLOWS) {
            throw new ConversionException(
                    "", "calls come in at more than " + MAX_FLOWS + " places: export fewer menus at once");
        }
    }

    private void noteRoute(PbxRow route, String start, boolean toMenu) {
        String subject = "inbound route " + route.text("extension");
        if (toMenu) {
            notes.toDo(
                    route.place(),
                    subject,
                    "give the number " + Notes.quoted(route.text("extension")) + " to the flow that begins with "
                            + Notes.quoted(names.of(PbxDestination.of(start))));
        } else {
            notes.leftOut(route.place(), subject, "leads to no menu: connect its number to somebody yourself");
        }
    }

    private static boolean isMenu(String key) {
        return key.startsWith("ivr-");
    }

    private Set<String> reached(String start) {
        var reached = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            String at = waiting.removeFirst();
            if (reached.add(at)) {
                waiting.addAll(ways.getOrDefault(at, Set.of()));
            }
        }
        return reached;
    }
}
