package io.ivory.runtime.commandline;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Results for people: lines, coloured where somebody sees them. Whatever a file says, it cannot speak to the terminal:
 * control characters of texts become spaces.
 */
final class Screen {

    /** How a part of a line looks. Marks are characters for private use, which no flow says. */
    enum Look {
        BOLD('\uE001', "\u001b[1m"),
        DIM('\uE002', "\u001b[2m"),
        RED('\uE003', "\u001b[31m"),
        GREEN('\uE004', "\u001b[32m"),
        YELLOW('\uE005', "\u001b[33m");

        private static final char END_MARK = '\uE000';
        private static final String END = "\u001b[0m";

        private final char mark;
        private final String code;

        Look(char mark, String code) {
            this.mark = mark;
            this.code = code;
        }

        /** {@code text} in this look. */
        String of(Object text) {
            return mark + String.valueOf(text) + END_MARK;
        }
    }

    private final PrintStream out;
    private final boolean colours;

    Screen(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void line() {
        out.print('\n');
    }

    /** Prints one line, whatever line ends are in {@code text}. */
    void line(String text) {
        var line = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String code = code(c);
            if (code != null) {
                line.append(colours ? code : "");
            } else {
                line.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        out.print(line.append('\n'));
    }

    /** Prints each line of {@code text}, indented. */
    void block(String indent, String text) {
        text.lines().forEach(line -> line(indent + line));
    }

    private static @Nullable String code(char c) {
        if (c == Look.END_MARK) {
            return Look.END;
        }
        for (Look look : Look.values()) {
            if (look.mark == c) {
                return look.code;
            }
        }
        return null;
    }

    /** Such as {@code 1 error} and {@code 2 errors}. */
    static String count(int number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }
}
