package io.ivory.runtime.store;

/** Thrown when what is to be stored breaks a rule. The message says which and what to do. */
public final class RefusedException extends StoreException {

    private static final long serialVersionUID = 1;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
