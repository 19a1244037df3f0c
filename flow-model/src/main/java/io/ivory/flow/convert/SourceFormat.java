package io.ivory.flow.convert;

import java.util.Optional;
import java.util.regex.Pattern;

/** What flows can be brought over from. */
public enum SourceFormat {
    /** The JSON that Twilio Studio shows and exports for a flow. */
    TWILIO_STUDIO("twilio", "Twilio Studio"),
    /** Tables of a FreePBX: a SQL dump, the JSON of a backup, or CSV exports. */
    FREEPBX("freepbx", "FreePBX"),
    /** A menu tree written in a spreadsheet, saved as CSV. */
    MENU_TABLE("table", "Menu table");

    /** How a flow begins that is one of ours already. */
    private static final Pattern OUR_OWN = Pattern.compile("\\uFEFF?\\s*\\{\\s*\"(?:ivory|\\$schema)\"");

    private static final int ENOUGH_TO_SEE = 1 << 20;

    private final String word;
    private final String title;

    SourceFormat(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** What a command line calls it. */
    public String word() {
        return word;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** The format whose word is {@code word}. */
    public static Optional<SourceFormat> named(String word) {
        for (SourceFormat format : values()) {
            if (format.word.equals(word)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** What {@code text} looks like, judged by its first million characters; empty if it is none of these. */
    public static Optional<SourceFormat> of(String text) {
        String start = text.substring(0, Math.min(text.length(), ENOUGH_TO_SEE));
        if (OUR_OWN.matcher(start).lookingAt()) {
            return Optional.empty();
        }
        if (start.contains("ivr_details")
                || start.contains("ivr_entries")
                || start.contains("invalid_retry_recording")) {
            return Optional.of(FREEPBX);
        }
        boolean json = start.stripLeading().startsWith("{") || start.startsWith("\uFEFF{");
        if (json) {
            return start.contains("\"states\"") && start.contains("\"transitions\"")
                    ? Optional.of(TWILIO_STUDIO)
                    : Optional.empty();
        }
        return MenuTable.isOne(start) ? Optional.of(MENU_TABLE) : Optional.empty();
    }
}
