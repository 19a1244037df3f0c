package io.ivory.runtime.commandline;

/** Thrown when a command cannot do its work with what it was given. The message says why and what to do. */
final class UnusableInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String message;

    UnusableInputException(String message) {
        super(message);
        this.message = message;
    }

    UnusableInputException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /** Never null, other than the message of any throwable. */
    @Override
    public String getMessage() {
        return message;
    }
}
