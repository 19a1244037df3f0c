package io.ivory.runtime.mail;

import java.time.Duration;

/** Sends letters. Returns at once, tries again for hours if it has to, and never makes a call wait. Thread-safe. */
public interface Letters extends AutoCloseable {

    /** Where no mail server is set up: letters are not sent. */
    Letters NONE = new Letters() {
        @Override
        public boolean areSent() {
            return false;
        }

        @Override
        public boolean send(Letter letter, int tries, Duration after, Fate fate) {
            return false;
        }

        @Override
        public void close() {}
    };

    /** Whether a mail server is set up. */
    boolean areSent();

    /**
     * Sends {@code letter} soon.
     *
     * @param whenSent called on a thread of its own once a server has taken it
     * @return false if it will not even be tried: no server is set up, or too many letters wait already
     */
    default boolean send(Letter letter, Runnable whenSent) {
        return send(letter, 0, Duration.ZERO, whenSent::run);
    }

    /**
     * Sends {@code letter}, or goes on sending one that was tried before.
     *
     * @param tries how often it was tried
     * @param after how long to wait before it is tried next
     * @param fate told what becomes of it, on a thread of its own
     * @return false if it will not even be tried: no server is set up, or too many letters wait already
     */
    boolean send(Letter letter, int tries, Duration after, Fate fate);

    /** How many letters a server has still to take. */
    default int waiting() {
        return 0;
    }

    /** Tries no more. */
    @Override
    void close();

    /** What becomes of a letter. Whoever is told nothing when all ends still has a letter that waits. */
    @FunctionalInterface
    interface Fate {

        /** A server has taken it. */
        void sent();

        /** It could not be sent, and is tried again after {@code pause}. */
        default void triedInVain(Duration pause) {}

        /** It is tried no more. */
        default void givenUp() {}
    }
}
