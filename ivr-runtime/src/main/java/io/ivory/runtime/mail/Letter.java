package io.ivory.runtime.mail;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An e-mail that is to be sent.
 *
 * @param to one address
 * @param subject one line; line breaks are taken out
 * @param text plain text
 * @param attachment a file that goes with it
 */
public record Letter(String to, String subject, String text, Optional<Attachment> attachment) {

    /**
     * A file of a letter, read when it is sent.
     *
     * @param name what the receiver sees
     * @param type its media type, such as {@code audio/wav}
     */
    public record Attachment(Path file, String name, String type) {}

    public Letter {
        subject = subject.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }
}
