package io.ivory.flow.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a SQL dump as mysqldump, MariaDB and phpMyAdmin write it: CREATE TABLE for the order of columns and
 * INSERT INTO. Everything else is skipped. One pass, no statement is run.
 */
final class SqlDump {

    private static final Pattern INSERT = Pattern.compile("(?i)\\b(insert|replace)\\s+(ignore\\s+)?into\\b");

    private final String text;
    private final BiConsumer<String, PbxRow> rows;
    private final Notes notes;
    private final Map<String, List<String>> columns = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int at;

    private SqlDump(String text, BiConsumer<String, PbxRow> rows, Notes notes) {
        this.text = text;
        this.rows = rows;
        this.notes = notes;
    }

    static boolean isOne(String text) {
        return INSERT.matcher(text).find();
    }

    static void read(String text, BiConsumer<String, PbxRow> rows, Notes notes) {
        new SqlDump(text, rows, notes).read();
    }

    private void read() {
        while (true) {
            skipBlanks();
            if (at >= text.length()) {
                return;
            }
            int start = at;
            String word = word();
            if (word.equals("create")) {
                create();
            } else if (word.equals("insert") || word.equals("replace")) {
                insert(start);
            }
            skipStatement();
        }
    }

    /** {@code CREATE [TEMPORARY] TABLE [IF NOT EXISTS] name (}: what stands last before the bracket is the name. */
    private void create() {
        String table = "";
        skipBlanks();
        while (at < text.length() && "(;'".indexOf(text.charAt(at)) < 0) {
            int before = at;
            table = identifier();
            skipBlanks();
            if (at == before) {
                return;
            }
        }
        if (!PbxTables.isKnown(table) || !take('(')) {
            return;
        }
        var names = new ArrayList<String>();
        while (at < text.length()) {
            skipBlanks();
            boolean quoted = at < text.length() && (text.charAt(at) == '`' || text.charAt(at) == '"');
            String name = identifier();
            if (quoted || (!name.isEmpty() && !isKeyword(name))) {
                names.add(name);
            }
            if (!skipToComma()) {
                break;
            }
        }
        columns.put(table, names);
    }

    private static boolean isKeyword(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "primary", "key", "unique", "index", "constraint", "fulltext", "foreign", "check" -> true;
            default -> false;
        };
    }

    /** Goes past the next comma of a list of columns; false at its end. */
    private boolean skipToComma() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                string();
                continue;
            }
            at++;
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                if (depth == 0) {
                    return false;
                }
                depth--;
            } else if (c == ',' && depth == 0) {
                return true;
            } else if (c == ';' && depth == 0) {
                at--;
                return false;
            }
        }
        return false;
    }

    private void insert(int start) {
        skipBlanks();
        String word = word();
        if (word.equals("ignore")) {
            skipBlanks();
            word = word();
        }
        skipBlanks();
        String table = identifier();
        skipBlanks();
        if (!word.equals("into") || !PbxTables.isKnown(table)) {
            return;
        }
        List<String> names = columns.getOrDefault(table, List.of());
        if (take('(')) {
            names = names();
            skipBlanks();
        }
        if (!word().equals("values")) {
            return;
        }
        if (names.isEmpty()) {
            notes.leftOut(
                    "character " + start,
                    table,
                    "the dump does not say the columns of this table: dump it with its structure (CREATE TABLE)");
            return;
        }
        do {
            skipBlanks();
            if (!row(table, names)) {
                return;
            }
            skipBlanks();
        } while (take(','));
    }

    private List<String> names() {
        var names = new ArrayList<String>();
        do {
            skipBlanks();
            names.add(identifier());
            skipBlanks();
        } while (take(','));
        take(')');
        return names;
    }

    private boolean row(String table, List<String> names) {
        int number = counts.merge(table, 1, Integer::sum);
        if (!take('(')) {
            return broken(table, number);
        }
        var values = new ArrayList<@Nullable String>();
        do {
            skipBlanks();
            values.add(value());
            skipBlanks();
        } while (take(','));
        if (!take(')') || values.size() != names.size()) {
            return broken(table, number);
        }
        rows.accept(table, new PbxRow(table + " row " + number, PbxTables.cells(names, values)));
        return true;
    }

    private boolean broken(String table, int number) {
        notes.leftOut(table + " row " + number, table, "the row cannot be read; the rest of its statement was skipped");
        return false;
    }

    private @Nullable String value() {
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            return string();
        }
        int from = at;
        while (at < text.length() && ",();".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String bare = text.substring(from, at);
        return bare.equalsIgnoreCase("null") ? null : bare;
    }

    /** What stands in the quotes that open here. */
    private String string() {
        char quote = text.charAt(at++);
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && quote != '`' && at < text.length()) {
                value.append(unescaped(text.charAt(at++)));
            } else if (c == quote && at < text.length() && text.charAt(at) == quote) {
                value.append(quote);
                at++;
            } else if (c == quote) {
                break;
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> ' ';
            default -> c;
        };
    }

    /** A name; {@code asterisk.ivr_details} is {@code ivr_details}. */
    private String identifier() {
        String name = "";
        do {
            int from = at;
            boolean quoted = at < text.length() && (text.charAt(at) == '`' || text.charAt(at) == '"');
            name = quoted ? string() : word(from);
        } while (take('.'));
        return name;
    }

    private String word(int from) {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String word() {
        return word(at).toLowerCase(Locale.ROOT);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private boolean take(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                skipPast("*/");
            } else if (text.startsWith("--", at) || text.charAt(at) == '#') {
                skipPast("\n");
            } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at + (end.length() == 2 ? 2 : 0));
        at = found < 0 ? text.length() : found + end.length();
    }

    private void skipStatement() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                string();
            } else if (text.startsWith("/*", at) || text.startsWith("-- ", at)) {
                skipBlanks();
            } else {
                at++;
                if (c == ';') {
                    return;
                }
            }
        }
    }
}
