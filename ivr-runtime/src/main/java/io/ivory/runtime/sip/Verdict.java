package io.ivory.runtime.sip;

/** What becomes of a message that has come in. */
sealed interface Verdict {

    /**
     * The stack may see it.
     *
     * @param length how many of its bytes
     * @param newCall whether it asks for a new call
     */
    record Pass(int length, boolean newCall) implements Verdict {}

    /**
     * It is answered at once and forgotten.
     *
     * @param answer a whole response
     * @param port the port at the sender's address that it goes to
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Answer(byte[] answer, int port) implements Verdict {}

    /** It is forgotten. */
    record Drop(String why) implements Verdict {}
}
