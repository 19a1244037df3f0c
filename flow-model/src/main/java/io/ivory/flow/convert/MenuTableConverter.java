package io.ivory.flow.convert;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.convert.MenuTableRow.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a flow of a menu table: a node for each row that is a step, and the usual ways on where the table has none. */
final class MenuTableConverter {

    private final MenuTable table;
    private final FlowDraft draft;
    private final Notes notes;
    private final MenuTableTargets targets;
    private final Map<List<Exit>, NodeId> ids = new LinkedHashMap<>();
    private final Map<List<Exit>, Map<Exit, MenuTableRow>> ways = new HashMap<>();

    private MenuTableConverter(MenuTable table, String name, BundleDraft bundle, Notes notes) {
        this.table = table;
        this.notes = notes;
        this.draft = new FlowDraft(name, table.languages().getFirst());
        this.targets = new MenuTableTargets(bundle, notes);
    }

    static void convert(String csv, String name, BundleDraft bundle, Notes notes) {
        MenuTable table = MenuTableReader.read(csv);
        var converter = new MenuTableConverter(table, name, bundle, notes);
        converter.convert();
        bundle.flow(bundle.flowName(name, _ -> false), converter.draft::build);
    }

    private void convert() {
        for (MenuTableRow row : table.rows().values()) {
            if (!row.isStart()) {
                ways.computeIfAbsent(row.above(), _ -> new LinkedHashMap<>()).put(row.exit(), row);
            }
            if (row.action().isStep()) {
                ids.put(row.path(), draft.newId(name(row), row.action().word()));
            }
        }
        ids.forEach((path, id) -> table.at(path).ifPresent(row -> {
            draft.add(node(id, row));
            notes.broughtOver(row.place(), row.subject(), row.action().word() + " \"" + id + "\"");
        }));
        NodeId start = ids.get(List.<Exit>of());
        if (start != null) {
            draft.start(start);
        }
    }

    private static String name(MenuTableRow row) {
        String label = row.label().values().stream().findFirst().orElse("");
        String usual = row.isStart() ? "Start" : row.action().word() + " " + MenuTableRow.written(row.path());
        return Words.name(row.name(), Words.name(label, usual));
    }

    private FlowNode node(NodeId id, MenuTableRow row) {
        return switch (row.action()) {
            case MENU -> menu(id, row);
            case SAY -> new Say(head(id, row), promptOf(row));
            case TRANSFER -> new Transfer(head(id, row), targets.person(row), Transfer.DEFAULT_RING, prompt(row));
            case QUEUE ->
                new QueueCaller(
                        head(id, row),
                        targets.queue(row),
                        QueueCaller.DEFAULT_WAIT,
                        QueueCaller.DEFAULT_ANNOUNCE,
                        null,
                        null);
            case HOURS -> new Hours(head(id, row), targets.hours(row));
            case VOICEMAIL ->
                new Voicemail(
                        head(id, row),
                        targets.box(row),
                        prompt(row),
                        Voicemail.DEFAULT_LENGTH,
                        Voicemail.DEFAULT_SILENCE);
            case HANGUP, GOTO, BACK, REPEAT -> new HangUp(head(id, row), prompt(row));
        };
    }

