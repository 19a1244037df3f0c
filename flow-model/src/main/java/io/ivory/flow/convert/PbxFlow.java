package io.ivory.flow.convert;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One flow: everything that a call can come to from one destination. */
final class PbxFlow {

    final PbxTables tables;
    final FlowDraft draft;
    final Notes notes;
    final PbxNames names;
    final PbxRecordings recordings;
    private final BundleDraft bundle;
    private final PbxPeople people;
    private final PbxHours hours;
    private final PbxMenus menus;
    private final Map<Stop, NodeId> ids = new HashMap<>();
    private final ArrayDeque<Stop> waiting = new ArrayDeque<>();

    /**
     * Something a call comes to.
     *
     * @param destination what it is
     * @param menu the id of the menu to come back to from voicemail; none if empty
     */
    private record Stop(PbxDestination destination, String menu) {}

    PbxFlow(PbxTables tables, String name, BundleDraft bundle, Notes notes) {
        this.tables = tables;
        this.bundle = bundle;
        this.notes = notes;
        draft = new FlowDraft(name, Language.ENGLISH);
        names = new PbxNames(tables);
        people = new PbxPeople(tables, bundle, notes);
        hours = new PbxHours(tables, notes);
        recordings = new PbxRecordings(tables, Language.ENGLISH, notes);
        menus = new PbxMenus(this);
    }

    /** Adds the nodes of everything that can be reached from {@code start}, where calls begin. */
    void fill(PbxDestination start) {
        draft.start(to(start, ""));
        while (!waiting.isEmpty()) {
            Stop stop = waiting.removeFirst();
            NodeId id = ids.get(stop);
            if (id != null) {
                draft.add(node(id, stop));
            }
        }
    }

    /** The node for {@code destination}, which is added later if it is new. */
    NodeId to(PbxDestination destination, String menu) {
        if (destination.kind() == PbxDestination.Kind.NOWHERE) {
            return draft.end();
        }
        var stop = new Stop(destination, menu);
        return ids.computeIfAbsent(stop, _ -> {
            waiting.add(stop);
            return draft.newId(names.of(destination), "node");
        });
    }

    NodeId to(String destination, String menu) {
        return to(PbxDestination.of(destination), menu);
    }

    private FlowNode node(NodeId id, Stop stop) {
        PbxDestination destination = stop.destination();
        return switch (destination.kind()) {
            case MENU -> menus.menu(id, destination);
            case ANNOUNCEMENT -> announcement(id, stop);
            case RECORDING -> recording(id, destination);
            case TIME_CONDITION -> timeCondition(id, stop);
            case PERSON ->
                transfer(id, stop, people.person(destination.id(), destination.source(), names.of(destination)));
            case OTHER_NUMBER -> transfer(id, stop, otherNumber(destination));
            case RING_GROUP -> ringGroup(id, stop);
            case QUEUE -> queue(id, stop);
            case VOICEMAIL -> voicemail(id, stop);
            case HANGUP, NOWHERE -> hangUp(id, destination);
            case UNKNOWN -> unknown(id, destination);
        };
    }

    private FlowNode unknown(NodeId id, PbxDestination destination) {
        notes.toDo(
                destination.source(),
                names.of(destination),
                "flows here do not know what is there; a placeholder cannot be published: put a node in its place");
        return Placeholder.of(id, destination.source(), "FreePBX", Map.of(), Map.of());
    }

    /** What is left of a destination whose row the export does not hold. */
    private FlowNode missing(NodeId id, PbxDestination destination) {
        notes.toDo(
                destination.source(),
                names.of(destination),
                "the export does not hold it: export its table too, or put a node in its place");
        return Placeholder.of(id, destination.source(), "FreePBX", Map.of(), Map.of());
    }

    private FlowNode announcement(NodeId id, Stop stop) {
        PbxDestination destination = stop.destination();
        Optional<PbxRow> found = tables.find("announcement", "announcement_id", destination.id());
        if (found.isEmpty()) {
            return missing(id, destination);
        }
        PbxRow row = found.get();
        List<PromptId> said = said(row.text("recording_id"), row, names.of(destination));
        NodeId next = row.flag("return_ivr") && !stop.menu().isEmpty()
                ? to("ivr-" + stop.menu() + ",s,1", "")
                : to(row.text("post_dest"), stop.menu());
        if (!row.text("repeat_msg").isEmpty()) {
            notes.leftOut(row.place(), names.of(destination), "a key that repeats the announcement");
        }
        broughtOver(row, destination, "say \"" + id + "\"");
        return new Say(head(id, destination, Map.of(Exit.NEXT, next)), said);
    }

    private FlowNode recording(NodeId id, PbxDestination destination) {
        var row = new PbxRow(destination.source(), Map.of());
        broughtOver(row, destination, "say \"" + id + "\"");
        return new Say(
                head(id, destination, Map.of(Exit.NEXT, draft.end())),
                said(destination.id(), row, names.of(destination)));
    }

    private List<PromptId> said(String cell, PbxRow row, String name) {
        return recordings
                .of(cell, row, name)
                .map(prompt -> List.of(draft.prompt(name, prompt)))
                .orElse(List.of());
    }

