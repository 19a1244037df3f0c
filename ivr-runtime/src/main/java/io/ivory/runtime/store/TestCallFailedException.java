package io.ivory.runtime.store;

/** Thrown when a flow does not pass its own test calls. The message names each, what went wrong and what was heard. */
public final class TestCallFailedException extends StoreException {

    private static final long serialVersionUID = 1;

    public TestCallFailedException(String message) {
        super(message);
    }
}
