package io.ivory.runtime.store;

/** Thrown when somebody's role does not include what they want to do. */
public final class NotAllowedException extends StoreException {

    private static final long serialVersionUID = 1;

    NotAllowedException(String message) {
        super(message);
    }
}
