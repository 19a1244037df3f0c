package io.ivory.designer.status;

import java.util.List;
import java.util.Locale;

/**
 * What the status says about one part of the system.
 *
 * @param about which part
 * @param light how it does
 * @param word the light in words
 * @param sentence the figure that matters most
 * @param rows details, each with a light of its own where there is something to judge
 */
public record Sign(About about, Light light, String word, String sentence, List<Row> rows) {

    public Sign {
        rows = List.copyOf(rows);
    }

    /** Which part of the system. */
    public enum About {
        CALLS("Calls", "calls"),
        TURNED_AWAY("Turned away", "hangup"),
        SOUND("Sound", "play"),
        TRUNKS("Trunks", "connection"),
        VOICES("Voices", "say"),
        QUEUES("Callers in line", "queue"),
        SERVICES("Services", "http"),
        STORAGE("Database and disk", "workspace"),
        OUTBOX("Still to be sent", "notify");

        private final String title;
        private final String icon;

        About(String title, String icon) {
            this.title = title;
            this.icon = icon;
        }

        /** What scripts call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String title() {
            return title;
        }

        String icon() {
            return icon;
        }
    }

    /** A detail; without a word if its light is {@link Light#NONE}. */
    public record Row(String name, Light light, String word, String detail) {

        static Row plain(String name, String detail) {
            return new Row(name, Light.NONE, "", detail);
        }
    }
}
