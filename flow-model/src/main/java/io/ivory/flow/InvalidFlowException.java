package io.ivory.flow;

/** Thrown when a value of a flow would break a rule of its own type. The message names the value and the rule. */
public final class InvalidFlowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String message;

    public InvalidFlowException(String message) {
        super(message);
        this.message = message;
    }

    /** Never null, other than the message of any throwable. */
    @Override
    public String getMessage() {
        return message;
    }
}
