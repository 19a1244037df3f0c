package io.ivory.runtime.store;

/** Thrown when something is named that the workspace does not hold. */
public final class NotFoundException extends StoreException {

    private static final long serialVersionUID = 1;

    NotFoundException(String message) {
        super(message);
    }
}
