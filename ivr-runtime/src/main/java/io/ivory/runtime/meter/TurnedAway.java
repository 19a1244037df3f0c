package io.ivory.runtime.meter;

/** Why a new call was not taken, before any flow began. */
public enum TurnedAway {
    /** The machine is busy: messages wait too long, or the sound is late. 503. */
    NO_ROOM("no-room"),
    /** More new calls a second than are looked at, in all or from one address. 503 or silence. */
    FLOOD("flood"),
    /** A stranger, where only trunks may call. 403. */
    ONLY_TRUNKS("only-trunks"),
    /** The trunk has reached its limit of calls at once or new calls a second. 503. */
    TRUNK_FULL("trunk-full"),
    /** The call was passed on again and again, and has come back. 482. */
    LOOP("loop"),
    /** No RTP port is free. 503. */
    NO_PORT("no-port"),
    /** No sound can be agreed on: the codecs, the encryption or the offer itself. 488 or 400. */
    NO_SOUND("no-sound"),
    /** As many calls go on as may. 503. */
    ALL_LINES_BUSY("all-lines-busy"),
    /** Nobody gave that number a flow. 404. */
    UNKNOWN_NUMBER("unknown-number"),
    /** So many calls of this caller go on already. 486. */
    BUSY_CALLER("busy-caller"),
    /** The process ends. 503. */
    SHUTTING_DOWN("shutting-down");

    private final String word;

    TurnedAway(String word) {
        this.word = word;
    }

    /** What metrics and scripts call it. */
    public String word() {
        return word;
    }
}
