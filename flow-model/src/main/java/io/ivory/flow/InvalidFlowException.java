package io.ivory.flow;

/** Thrown when a value of a flow would break a rule of its own type. The message names the value and the rule. */
public final class InvalidFlowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidFlowException(String message) {
        super(message);
    }
}
