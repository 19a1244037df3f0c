package io.ivory.designer.editor;

import io.ivory.flow.VariableType;

/** What people call the types of variables. */
final class VariableWords {

    private VariableWords() {}

    static String of(VariableType type) {
        return switch (type) {
            case DIGITS -> "Pressed keys";
            case TEXT -> "Words";
            case NUMBER -> "A number";
            case BOOLEAN -> "Yes or no";
            case DATE -> "A day";
            case RECORD -> "Several fields";
        };
    }
}
