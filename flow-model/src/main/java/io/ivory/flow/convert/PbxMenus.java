package io.ivory.flow.convert;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings over the menus (IVRs) of a FreePBX with their entries. */
final class PbxMenus {

    private static final int USUAL_TIMEOUT_S = 10;

    private final PbxFlow flow;

    PbxMenus(PbxFlow flow) {
        this.flow = flow;
    }

    /** A menu; a question and a branch where keys are dialled one after the other. */
    FlowNode menu(NodeId id, PbxDestination destination) {
        Optional<PbxRow> found = flow.tables.find("ivr_details", "id", destination.id());
        if (found.isEmpty()) {
            flow.notes.toDo(
                    destination.source(),
                    destination.source(),
                    "the export does not hold this IVR: put a node in its place");
            return Placeholder.of(id, destination.source(), "FreePBX", Map.of(), Map.of());
        }
        PbxRow row = found.get();
        noteWhatIsLost(row, destination);
        List<PbxRow> entries = entries(destination.id());
        boolean several =
                entries.stream().anyMatch(entry -> entry.text("selection").length() > 1);
        if (row.text("announcement").matches("0?|\\D.*")) {
            flow.notes.toDo(
                    row.place(),
                    flow.names.of(destination),
                    several
                            ? "has no announcement: write what is asked"
                            : "has no announcement; the menu says its choices by the names they have: check them");
        }
        flow.broughtOver(row, destination, (several ? "collect" : "menu") + " \"" + id + "\"");
        return several ? numbers(id, destination, row, entries) : keys(id, destination, row, entries);
    }

    /** The entries of a menu without those for silence and wrong keys, which have columns of their own since 2.10. */
    private List<PbxRow> entries(String menu) {
        return flow.tables.of("ivr_entries").stream()
                .filter(entry -> entry.text("ivr_id").equals(menu))
                .filter(entry -> !entry.text("selection").matches("[ti]?"))
                .toList();
    }

    private void noteWhatIsLost(PbxRow row, PbxDestination destination) {
        String name = flow.names.of(destination);
        String direct = row.text("directdial");
        if (!direct.isEmpty() && !direct.equalsIgnoreCase("disabled") && !direct.equals("0")) {
            flow.notes.leftOut(
                    row.place(), name, "callers could dial extensions here: only the menu's own keys work now");
        }
        if (!row.text("alertinfo").isEmpty()) {
            flow.notes.leftOut(row.place(), name, "the ring tone for telephones (alert info)");
        }
        for (String column : List.of("invalid_retry_recording", "timeout_retry_recording")) {
            if (row.text(column).equals("default")) {
                flow.notes.changed(
                        row.place(),
                        name,
                        "the recordings that come with FreePBX are not played before the menu asks again");
            }
        }
    }

