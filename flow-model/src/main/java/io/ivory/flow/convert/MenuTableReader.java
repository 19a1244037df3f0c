package io.ivory.flow.convert;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.PromptText;
import io.ivory.flow.convert.MenuTableRow.Action;
import io.ivory.flow.json.CsvRows;
import io.ivory.flow.json.FlowFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a menu table: a header line, then a row a step. Finds everything that is wrong with it in one go. */
final class MenuTableReader {

    static final int MAX_CHARS = 2 << 20;
    /** One node a row, and one for the end of calls. */
    private static final int MAX_ROWS = FlowDefinition.MAX_NODES - 1;

    private static final int MAX_DEPTH = 12;
    private static final int MAX_PROBLEMS = 100;

    private static final Pattern COLUMN =
            Pattern.compile("(?<what>say|label)(?:[_ -](?<tag>[a-zA-Z]{2,3}(?:-[a-zA-Z]{2})?))?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*[>./]\\s*");
    private static final List<String> OTHER_COLUMNS = List.of("path", "name", "action", "target", "note");

    private final List<SourceProblem> problems = new ArrayList<>();
    private final Map<Integer, String> columns = new LinkedHashMap<>();
    private final Map<List<Exit>, MenuTableRow> rows = new LinkedHashMap<>();

    private MenuTableReader() {}

