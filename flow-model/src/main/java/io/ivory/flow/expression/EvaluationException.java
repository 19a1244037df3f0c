package io.ivory.flow.expression;

/**
 * Thrown when an expression, a prompt or a request cannot be filled with the values of this call: a value is missing or
 * of the wrong kind. The message names the expression and the reason, never the value. Nothing but this comes out of
 * evaluating and rendering, so that an interpreter can turn it into the node's error exit.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EvaluationException(String message) {
        super(message);
    }
}
