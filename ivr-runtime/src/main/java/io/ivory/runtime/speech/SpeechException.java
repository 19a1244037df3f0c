package io.ivory.runtime.speech;

/** Thrown when words cannot be turned into sound. The message names the words, the language and the reason. */
public final class SpeechException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SpeechException(String message) {
        super(message);
    }

    public SpeechException(String message, Throwable cause) {
        super(message, cause);
    }
}
