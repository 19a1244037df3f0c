package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import org.jspecify.annotations.Nullable;

/** What a notify node sends, and where to. */
public sealed interface Notification {

    /**
     * A request to a service of the shop, whose answer is not waited for.
     *
     * @param connection the service's name in the workspace; null while the node is being drawn
     * @param method the HTTP method
     * @param path what follows the connection's address, with variables in braces
     * @param body the JSON body, with variables in braces; empty for none
     */
    record WebRequest(@Nullable String connection, HttpMethod method, String path, String body)
            implements Notification {}

    /**
     * A letter to somebody of the shop.
     *
     * @param to the name of the address in the workspace; null while the node is being drawn
     * @param subject one line with values in braces, at most 200 characters
     * @param text the letter with values in braces, at most 5,000 characters
     */
    record Email(@Nullable String to, String subject, String text) implements Notification {

        public static final int MAX_SUBJECT = 200;
        public static final int MAX_TEXT = 5_000;

        public Email {
            require(
                    subject.length() <= MAX_SUBJECT && subject.lines().count() <= 1,
                    "A subject is one line of at most " + MAX_SUBJECT + " characters");
            require(
                    text.length() <= MAX_TEXT,
                    "The text of an e-mail has at most " + MAX_TEXT + " characters, but this one has " + text.length());
        }
    }
}
