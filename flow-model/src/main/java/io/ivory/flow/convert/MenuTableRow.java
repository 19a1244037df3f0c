package io.ivory.flow.convert;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a menu table: a step of the call and the way to it.
 *
 * @param line where it begins in the file, from 1
 * @param path the exits from the start to it; empty for the start
 * @param action what happens there
 * @param name what people call it; may be empty
 * @param target whom or what the action is about; may be empty
 * @param say what is said, by language
 * @param label what a menu calls it, by language
 */
record MenuTableRow(
        long line,
        List<Exit> path,
        Action action,
        String name,
        String target,
        Map<Language, String> say,
        Map<Language, String> label) {

    /** What can happen at a step. */
    enum Action {
        MENU,
        SAY,
        TRANSFER,
        QUEUE,
        HOURS,
        VOICEMAIL,
        HANGUP,
        /** Another row's step. */
        GOTO,
        /** The menu above the one that the caller is in. */
        BACK,
        /** The menu that the caller is in. */
        REPEAT;

        /** What the table calls it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The exits that rows below it may have, besides the keys of a menu. */
        List<Exit> exits() {
            return switch (this) {
                case MENU -> List.of(Exit.NO_INPUT, Exit.NO_MATCH);
                case SAY, VOICEMAIL -> List.of(Exit.NEXT);
                case TRANSFER -> List.of(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED);
                case QUEUE -> List.of(Exit.ANSWERED, Exit.FULL, Exit.TIMEOUT, Exit.LEFT);
                case HOURS -> List.of(Exit.OPEN, Exit.CLOSED, Exit.SPECIAL);
                case HANGUP, GOTO, BACK, REPEAT -> List.of();
            };
        }

        /** Whether it is a step of its own and not only a way to another one. */
        boolean isStep() {
            return this != GOTO && this != BACK && this != REPEAT;
        }

        static Optional<Action> named(String word) {
            for (Action action : values()) {
                if (action.word().equalsIgnoreCase(word)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }

    MenuTableRow {
        path = List.copyOf(path);
        say = copyInOrder(say);
        label = copyInOrder(label);
    }

    /** The exit that leads to it. */
    Exit exit() {
        return path.getLast();
    }

    boolean isStart() {
        return path.isEmpty();
    }

    List<Exit> above() {
        return path.subList(0, path.size() - 1);
    }

    Optional<Digit> key() {
        return isStart() ? Optional.empty() : exit().key();
    }

    /** The path as a person writes it. */
    static String written(List<Exit> path) {
        return path.isEmpty()
                ? MenuTable.START
                : String.join(">", path.stream().map(Exit::name).toList());
    }

    /** How notes call it. */
    String subject() {
        return written(path) + " (" + action.word() + ")";
    }

    String place() {
        return "line " + line;
    }
}
