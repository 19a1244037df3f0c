package io.ivory.runtime.speech;

/** Thrown when words cannot be turned into sound. The message names the words, the language and the reason. */
public final class SpeechException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final boolean fromText;

    public SpeechException(String message) {
        super(message);
        this.fromText = false;
    }

    public SpeechException(String message, Throwable cause) {
        super(message, cause);
        this.fromText = false;
    }

    private SpeechException(String message, boolean fromText) {
        super(message);
        this.fromText = fromText;
    }

    /** The engine works, but these words are none to it. */
    static SpeechException ofText(String message) {
        return new SpeechException(message, true);
    }

    /** Whether other words would have come out well: nothing speaks against the engine then. */
    boolean isFromText() {
        return fromText;
    }
}