    private FlowNode timeCondition(NodeId id, Stop stop) {
        PbxDestination destination = stop.destination();
        Optional<PbxRow> found = tables.find("timeconditions", "timeconditions_id", destination.id());
        if (found.isEmpty()) {
            return missing(id, destination);
        }
        PbxRow row = found.get();
        NodeId open = to(row.text("truegoto"), stop.menu());
        NodeId closed = to(row.text("falsegoto"), stop.menu());
        String title = tables.find("timegroups_groups", "id", row.text("time"))
                .map(group -> group.text("description"))
                .orElse(names.of(destination));
        String calendar = hours.of(row.text("time"), row)
                .map(times -> bundle.hours(title, times))
                .orElse(null);
        if (calendar == null) {
            notes.toDo(row.place(), names.of(destination), "the export does not hold its times: choose opening hours");
        }
        broughtOver(row, destination, "hours \"" + id + "\"");
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.OPEN, open);
        targets.put(Exit.CLOSED, closed);
        targets.put(Exit.SPECIAL, open);
        return new Hours(head(id, destination, targets), calendar);
    }

    private FlowNode transfer(NodeId id, Stop stop, String name) {
        PbxDestination destination = stop.destination();
        if (destination.kind() == PbxDestination.Kind.PERSON) {
            notes.changed(
                    destination.source(),
                    names.of(destination),
                    "the extension's own rules (voicemail, follow me) do not apply: say what follows if nobody answers;"
                            + " now the call ends");
        }
        broughtOver(new PbxRow(destination.source(), Map.of()), destination, "transfer \"" + id + "\"");
        return new Transfer(transferHead(id, destination, draft.end()), name, Transfer.DEFAULT_RING, null);
    }

    private NodeHead transferHead(NodeId id, PbxDestination destination, NodeId failed) {
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.ANSWERED, draft.end());
        targets.put(Exit.BUSY, failed);
        targets.put(Exit.NO_ANSWER, failed);
        targets.put(Exit.FAILED, failed);
        return head(id, destination, targets);
    }

    private String otherNumber(PbxDestination destination) {
        String number = tables.find("miscdests", "id", destination.id())
                .map(row -> row.text("destdial"))
                .filter(dialled -> !dialled.isEmpty())
                .orElse(destination.id());
        return people.person(number, names.of(destination), destination.source(), names.of(destination));
    }

    private FlowNode ringGroup(NodeId id, Stop stop) {
        PbxDestination destination = stop.destination();
        Optional<PbxRow> row = tables.find("ringgroups", "grpnum", destination.id());
        NodeId failed = to(row.map(group -> group.text("postdest")).orElse(""), stop.menu());
        int ringS = row.map(group -> group.number("grptime", 20, 5, 300)).orElse(20);
        broughtOver(row.orElse(new PbxRow(destination.source(), Map.of())), destination, "transfer \"" + id + "\"");
        return new Transfer(
                transferHead(id, destination, failed), people.group(destination), Duration.ofSeconds(ringS), null);
    }

    private FlowNode queue(NodeId id, Stop stop) {
        PbxDestination destination = stop.destination();
        Optional<PbxRow> row = tables.find("queues_config", "extension", destination.id());
        NodeId failed = to(row.map(queue -> queue.text("dest")).orElse(""), stop.menu());
        int waitS = row.map(queue -> queue.number("maxwait", 0, 0, 3_600)).orElse(0);
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.ANSWERED, draft.end());
        targets.put(Exit.FULL, failed);
        targets.put(Exit.TIMEOUT, failed);
        targets.put(Exit.LEFT, failed);
        broughtOver(row.orElse(new PbxRow(destination.source(), Map.of())), destination, "queue \"" + id + "\"");
        return new QueueCaller(
                head(id, destination, targets),
                people.queue(destination),
                waitS == 0 ? QueueCaller.LONGEST_WAIT : Duration.ofSeconds(Math.max(10, waitS)),
                QueueCaller.DEFAULT_ANNOUNCE,
                null,
                null);
    }

    private FlowNode voicemail(NodeId id, Stop stop) {
        PbxDestination destination = stop.destination();
        NodeId next = stop.menu().isEmpty() ? draft.end() : to("ivr-" + stop.menu() + ",s,1", "");
        broughtOver(new PbxRow(destination.source(), Map.of()), destination, "voicemail \"" + id + "\"");
        return new Voicemail(
                head(id, destination, Map.of(Exit.NEXT, next)),
                people.box(destination),
                null,
                Voicemail.DEFAULT_LENGTH,
                Voicemail.DEFAULT_SILENCE);
    }

    private FlowNode hangUp(NodeId id, PbxDestination destination) {
        if (!destination.id().equals("hangup")) {
            notes.changed(
                    destination.source(),
                    "Terminate call",
                    "callers heard " + Notes.quoted(destination.id()) + "; here the call ends: add a goodbye");
        }
        return new HangUp(head(id, destination, Collections.emptyMap()), null);
    }

    NodeHead head(NodeId id, PbxDestination destination, Map<Exit, ? extends @Nullable NodeId> targets) {
        return FlowDraft.head(id, names.of(destination), new LinkedHashMap<>(targets));
    }

    void broughtOver(PbxRow row, PbxDestination destination, String what) {
        notes.broughtOver(row.place(), names.of(destination) + " (" + destination.source() + ")", what);
    }
}
