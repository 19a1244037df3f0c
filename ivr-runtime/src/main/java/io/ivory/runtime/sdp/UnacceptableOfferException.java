package io.ivory.runtime.sdp;

/** Thrown when a proper offer or answer has nothing we can use. SIP answers such an offer with 488. */
public final class UnacceptableOfferException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnacceptableOfferException(String message) {
        super(message);
    }
}