    private Menu keys(NodeId id, PbxDestination destination, PbxRow row, List<PbxRow> entries) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        for (PbxRow entry : entries) {
            Optional<Digit> key = Digit.of(entry.text("selection").charAt(0));
            if (key.isEmpty() || options.containsKey(key.get())) {
                flow.notes.leftOut(
                        entry.place(),
                        flow.names.of(destination),
                        Notes.quoted(entry.text("selection")) + " is no key, or has an entry already");
                continue;
            }
            options.put(key.get(), new MenuOption(label(entry)));
            targets.put(Exit.ofKey(key.get()), target(entry.text("dest"), entry.flag("ivr_ret"), row));
        }
        PromptId wording = prompt(row, "announcement", destination);
        AskRules ask = ask(row, destination, targets);
        return new Menu(flow.head(id, destination, targets), null, options, wording, ask);
    }

    private @Nullable PromptId label(PbxRow entry) {
        if (PbxDestination.of(entry.text("dest")).kind() == PbxDestination.Kind.UNKNOWN) {
            return null;
        }
        String name = entry.flag("ivr_ret") && entry.text("dest").isEmpty()
                ? "the menu before"
                : flow.names.of(PbxDestination.of(entry.text("dest")));
        return flow.draft.prompt(
                "label-" + name, Language.ENGLISH, name.replace("{", "{{").replace("}", "}}"));
    }

    private Collect numbers(NodeId id, PbxDestination destination, PbxRow row, List<PbxRow> entries) {
        String name = flow.names.of(destination);
        VariableName into = flow.draft.variable("menu:" + destination.id(), name + " keys", VariableType.DIGITS);
        var ways = new ArrayList<Branches.Way>();
        var taken = new LinkedHashMap<Exit, Boolean>();
        for (PbxRow entry : entries) {
            String selection = entry.text("selection");
            Exit exit = Placeholder.exit("dialled-" + selection.replace("_", ""), taken);
            taken.put(exit, true);
            NodeId target = target(entry.text("dest"), entry.flag("ivr_ret"), row);
            ways.add(new Branches.Way(new Condition(exit, DialPattern.condition(into, selection)), target));
        }
        int most = entries.stream()
                .mapToInt(entry -> DialPattern.digits(entry.text("selection")))
                .max()
                .orElse(1);
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        PromptId question = prompt(row, "announcement", destination);
        AskRules ask = ask(row, destination, targets);
        NodeId branch = flow.draft.newId(name + " keys", "keys");
        flow.draft.add(Branches.of(flow.draft, branch, name + ": which keys", ways, targets.get(Exit.NO_MATCH)));
        targets.put(Exit.NEXT, branch);
        flow.notes.changed(
                row.place(),
                name,
                "has choices of several keys; callers end them with # or wait 3 s, also for choices of one key");
        return new Collect(
                flow.head(id, destination, targets),
                question,
                into,
                1,
                Math.min(most, DigitRules.MAX_DIGITS),
                Digit.POUND,
                DigitRules.DEFAULT_INTER_DIGIT,
                ask);
    }

    private AskRules ask(PbxRow row, PbxDestination destination, Map<Exit, @Nullable NodeId> targets) {
        int silent = tries(row, "timeout_loops");
        int wrong = tries(row, "invalid_loops");
        if (silent != wrong) {
            flow.notes.changed(
                    row.place(),
                    flow.names.of(destination),
                    "asked a silent caller " + silent + " times and one with other keys " + wrong
                            + " times; here both count together, up to " + Math.max(silent, wrong));
        }
        targets.put(Exit.NO_INPUT, last(row, destination, "timeout", "t"));
        targets.put(Exit.NO_MATCH, last(row, destination, "invalid", "i"));
        return AskRules.of(
                Math.max(silent, wrong),
                Duration.ofSeconds(row.number("timeout_time", USUAL_TIMEOUT_S, 1, 60)),
                true,
                prompt(row, "timeout_retry_recording", destination),
                prompt(row, "invalid_retry_recording", destination));
    }

    /** How often FreePBX asks in all: its loop ends when the count is reached. */
    private static int tries(PbxRow row, String column) {
        return row.number(column, 1, 1, AskRules.MAX_TRIES);
    }

    /** Where callers go after the last try, past the recording that they hear then. */
    private NodeId last(PbxRow row, PbxDestination destination, String what, String entry) {
        String named = row.text(what + "_destination");
        String target = named.isEmpty()
                ? flow.tables.of("ivr_entries").stream()
                        .filter(other -> other.text("ivr_id").equals(destination.id())
                                && other.text("selection").equals(entry))
                        .map(other -> other.text("dest"))
                        .findFirst()
                        .orElse("")
                : named;
        NodeId next = target(target, row.flag(what + "_ivr_ret"), row);
        PromptId said = prompt(row, what + "_recording", destination);
        if (said == null) {
            return next;
        }
        NodeId id = flow.draft.newId(flow.names.of(destination) + " " + what, what);
        flow.draft.add(new Say(
                FlowDraft.head(id, flow.names.of(destination) + ": " + what, Map.of(Exit.NEXT, next)), List.of(said)));
        return id;
    }

    private @Nullable PromptId prompt(PbxRow row, String column, PbxDestination destination) {
        String name = flow.names.of(destination);
        return flow.recordings
                .of(row.text(column), row, name)
                .map(prompt -> flow.draft.prompt(
                        column.equals("announcement") ? name : name + " " + column.replace("_recording", ""), prompt))
                .orElse(null);
    }

    /** Where an entry leads: with "return to IVR", the menu that led to this one. */
    private NodeId target(String destination, boolean back, PbxRow menu) {
        String home = menu.flag("retvm") ? menu.text("id") : "";
        PbxDestination target = PbxDestination.of(destination);
        if (!back) {
            boolean needsHome = target.kind() == PbxDestination.Kind.ANNOUNCEMENT;
            return flow.to(target, target.kind() == PbxDestination.Kind.MENU ? "" : needsHome ? menu.text("id") : home);
        }
        String self = "ivr-" + menu.text("id") + ",";
        List<String> before = flow.tables.of("ivr_entries").stream()
                .filter(entry -> entry.text("dest").startsWith(self)
                        && !entry.text("ivr_id").equals(menu.text("id")))
                .map(entry -> entry.text("ivr_id"))
                .distinct()
                .toList();
        if (before.size() != 1) {
            flow.notes.changed(
                    menu.place(),
                    menu.text("name"),
                    "\"return to IVR\" leads to "
                            + (before.isEmpty()
                                    ? "its destination, as no menu leads here"
                                    : "the first of " + before.size() + " menus that lead here"));
        }
        return before.isEmpty() ? flow.to(target, home) : flow.to("ivr-" + before.getFirst() + ",s,1", "");
    }
}
