package io.ivory.runtime.audiofile;

/** Thrown when a file cannot become a recording. The message says why, and what to do, to the person who uploaded it. */
public final class AudioFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public AudioFileException(String message) {
        super(message);
    }

    public AudioFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
