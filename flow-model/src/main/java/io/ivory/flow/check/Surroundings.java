package io.ivory.flow.check;

import io.ivory.flow.Language;
import io.ivory.flow.NodeType;
import io.ivory.flow.resource.Resources;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flow is checked against.
 *
 * @param resources what the workspace holds
 * @param today the day of the check; rules about dates find nothing if null
 * @param voices the languages that a voice can speak; rules about voices find nothing if null
 * @param runnable the node types that the runtime can run; all of them if null
 */
public record Surroundings(
        Resources resources,
        @Nullable LocalDate today,
        @Nullable Set<Language> voices,
        @Nullable Set<NodeType> runnable) {

    public Surroundings {
        voices = voices == null ? null : Set.copyOf(voices);
        runnable = runnable == null ? null : Set.copyOf(runnable);
    }

    /** A workspace on no day in particular, whose voices are not known. */
    public static Surroundings of(Resources resources) {
        return new Surroundings(resources, null, null, null);
    }

    /** The same on this day. */
    public Surroundings on(LocalDate day) {
        return new Surroundings(resources, day, voices, runnable);
    }

    /** The same with voices for these languages. */
    public Surroundings speaking(Set<Language> languages) {
        return new Surroundings(resources, today, languages, runnable);
    }

    /** The same with a runtime that can run these node types and no others. */
    public Surroundings running(Collection<NodeType> types) {
        return new Surroundings(resources, today, voices, Set.copyOf(types));
    }
}
