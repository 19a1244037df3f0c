package io.ivory.flow.convert;

/**
 * One line of a report.
 *
 * @param kind what happened
 * @param place where in the source: a JSON Pointer, a table with a row's number, or a line and a column
 * @param subject what it is about, in the source's words, such as {@code welcome (say-play)}
 * @param message what became of it, and why
 */
public record ConversionNote(Kind kind, String place, String subject, String message) {

    /** What happened to a part of the source, in the order in which a report lists it. */
    public enum Kind {
        /** A person has to fill something in or decide before the flow can take calls. */
        TO_DO("To do before publishing", "toDo"),
        /** It works, but not quite as it did. */
        CHANGED("Changed in meaning", "changed"),
        /** It is not in the flow. */
        LEFT_OUT("Not brought over", "leftOut"),
        /** It is there and does what it did. */
        BROUGHT_OVER("Brought over", "broughtOver");

        private final String title;
        private final String json;

        Kind(String title, String json) {
            this.title = title;
            this.json = json;
        }

        /** The heading in a report for people. */
        public String title() {
            return title;
        }

        /** The key in a report for programs. */
        public String json() {
            return json;
        }
    }
}
