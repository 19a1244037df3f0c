package io.ivory.runtime.store;

import io.ivory.flow.Language;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.Resources;
import java.util.Optional;
import java.util.Set;

/** What has to be done before a flow takes calls: its prompts are spoken into the cache, so that no caller waits. */
@FunctionalInterface
public interface BeforeLive {

    /** Does nothing: where nobody calls. */
    BeforeLive NOTHING = (flow, resources) -> {};

    /** Blocks until all is ready; an exception keeps the flow from going live. */
    void prepare(RunnableFlow flow, Resources resources);

    /** The languages in which prompts can be spoken, so that the editor can say where they cannot; empty if not known. */
    default Optional<Set<Language>> voices() {
        return Optional.empty();
    }
}
