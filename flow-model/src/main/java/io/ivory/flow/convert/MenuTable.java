package io.ivory.flow.convert;

import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A menu tree from a spreadsheet: sound, so that every row has the row above it and a step to lead to.
 *
 * @param languages what it speaks, the first one by default
 * @param rows by their paths, in the order of the table
 */
record MenuTable(List<Language> languages, Map<List<Exit>, MenuTableRow> rows) {

    /** The path of the row at which calls begin. */
    static final String START = "start";

    MenuTable {
        languages = List.copyOf(languages);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** Whether {@code text} begins like a menu table. */
    static boolean isOne(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return first.contains("path") && first.contains("action");
    }

    /** The row whose path is {@code path}. */
    Optional<MenuTableRow> at(List<Exit> path) {
        return Optional.ofNullable(rows.get(path));
    }

    /**
     * The step that a call comes to at {@code row}: the row itself, or where its "goto", "back" or "repeat" leads. Empty if
     * it leads in circles.
     */
    Optional<MenuTableRow> step(MenuTableRow row) {
        return MenuTableTree.step(rows, row);
    }

    /** The nearest menu above {@code row}. */
    Optional<MenuTableRow> menuAbove(MenuTableRow row) {
        return MenuTableTree.menuAbove(rows, row);
    }
}
