package io.ivory.runtime.benchmark;

import io.ivory.runtime.benchmark.SoakCaller.Kind;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** The callers of the soak, on one thread in steps of 1 ms. */
final class SoakFleet implements AutoCloseable {

    private static final long STEP_NS = 1_000_000;
    private static final int STEPS_OF_A_FRAME = 20;
    private static final int SIP_BYTES = 4_096;
    private static final int RTP_BYTES = 256;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private final UdpPort sip = UdpPort.open(SIP_BYTES);
    private final UdpPort sound = UdpPort.open(RTP_BYTES);
    private final String run = Long.toString(System.nanoTime(), 36);
    private final Map<Integer, SoakCaller> alive = new HashMap<>();
    private final BitSet vanished = new BitSet();
    private final long engine;
    private final SoakOperator operator;
    private final RandomGenerator random;
    private int nextIndex;
    private long steps;

    /** How calls ended, and how many so. */
    final Map<String, Integer> ends = new TreeMap<>();

    /** What should not have happened, and how often. */
    final Map<String, Integer> failures = new TreeMap<>();

    /** @param engine a {@link UdpPort#address} */
    SoakFleet(long engine, SoakOperator operator, RandomGenerator random) {
        this.engine = engine;
        this.operator = operator;
        this.random = random;
    }

    /**
     * Places calls and waits until none of them is alive.
     *
     * @param rate new calls a second
     * @param vanishing how many of a hundred end without a word
     */
    void run(int calls, int rate, int vanishing) {
        long startNs = System.nanoTime();
        int placed = 0;
        for (long step = 0; placed < calls || !alive.isEmpty(); step++) {
            long nowNs = await(startNs + step * STEP_NS);
            for (long due = (nowNs - startNs) * rate / 1_000_000_000; placed < due && placed < calls; placed++) {
                call(vanishing, nowNs);
            }
            step(nowNs);
        }
    }

    /** Lets so many seconds pass in which nobody calls, but BYEs are answered. */
    void rest(int seconds) {
        long startNs = System.nanoTime();
        for (long step = 0; step < seconds * 1_000L; step++) {
            step(await(startNs + step * STEP_NS));
        }
    }

    @Override
    public void close() {
        sip.close();
        sound.close();
    }

    private static long await(long dueNs) {
        long leftNs = dueNs - System.nanoTime();
        while (leftNs > 0) {
            LockSupport.parkNanos(leftNs);
            leftNs = dueNs - System.nanoTime();
        }
        return System.nanoTime();
    }

    private void call(int vanishing, long nowNs) {
        int index = nextIndex++;
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        var dialog = new CallerDialog(index, run, sip, engine, kind.number, sound.port());
        var voice = new CallerVoice(sound, random.nextInt());
        var caller = new SoakCaller(index, kind, random.nextInt(100) < vanishing, dialog, voice, random);
        alive.put(index, caller);
        caller.call(nowNs);
    }

    private void step(long nowNs) {
        sip.receive((from, arrivedNs, bytes) -> hear(from, bytes, nowNs));
        sound.receive((from, arrivedNs, packet) -> {});
        operator.work(nowNs);
        for (SoakCaller caller : List.copyOf(alive.values())) {
            if (caller.isOver(nowNs)) {
                leave(caller, nowNs);
            }
        }
        if (steps++ % STEPS_OF_A_FRAME == 0) {
            for (SoakCaller caller : List.copyOf(alive.values())) {
                live(caller, nowNs);
            }
            sound.flush();
        }
    }

    private void live(SoakCaller caller, long nowNs) {
        if (caller.dialog.isUp()) {
            caller.speak(nowNs);
        }
        take(caller, caller.dialog.onTime(nowNs), nowNs);
    }

    private void leave(SoakCaller caller, long nowNs) {
        if (caller.vanishes) {
            vanished.set(caller.index);
            end(caller, "gone without a word");
        } else if (caller.dialog.isUp()) {
            caller.dialog.hangUp(nowNs);
        } else {
            caller.giveUp();
        }
    }

    private void hear(long from, ByteBuffer bytes, long nowNs) {
        SipText message = SipText.of(bytes);
        var index = CallerDialog.indexIn(message, run);
        if (index.isEmpty() || vanished.get(index.get())) {
            return;
        }
        SoakCaller caller = alive.get(index.get());
        if (caller != null) {
            take(caller, caller.dialog.on(message, nowNs), nowNs);
        } else if (message.status() == 0 && message.method().equals("BYE")) {
            message.ok().writeTo(sip.next());
            sip.queue(from);
            sip.flush();
        }
    }

    private void take(SoakCaller caller, CallerDialog.Turn turn, long nowNs) {
        switch (turn) {
            case NOTHING -> {}
            case ANSWERED -> caller.answered(nowNs);
            case ENDED -> end(caller, "hung up");
            case ENGINE_HUNG_UP -> end(caller, "the engine hung up");
            case REFUSED -> {
                int status = caller.dialog.status();
                switch (status) {
                    case 487 -> end(caller, "given up before the answer");
                    case 503 -> end(caller, "turned away: the machine was busy");
                    default -> fail(caller, "refused with " + status);
                }
            }
            case NO_REPLY -> fail(caller, "no reply");
            case BAD_ANSWER -> {
                caller.dialog.hangUp(nowNs);
                fail(caller, "an answer without audio");
            }
        }
    }

    private void end(SoakCaller caller, String how) {
        alive.remove(caller.index);
        ends.merge(how, 1, Integer::sum);
    }

    private void fail(SoakCaller caller, String why) {
        alive.remove(caller.index);
        failures.merge(why, 1, Integer::sum);
    }
}
