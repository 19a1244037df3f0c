package io.ivory.runtime.sip;

/** Thrown when the endpoint cannot listen. The message says where and why. */
public final class SipStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SipStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
