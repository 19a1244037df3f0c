package io.ivory.designer.editor;

import io.ivory.flow.VariableType;

/** What people call the types of variables. */
final class VariableWords {

    private VariableWords() {}

    static String of(VariableType type) {
        return switch (type) {
            case DIGITS -> "Keys that were pressed";
            case TEXT -> "Words";
            case NUMBER -> "A number to count with";
            case BOOLEAN -> "Yes or no";
            case DATE -> "A day";
            case RECORD -> "Several fields (a table's row, a service's answer)";
        };
    }
}
