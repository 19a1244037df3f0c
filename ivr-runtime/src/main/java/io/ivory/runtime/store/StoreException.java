package io.ivory.runtime.store;

import java.util.Objects;

/** Thrown when the workspace refuses or cannot do something. The message says what, which and what to do. */
public sealed class StoreException extends RuntimeException
        permits ChangedMeanwhileException,
                InUseException,
                NotFoundException,
                RefusedException,
                TestCallFailedException {

    private static final long serialVersionUID = 1;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Always there, and fit to be shown. */
    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
