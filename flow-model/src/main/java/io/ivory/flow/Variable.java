package io.ivory.flow;

/**
 * A value that a call carries from node to node.
 *
 * @param type what it holds
 * @param sensitive whether it must never reach a log, a call record or a transcript (a PIN, a card number)
 */
public record Variable(VariableType type, boolean sensitive) {

    public static Variable of(VariableType type) {
        return new Variable(type, false);
    }
}
