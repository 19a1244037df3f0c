package io.ivory.runtime.call;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.Resources;

/**
 * A flow that takes calls, as one call sees it from its beginning to its end.
 *
 * @param id names the flow in the workspace
 * @param revision which published revision this is, from 1
 * @param flow the checked flow
 * @param resources the opening hours, tables, people and services at the moment the call came in
 */
public record PublishedFlow(String id, int revision, RunnableFlow flow, Resources resources) {}
