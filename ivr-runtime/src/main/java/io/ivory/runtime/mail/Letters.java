package io.ivory.runtime.mail;

/** Sends letters. Returns at once, tries again for hours if it has to, and never makes a call wait. Thread-safe. */
public interface Letters extends AutoCloseable {

    /** Where no mail server is set up: letters are not sent. */
    Letters NONE = new Letters() {
        @Override
        public boolean areSent() {
            return false;
        }

        @Override
        public boolean send(Letter letter, Runnable whenSent) {
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
    boolean send(Letter letter, Runnable whenSent);

    /** How many letters a server has still to take. */
    default int waiting() {
        return 0;
    }

    /** Tries no more. */
    @Override
    void close();
}
