package io.ivory.runtime.commandline;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Thrown when a command cannot do its work with what it was given. The message says why and what to do. */
final class UnusableInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String message;

    UnusableInputException(String message) {
        super(message);
        this.message = message;
    }

    UnusableInputException(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /** That a file cannot be read or used, and why. */
    static UnusableInputException unreadable(Object file, IOException reason) {
        return new UnusableInputException("\"" + file + "\" cannot be read: " + reason(reason), reason);
    }

    /** Why a file cannot be read, in words and not in those of the program. */
    static String reason(IOException reason) {
        return switch (reason) {
            case AccessDeniedException _ -> "there is no permission for it";
            case NoSuchFileException _ -> "it is not there any more";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> reason.getMessage() == null ? "the system gives no reason" : reason.getMessage();
        };
    }

    /** Never null, other than the message of any throwable. */
    @Override
    public String getMessage() {
        return message;
    }
}