    private Menu menu(NodeId id, MenuTableRow row) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        ways(row).forEach((exit, way) -> way.key().ifPresent(key -> options.put(key, new MenuOption(label(way)))));
        return new Menu(head(id, row), prompt(row), options, null, AskRules.DEFAULT);
    }

    private Map<Exit, MenuTableRow> ways(MenuTableRow row) {
        return ways.getOrDefault(row.path(), Map.of());
    }

    private NodeHead head(NodeId id, MenuTableRow row) {
        var connected = new LinkedHashMap<Exit, @Nullable NodeId>();
        ways(row).forEach((exit, way) -> {
            if (way.key().isPresent()) {
                connected.put(exit, target(way));
            }
        });
        var decided = new LinkedHashMap<NodeId, List<String>>();
        for (Exit exit : row.action().exits()) {
            MenuTableRow way = ways(row).get(exit);
            if (way != null) {
                connected.put(exit, target(way));
                continue;
            }
            NodeId chosen = usual(row, exit);
            connected.put(exit, chosen);
            if (!exit.equals(Exit.ANSWERED)) {
                decided.computeIfAbsent(chosen, _ -> new ArrayList<>()).add("\"" + exit + "\"");
            }
        }
        decided.forEach((chosen, exits) -> notes.changed(
                row.place(),
                row.subject(),
                "the table does not say what follows " + String.join(", ", exits) + ": the call goes on to \"" + chosen
                        + "\""));
        return FlowDraft.head(id, name(row), connected);
    }

    private @Nullable NodeId target(MenuTableRow way) {
        return table.step(way).map(step -> ids.get(step.path())).orElse(null);
    }

    /** Where a call goes on if the table does not say it. */
    private NodeId usual(MenuTableRow row, Exit exit) {
        NodeId target = switch (row.action()) {
            case MENU -> firstOf(row, List.of(Exit.NO_INPUT, Exit.NO_MATCH), personOf(row));
            case SAY -> table.menuAbove(row).map(menu -> ids.get(menu.path())).orElse(null);
            case TRANSFER ->
                exit.equals(Exit.ANSWERED) ? null : firstOf(row, List.of(Exit.NO_ANSWER, Exit.BUSY, Exit.FAILED), null);
            case QUEUE ->
                exit.equals(Exit.ANSWERED) ? null : firstOf(row, List.of(Exit.TIMEOUT, Exit.FULL, Exit.LEFT), null);
            case HOURS -> firstOf(row, List.of(Exit.OPEN), null);
            case VOICEMAIL, HANGUP, GOTO, BACK, REPEAT -> null;
        };
        return target == null ? draft.end() : target;
    }

    private @Nullable NodeId firstOf(MenuTableRow row, List<Exit> exits, @Nullable NodeId otherwise) {
        for (Exit exit : exits) {
            MenuTableRow way = ways(row).get(exit);
            if (way != null) {
                return target(way);
            }
        }
        return otherwise;
    }

    /** The choice of a menu that leads to a person, key 0 before others. */
    private @Nullable NodeId personOf(MenuTableRow menu) {
        MenuTableRow zero = ways(menu).get(Exit.ofKey(Digit.ZERO));
        var choices = new ArrayList<>(ways(menu).values());
        if (zero != null) {
            choices.addFirst(zero);
        }
        return choices.stream()
                .flatMap(way -> table.step(way).stream())
                .filter(step -> step.action() == Action.TRANSFER || step.action() == Action.QUEUE)
                .map(step -> ids.get(step.path()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<PromptId> promptOf(MenuTableRow row) {
        PromptId prompt = prompt(row);
        return prompt == null ? List.of() : List.of(prompt);
    }

    private @Nullable PromptId prompt(MenuTableRow row) {
        return row.say().isEmpty() ? null : draft.prompt(name(row), texts(row, "say", row.say()));
    }

    private PromptId label(MenuTableRow row) {
        Map<Language, String> labels = row.label().isEmpty()
                ? Map.of(
                        table.languages().getFirst(),
                        row.name().replace("{", "{{").replace("}", "}}"))
                : row.label();
        return draft.prompt("label " + name(row), texts(row, "label", labels));
    }

    private Prompt texts(MenuTableRow row, String what, Map<Language, String> words) {
        var texts = new LinkedHashMap<Language, PromptText>();
        for (Language language : table.languages()) {
            String text = words.get(language);
            if (text == null) {
                notes.toDo(
                        row.place() + ", column " + what + "_" + language,
                        row.subject(),
                        "there is no text in \"" + language + "\": write it");
            } else {
                texts.put(language, PromptText.of(text));
            }
        }
        return new Prompt(texts);
    }
}
