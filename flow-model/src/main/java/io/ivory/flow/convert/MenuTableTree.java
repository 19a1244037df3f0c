package io.ivory.flow.convert;

import io.ivory.flow.Exit;
import io.ivory.flow.convert.MenuTableRow.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the rows of a menu table make a whole tree, and where their ways lead. */
final class MenuTableTree {

    private final Map<List<Exit>, MenuTableRow> rows;
    private final Map<List<Exit>, List<MenuTableRow>> below = new HashMap<>();
    private final Consumer<SourceProblem> problems;

    MenuTableTree(Map<List<Exit>, MenuTableRow> rows, Consumer<SourceProblem> problems) {
        this.rows = rows;
        this.problems = problems;
        for (MenuTableRow row : rows.values()) {
            if (!row.isStart()) {
                below.computeIfAbsent(row.above(), _ -> new ArrayList<>()).add(row);
            }
        }
    }

    void check() {
        MenuTableRow start = rows.get(List.<Exit>of());
        if (start == null) {
            problems.accept(new SourceProblem("", "the row with the path \"start\" is missing: calls begin there"));
        } else if (!start.action().isStep()) {
            report(
                    start,
                    "action",
                    "a call cannot begin with \"" + start.action().word() + "\"");
        }
        for (MenuTableRow row : rows.values()) {
            checkPlace(row);
            checkContent(row);
        }
    }

    private void checkPlace(MenuTableRow row) {
        if (row.isStart()) {
            return;
        }
        MenuTableRow above = rows.get(row.above());
        String way = MenuTableRow.written(row.above());
        if (above == null) {
            report(row, "path", "there is no row with the path \"" + way + "\" above this one");
        } else if (row.key().isPresent() && above.action() != Action.MENU) {
            report(row, "path", "\"" + way + "\" is no menu, so it has no keys");
        } else if (row.key().isEmpty() && !above.action().exits().contains(row.exit())) {
            report(
                    row,
                    "path",
                    "\"" + above.action().word() + "\" has no way on called \"" + row.exit() + "\"; it has "
                            + (above.action() == Action.MENU ? "keys, " : "")
                            + (above.action().exits().isEmpty()
                                    ? "none"
                                    : above.action().exits()));
        } else if (row.key().isPresent() && row.label().isEmpty() && row.name().isBlank()) {
            report(row, "label", "say what key " + row.exit() + " is for: the menu says it before the key");
        }
    }

    private void checkContent(MenuTableRow row) {
        switch (row.action()) {
            case SAY -> {
                if (row.say().isEmpty()) {
                    report(row, "say", "write what is said");
                }
            }
            case MENU -> {
                if (ways(row).stream().noneMatch(way -> way.key().isPresent())) {
                    report(row, "path", "the menu has no choices: add rows such as \"" + example(row) + "\"");
                }
            }
            case TRANSFER, QUEUE -> {
                if (row.target().isBlank()) {
                    report(row, "target", "write who takes the call: an extension, a number, a SIP address or a name");
                }
            }
            case HOURS -> checkHours(row);
            case GOTO -> checkGoto(row);
            case BACK, REPEAT -> {
                if (step(rows, row).isEmpty()) {
                    report(row, "action", "there is no menu above this row");
                }
            }
            case VOICEMAIL, HANGUP -> {}
        }
    }

    private static String example(MenuTableRow row) {
        return row.isStart() ? "1" : MenuTableRow.written(row.path()) + ">1";
    }

    private void checkHours(MenuTableRow row) {
        if (!row.target().matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}")) {
            report(row, "target", "write the name of opening hours: up to 64 letters, digits, - and _");
        }
        for (Exit exit : List.of(Exit.OPEN, Exit.CLOSED)) {
            if (ways(row).stream().noneMatch(way -> way.exit().equals(exit))) {
                report(row, "path", "say what happens when " + exit + ": add a row with \"" + exit + "\" at the end");
            }
        }
    }

    private void checkGoto(MenuTableRow row) {
        Optional<List<Exit>> path = MenuTableReader.path(row.target());
        if (path.isEmpty() || !rows.containsKey(path.get())) {
            report(row, "target", Notes.quoted(row.target()) + " is not the path of a row");
        } else if (step(rows, row).isEmpty()) {
            report(row, "target", "this goes in circles and never comes to a step");
        }
    }

    private void report(MenuTableRow row, String column, String message) {
        problems.accept(new SourceProblem("line " + row.line() + ", column " + column, message));
    }

    private List<MenuTableRow> ways(MenuTableRow row) {
        return below.getOrDefault(row.path(), List.of());
    }

    static Optional<MenuTableRow> step(Map<List<Exit>, MenuTableRow> rows, MenuTableRow row) {
        var seen = new HashSet<List<Exit>>();
        Optional<MenuTableRow> at = Optional.of(row);
        while (at.isPresent() && !at.get().action().isStep()) {
            MenuTableRow way = at.get();
            if (!seen.add(way.path())) {
                return Optional.empty();
            }
            at = switch (way.action()) {
                case GOTO -> MenuTableReader.path(way.target()).flatMap(path -> Optional.ofNullable(rows.get(path)));
                case REPEAT -> menuAbove(rows, way);
                case BACK ->
                    menuAbove(rows, way).map(menu -> menuAbove(rows, menu).orElse(menu));
                case MENU, SAY, TRANSFER, QUEUE, HOURS, VOICEMAIL, HANGUP -> at;
            };
        }
        return at;
    }

    /** The nearest menu above {@code row}. */
    static Optional<MenuTableRow> menuAbove(Map<List<Exit>, MenuTableRow> rows, MenuTableRow row) {
        for (int depth = row.path().size() - 1; depth >= 0; depth--) {
            MenuTableRow above = rows.get(row.path().subList(0, depth));
            if (above != null && above.action() == Action.MENU) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }
}
