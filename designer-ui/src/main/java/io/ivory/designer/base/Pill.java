package io.ivory.designer.base;

import com.vaadin.flow.component.html.Span;

/** A short word on a coloured ground that says in which state something is. */
public final class Pill extends Span {

    private static final long serialVersionUID = 1;

    /** What the colour says beside the words. */
    public enum Tone {
        GOOD("is-good"),
        WARN("is-warn"),
        BAD("is-bad"),
        ACCENT("is-accent"),
        PLAIN("is-plain");

        private final String style;

        Tone(String style) {
            this.style = style;
        }
    }

    public Pill(String words, Tone tone) {
        super(words);
        addClassNames("pill", tone.style);
    }
}
