package io.ivory.flow.export;

import java.util.ArrayList;
import java.util.List;

/** Words cut to what there is room for. Widths are estimates for common sans-serif type: nothing here can measure. */
final class Text {

    private Text() {}

    /** At most {@code max} characters, with an ellipsis where some are missing. */
    static String shortened(String text, int max) {
        int length = text.codePointCount(0, text.length());
        return length <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 1)).stripTrailing() + "…";
    }

    /** As many lines of {@code width} pixels at type of {@code size} pixels as are allowed; the last one may be cut. */
    static List<String> lines(String text, double width, double size, int max) {
        var lines = new ArrayList<String>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty() && lines.size() < max) {
            boolean last = lines.size() == max - 1;
            int end = fitting(rest, width, size);
            if (end == rest.length()) {
                lines.add(rest);
                return lines;
            }
            int space = rest.lastIndexOf(' ', end);
            int cut = space > end / 2 ? space : end;
            lines.add(last ? cut(rest, width, size) : rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        return lines;
    }

    /** One line of at most {@code width} pixels, with an ellipsis where something is missing. */
    static String cut(String text, double width, double size) {
        String line = text.strip().replaceAll("\\s+", " ");
        return fitting(line, width, size) == line.length()
                ? line
                : line.substring(0, fitting(line, width - size, size)).stripTrailing() + "…";
    }

    /** About how wide the line is, in pixels. */
    static double width(String line, double size) {
        return line.codePoints().mapToDouble(c -> size * ems(c)).sum();
    }

    private static int fitting(String line, double width, double size) {
        double used = 0;
        int at = 0;
        while (at < line.length()) {
            int c = line.codePointAt(at);
            used += size * ems(c);
            if (used > width) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static double ems(int c) {
        if (c >= 0x1100
                && (Character.isIdeographic(c)
                        || c > 0xFFFF
                        || (c >= 0xAC00 && c <= 0xD7AF)
                        || c <= 0x11FF
                        || (c >= 0x3040 && c <= 0x30FF))) {
            return 1.1;
        }
        if (" .,:;!|'ijltfr()[]".indexOf(c) >= 0) {
            return 0.34;
        }
        return c == 'm' || c == 'w' || c == 'ш' || c == 'щ' || c == 'ж' || c == 'ю' || c == 'м'
                ? 0.86
                : Character.isUpperCase(c) ? 0.72 : 0.59;
    }
}
