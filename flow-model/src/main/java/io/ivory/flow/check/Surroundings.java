package io.ivory.flow.check;

import io.ivory.flow.Language;
import io.ivory.flow.resource.Resources;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flow is checked against.
 *
 * @param resources what the workspace holds
 * @param today the day of the check; rules about dates find nothing if null
 * @param voices the languages that a voice can speak; rules about voices find nothing if null
 * @param runtime what the runtime can do; everything if null
 */
public record Surroundings(
        Resources resources,
        @Nullable LocalDate today,
        @Nullable Set<Language> voices,
        @Nullable Capabilities runtime) {

    public Surroundings {
        voices = voices == null ? null : Set.copyOf(voices);
    }

    /** A workspace on no day in particular, whose voices are not known. */
    public static Surroundings of(Resources resources) {
        return new Surroundings(resources, null, null, null);
    }

    /** The same on this day. */
    public Surroundings on(LocalDate day) {
        return new Surroundings(resources, day, voices, runtime);
    }

    /** The same with voices for these languages. */
    public Surroundings speaking(Set<Language> languages) {
        return new Surroundings(resources, today, languages, runtime);
    }

    /** The same with a runtime that can do no more than this. */
    public Surroundings running(Capabilities capabilities) {
        return new Surroundings(resources, today, voices, capabilities);
    }
}
