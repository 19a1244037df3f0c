package io.ivory.designer.workspace;

import io.ivory.designer.base.Moments;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import java.time.Instant;

/** Puts overrides of opening hours into words: "Closed until today 18:00 · Snow". */
public final class OverrideWords {

    private OverrideWords() {}

    static String state(OpeningHours.State state) {
        return switch (state) {
            case OPEN -> "Open";
            case CLOSED -> "Closed";
            case SPECIAL -> "Special";
        };
    }

    /** What {@code override} of {@code hours} says, and when it ends by the clock of the shop. */
    public static String running(HoursOverride override, OpeningHours hours, Instant now) {
        String words = state(override.state()) + " until " + end(override, hours, now);
        return override.note().isBlank() ? words : words + " · " + override.note();
    }

    static String end(HoursOverride override, OpeningHours hours, Instant now) {
        return Moments.of(override.end(hours.zone()), now, hours.zone());
    }
}
