package io.ivory.runtime.sip;

/** Thrown when a call is to go over a trunk that has as many as it may have. */
public final class TrunkFullException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TrunkFullException(String trunk, String limit) {
        super("The trunk " + trunk + " has reached its limit of " + limit);
    }
}