    /**
     * Reads a table.
     *
     * @throws ConversionException with every mistake, each with its line and column
     */
    static MenuTable read(String csv) {
        if (csv.length() > MAX_CHARS) {
            throw new ConversionException("", "a menu table has at most " + MAX_CHARS + " characters");
        }
        List<CsvRows.Row> lines;
        try {
            lines = CsvRows.read(csv, MAX_ROWS + 1);
        } catch (FlowFormatException e) {
            throw new ConversionException("", e.problems().getFirst().message());
        }
        if (lines.isEmpty()) {
            throw new ConversionException(
                    "", "the table is empty: begin with the columns path, action, target, say_en");
        }
        var table = new MenuTableReader();
        table.header(lines.getFirst());
        table.throwIfAny();
        lines.subList(1, lines.size()).forEach(table::row);
        new MenuTableTree(table.rows, table::problem).check();
        table.throwIfAny();
        return new MenuTable(table.languages(), table.rows);
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new ConversionException(problems);
        }
    }

    private void problem(SourceProblem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    private void header(CsvRows.Row line) {
        for (int i = 0; i < line.cells().size(); i++) {
            String column = named(line.cells().get(i).strip().toLowerCase(Locale.ROOT));
            String place = "line " + line.line() + ", column " + (i + 1);
            if (column.isEmpty()) {
                continue;
            }
            if (!OTHER_COLUMNS.contains(column) && !COLUMN.matcher(column).matches()) {
                problem(new SourceProblem(
                        place,
                        Notes.quoted(column)
                                + " is no column of a menu table: there are path, name, action, target, note, and say_en,"
                                + " label_en for each language"));
            } else if (columns.containsValue(column)) {
                problem(new SourceProblem(place, "the column \"" + column + "\" stands there twice"));
            } else {
                columns.put(i, column);
            }
        }
        for (String needed : List.of("path", "action")) {
            if (!columns.containsValue(needed)) {
                problem(new SourceProblem("line " + line.line(), "the column \"" + needed + "\" is missing"));
            }
        }
    }

    /** The one name of a column: {@code say} alone is English. */
    private static String named(String column) {
        Matcher parts = COLUMN.matcher(column);
        return parts.matches() ? parts.group("what") + "_" + language(parts.group("tag")) : column;
    }

    private void row(CsvRows.Row line) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = line.cells().get(i).strip();
            String column = columns.get(i);
            if (column != null) {
                cells.put(column, cell);
            } else if (!cell.isEmpty()) {
                problem(new SourceProblem(
                        "line " + line.line() + ", column " + (i + 1),
                        "there is no column of this number in the first line: put cells with commas in quotes"));
            }
        }
        if (cells.values().stream().allMatch(String::isEmpty)) {
            return;
        }
        List<Exit> path = path(line, cells.getOrDefault("path", ""));
        Action action = action(line, cells.getOrDefault("action", ""));
        var say = texts("say", cells, line);
        var label = texts("label", cells, line);
        if (path == null || action == null) {
            return;
        }
        var row = new MenuTableRow(
                line.line(),
                path,
                action,
                cells.getOrDefault("name", ""),
                cells.getOrDefault("target", ""),
                say,
                label);
        MenuTableRow known = rows.putIfAbsent(path, row);
        if (known != null) {
            problem(new SourceProblem(
                    place(line, "path"),
                    "the path \"" + MenuTableRow.written(path) + "\" stands in line " + known.line() + " already"));
        }
    }

    private static String place(CsvRows.Row line, String column) {
        return "line " + line.line() + ", column " + column;
    }

    private @Nullable Action action(CsvRows.Row line, String word) {
        Optional<Action> action = Action.named(word);
        if (action.isEmpty()) {
            problem(new SourceProblem(
                    place(line, "action"),
                    (word.isEmpty() ? "there is no action" : Notes.quoted(word) + " is no action")
                            + ": write menu, say, transfer, queue, hours, voicemail, hangup, goto, back or repeat"));
        }
        return action.orElse(null);
    }

    private @Nullable List<Exit> path(CsvRows.Row line, String text) {
        Optional<List<Exit>> path = path(text);
        if (path.isEmpty()) {
            problem(new SourceProblem(
                    place(line, "path"),
                    (text.isEmpty() ? "there is no path" : Notes.quoted(text) + " is no path")
                            + ": write \"start\", or the keys to press with > between them, such as 1>2 (a spreadsheet"
                            + " takes 1.2 for a date or a number)"));
        }
        return path.orElse(null);
    }

    /** The path that {@code text} spells; empty if it spells none. */
    static Optional<List<Exit>> path(String text) {
        if (text.equalsIgnoreCase(MenuTable.START)) {
            return Optional.of(List.of());
        }
        var path = new ArrayList<Exit>();
        for (String word : BETWEEN.split(text.strip(), MAX_DEPTH + 1)) {
            Optional<Exit> exit = exit(word);
            if (exit.isEmpty() || path.size() == MAX_DEPTH) {
                return Optional.empty();
            }
            path.add(exit.get());
        }
        return Optional.of(List.copyOf(path));
    }

    private static Optional<Exit> exit(String word) {
        if (word.length() == 1 && "0123456789*#".contains(word)) {
            return Optional.of(new Exit(word));
        }
        for (Action action : Action.values()) {
            for (Exit exit : action.exits()) {
                if (exit.name().equalsIgnoreCase(word)) {
                    return Optional.of(exit);
                }
            }
        }
        return Optional.empty();
    }

    private Map<Language, String> texts(String what, Map<String, String> cells, CsvRows.Row line) {
        var texts = new LinkedHashMap<Language, String>();
        cells.forEach((column, text) -> {
            var parts = COLUMN.matcher(column);
            if (!text.isEmpty() && parts.matches() && parts.group("what").equals(what)) {
                texts.put(language(parts.group("tag")), text);
                if (text.length() > PromptText.MAX_TEXT) {
                    problem(new SourceProblem(
                            place(line, column), "a text has at most " + PromptText.MAX_TEXT + " characters"));
                }
            }
        });
        return texts;
    }

    private List<Language> languages() {
        List<Language> languages = columns.values().stream()
                .map(COLUMN::matcher)
                .filter(Matcher::matches)
                .map(parts -> language(parts.group("tag")))
                .distinct()
                .toList();
        return languages.isEmpty() ? List.of(Language.ENGLISH) : languages;
    }

    private static Language language(@Nullable String tag) {
        if (tag == null) {
            return Language.ENGLISH;
        }
        int hyphen = tag.indexOf('-');
        return new Language(
                hyphen < 0
                        ? tag
                        : tag.substring(0, hyphen) + tag.substring(hyphen).toUpperCase(Locale.ROOT));
    }
}
