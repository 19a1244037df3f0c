package io.ivory.runtime.benchmark;

import io.ivory.runtime.benchmark.BenchmarkOptions.Load;
import io.ivory.runtime.benchmark.CallerVoice.Sent;
import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * One caller from INVITE to BYE, and what it measures on the way. Wall times are of {@link WallClock}, others of {@link
 * System#nanoTime}. The callers' thread owns it.
 */
final class Caller {

    private static final long PROMPT_PATIENCE_NS = 5_000_000_000L;
    private static final long THINK_NS = 2_000_000_000L;

    final int index;
    final CallerDialog dialog;
    final CallerVoice voice;

    private final BenchmarkOptions options;
    private final CallerFigures figures;
    private final HeardStream heard;
    private final RandomGenerator random;

    private long invitedWallNs;
    private long acknowledgedWallNs;
    private long leavesAtNs;

    private int currentKey;
    private boolean keyCounts;
    private int awaitedHz;
    private long pressAtNs;
    private long promptLateAtNs;
    private long keyDownWallNs;
    private long keyUpWallNs;
    private long promptWallNs;

    Caller(
            int index,
            CallerDialog dialog,
            CallerVoice voice,
            BenchmarkOptions options,
            CallerFigures figures,
            RandomGenerator random) {
        this.index = index;
        this.dialog = dialog;
        this.voice = voice;
        this.options = options;
        this.figures = figures;
        this.heard = new HeardStream(figures);
        this.random = random;
    }

    void call(long nowNs) {
        figures.started++;
        invitedWallNs = WallClock.nowNs();
        dialog.invite(nowNs);
    }

    /** The engine has answered, by a message that arrived at {@code wallNs}. */
    void answered(long wallNs, long nowNs) {
        figures.answered++;
        figures.inviteToAnswer.add(wallNs - invitedWallNs);
        acknowledgedWallNs = WallClock.nowNs();
        if (options.load() == Load.SETUP) {
            leavesAtNs = nowNs + options.hold().toNanos();
        }
        if (options.load() == Load.MENU) {
            expect(Tones.GREETING_HZ, nowNs);
        }
    }

    /** Whether a short call is over. */
    boolean wantsToLeave(long nowNs) {
        return options.load() == Load.SETUP && nowNs - leavesAtNs >= 0;
    }

    boolean hasHeard() {
        return heard.begun();
    }

    /** Called each 20 ms. */
    void speak(long nowNs) {
        if (options.load() == Load.MENU) {
            decide(nowNs);
        }
        Sent sent = voice.send(dialog.media(), options.speak());
        switch (sent) {
            case SOUND, KEY_HELD -> {}
            case KEY_DOWN -> keyDownWallNs = WallClock.nowNs();
            case KEY_UP -> {
                keyUpWallNs = WallClock.nowNs();
                count();
            }
        }
    }

    void hear(RtpPacket packet, ByteBuffer bytes, long wallNs) {
        if (!heard.begun()) {
            figures.ackToSound.add(wallNs - acknowledgedWallNs);
        }
        heard.hear(packet, wallNs);
        int length = packet.payloadLength();
        if (awaitedHz != 0 && Tones.in(bytes, bytes.limit() - length, length) == awaitedHz) {
            awaitedHz = 0;
            promptWallNs = wallNs;
            pressAtNs = System.nanoTime() + THINK_NS + random.nextLong(THINK_NS);
            count();
        }
    }

    private void decide(long nowNs) {
        if (awaitedHz != 0 && nowNs - promptLateAtNs >= 0) {
            figures.fail(currentKey == 0 ? "no greeting" : "no prompt, or a wrong one, after a key");
            awaitedHz = 0;
            keyDownWallNs = 0;
            pressAtNs = nowNs + THINK_NS;
        }
        if (awaitedHz == 0 && !voice.pressing() && nowNs - pressAtNs >= 0) {
            int next = 1 + random.nextInt(Tones.AFTER_KEY_HZ.length - 1);
            currentKey = currentKey == 0 ? next : (currentKey - 1 + next) % Tones.AFTER_KEY_HZ.length + 1;
            keyUpWallNs = 0;
            promptWallNs = 0;
            keyCounts = figures.measuring;
            figures.keys += keyCounts ? 1 : 0;
            voice.press(currentKey);
            expect(Tones.AFTER_KEY_HZ[currentKey - 1], nowNs);
        }
    }

    private void expect(int hz, long nowNs) {
        awaitedHz = hz;
        promptLateAtNs = nowNs + PROMPT_PATIENCE_NS;
    }

    /** Counts a key once it is up and its prompt has begun, whichever comes first. */
    private void count() {
        if (keyDownWallNs != 0 && keyUpWallNs != 0 && promptWallNs != 0) {
            if (keyCounts) {
                figures.keysUnderstood++;
                figures.keyDownToPrompt.add(promptWallNs - keyDownWallNs);
                figures.keyUpToPrompt.add(promptWallNs - keyUpWallNs);
            }
            keyDownWallNs = 0;
        }
    }
}
