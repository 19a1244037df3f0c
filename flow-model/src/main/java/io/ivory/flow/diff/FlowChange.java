package io.ivory.flow.diff;

/**
 * A change that belongs to the flow as a whole and to no single node.
 *
 * @param topic where it is listed
 * @param part what changed: {@code name}, {@code languages}, {@code start}, {@code variables.order}
 * @param sentence what changed
 */
public record FlowChange(Topic topic, String part, String sentence) {}
