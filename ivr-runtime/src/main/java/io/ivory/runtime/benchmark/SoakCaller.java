package io.ivory.runtime.benchmark;

import java.util.random.RandomGenerator;

/**
 * A caller of the soak: does one thing, and ends it at a random moment. Times are of {@link System#nanoTime}. The soak's
 * thread owns it.
 */
final class SoakCaller {

    private static final long MS = 1_000_000;

    /** So long a call lasts at most, from its answer. */
    private static final long LONGEST_NS = 3_000 * MS;

    /** Before the answer, and across it. */
    private static final long GIVES_UP_WITHIN_NS = 8 * MS;

    private static final long BETWEEN_KEYS_NS = 400 * MS;
    private static final int KEYS = 4;

    /** What a caller does. */
    enum Kind {
        LISTENS("long"),
        PRESSES_KEYS("ivr"),
        SPEAKS_TO_AN_OPERATOR("bridge"),
        GIVES_UP("long");

        final String number;

        Kind(String number) {
            this.number = number;
        }
    }

    final int index;
    final Kind kind;
    final CallerDialog dialog;

    /** Whether it is gone without a word at the end, as a telephone whose battery is empty. */
    final boolean vanishes;

    private final CallerVoice voice;
    private final RandomGenerator random;
    private final long lastsNs;
    private long endsAtNs;
    private long pressesAtNs;
    private boolean hasGivenUp;

    SoakCaller(int index, Kind kind, boolean vanishes, CallerDialog dialog, CallerVoice voice, RandomGenerator random) {
        this.index = index;
        this.kind = kind;
        this.vanishes = vanishes;
        this.dialog = dialog;
        this.voice = voice;
        this.random = random;
        this.lastsNs = random.nextLong(kind == Kind.GIVES_UP ? GIVES_UP_WITHIN_NS : LONGEST_NS);
    }

    void call(long nowNs) {
        endsAtNs = nowNs + lastsNs;
        dialog.invite(nowNs);
    }

    /** The engine has answered: the time of those who want an answer begins. */
    void answered(long nowNs) {
        if (kind != Kind.GIVES_UP) {
            endsAtNs = nowNs + lastsNs;
        }
        pressesAtNs = nowNs + random.nextLong(BETWEEN_KEYS_NS);
    }

    /** Whether it is time to leave, if it has not left yet. Only those who vanish or give up do not wait for the answer. */
    boolean isOver(long nowNs) {
        boolean may = dialog.isUp() || vanishes || (kind == Kind.GIVES_UP && !hasGivenUp);
        return may && nowNs - endsAtNs >= 0;
    }

    /** Takes its call back before it is answered. */
    void giveUp() {
        hasGivenUp = true;
        dialog.cancel();
    }

    /** Called each 20 ms while the call is up. */
    void speak(long nowNs) {
        if (kind == Kind.PRESSES_KEYS && !voice.pressing() && nowNs - pressesAtNs >= 0) {
            voice.press(1 + random.nextInt(KEYS));
            pressesAtNs = nowNs + random.nextLong(BETWEEN_KEYS_NS);
        }
        CallerVoice.Sent _ = voice.send(dialog.media(), true);
    }
}
