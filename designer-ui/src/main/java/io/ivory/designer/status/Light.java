package io.ivory.designer.status;

import io.ivory.designer.base.Pill;
import java.util.Locale;

/** Whether somebody has to do something. */
public enum Light {
    /** There is nothing to judge. */
    NONE(Pill.Tone.PLAIN),
    GOOD(Pill.Tone.GOOD),
    /** Somebody should look at it today. */
    WARN(Pill.Tone.WARN),
    /** Callers suffer, or soon will. */
    BAD(Pill.Tone.BAD);

    private final Pill.Tone tone;

    Light(Pill.Tone tone) {
        this.tone = tone;
    }

    Pill.Tone tone() {
        return tone;
    }

    /** What scripts call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of two that is worse. */
    Light or(Light other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
