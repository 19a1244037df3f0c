package io.ivory.flow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words for CEL's types, as its messages name them: {@code (double, list(int))} is "number and a list". */
final class KindWords {

    private KindWords() {}

    /** The word for a single type. */
    static String one(String type) {
        return switch (type) {
            case "string" -> "text";
            case "int", "uint", "double" -> "number";
            case "bool" -> "true or false";
            case "dyn" -> "any value";
            case "google.protobuf.Timestamp" -> "a moment";
            case "google.protobuf.Duration" -> "a duration";
            default -> type.startsWith("list(") ? "a list" : type.startsWith("map(") ? "a record" : type;
        };
    }

    /** The words for what a function was given, {@code (string, int)}, or a method, {@code string.(int)}. */
    static String all(String types) {
        int method = types.indexOf(".(");
        var kinds = new ArrayList<String>();
        if (method >= 0) {
            kinds.add(types.substring(0, method));
        }
        kinds.addAll(listed(types.substring(types.indexOf('(', Math.max(method, 0)) + 1, types.length() - 1)));
        return kinds.stream().map(KindWords::one).collect(Collectors.joining(" and "));
    }

    private static List<String> listed(String types) {
        var kinds = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < types.length(); at++) {
            switch (types.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        kinds.add(types.substring(start, at).strip());
                        start = at + 1;
                    }
                }
                default -> {}
            }
        }
        if (start < types.length()) {
            kinds.add(types.substring(start).strip());
        }
        return kinds;
    }
}
