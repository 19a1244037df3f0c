package io.ivory.flow.explore;

/**
 * Something a flow needs that does not work at the moment.
 *
 * @param kind what it is
 * @param name its name in the workspace; the tag of the language for a voice; empty for the trunk
 */
public record Off(Kind kind, String name) {

    /** The kinds of things that can be off, and what that means for a call. */
    public enum Kind {
        /** The service of a connection: it cannot be reached, or does not answer in time. */
        SERVICE,
        /** A table that has lost its rows. */
        TABLE,
        /** A person or group: busy, not answering or not to be reached. */
        DESTINATION,
        /** The way to the telephone network: nobody can be reached. */
        TRUNK,
        /** The voice of a language: what was not spoken ahead or recorded cannot be said. */
        VOICE
    }

    @Override
    public String toString() {
        return switch (kind) {
            case SERVICE -> "the service \"" + name + "\"";
            case TABLE -> "the table \"" + name + "\"";
            case DESTINATION -> "\"" + name + "\"";
            case TRUNK -> "the trunk";
            case VOICE -> "the voice for \"" + name + "\"";
        };
    }
}
