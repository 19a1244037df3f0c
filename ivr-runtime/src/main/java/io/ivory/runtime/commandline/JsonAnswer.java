package io.ivory.runtime.commandline;

import io.ivory.flow.json.JsonValues;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Results for programs: one JSON object, the same head for every command (docs/command-line.md). */
final class JsonAnswer {

    /** Grows when a key changes its meaning or goes away; new keys may come at any time. */
    static final int VERSION = 1;

    private final Map<String, Object> entries = new LinkedHashMap<>();

    JsonAnswer(String command, Ending ending) {
        entries.put("ivory", command);
        entries.put("version", VERSION);
        entries.put("result", ending.word());
        entries.put("exit", ending.code());
    }

    JsonAnswer put(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    void print(PrintStream out) {
        out.print(JsonValues.write(entries) + "\n");
    }
}
