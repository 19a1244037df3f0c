package io.ivory.runtime.store;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.Resources;

/** What has to be done before a flow takes calls: its prompts are spoken into the cache, so that no caller waits. */
@FunctionalInterface
public interface BeforeLive {

    /** Does nothing: where nobody calls. */
    BeforeLive NOTHING = (flow, resources) -> {};

    /** Blocks until all is ready; an exception keeps the flow from going live. */
    void prepare(RunnableFlow flow, Resources resources);
}
