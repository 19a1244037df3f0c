package io.ivory.runtime.sdp;

/** Thrown for text that is no session description. SIP answers it with 400. */
public final class MalformedSdpException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MalformedSdpException(String message) {
        super(message);
    }
}
