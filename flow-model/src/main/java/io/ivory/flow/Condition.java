package io.ivory.flow;

/**
 * One way out of a branch.
 *
 * @param exit the exit taken when the condition holds
 * @param when a CEL expression that yields true or false, such as {@code size(orderNumber) == 5}
 */
public record Condition(Exit exit, String when) {}
