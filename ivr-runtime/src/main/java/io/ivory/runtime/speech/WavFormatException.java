package io.ivory.runtime.speech;

/** Thrown when a file is no WAV that can be played. The message says what is wrong with it and what to do. */
public final class WavFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public WavFormatException(String message) {
        super(message);
    }
}
