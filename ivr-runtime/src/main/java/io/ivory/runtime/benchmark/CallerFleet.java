package io.ivory.runtime.benchmark;

import io.ivory.runtime.benchmark.BenchmarkOptions.Load;
import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All callers, on one thread in steps of 1 ms. They share a few sockets: the engine tells them apart by its own ports,
 * and so do they.
 */
final class CallerFleet implements AutoCloseable {

    private static final long STEP_NS = 1_000_000;
    private static final long FAR_BEHIND_NS = 100 * STEP_NS;
    private static final int SLOTS = 20;
    private static final int SOCKETS = 8;
    private static final int RTP_BYTES = 256;
    private static final int SIP_BYTES = 4_096;

    /** How often sound is taken from the sockets: arrival times are the kernel's, so this may be late. */
    private static final int LISTEN_EVERY_STEPS = 2;

    private final BenchmarkOptions options;
    private final CallerFigures figures;
    private final long engine;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final RtpPacket packet = new RtpPacket();

    private final UdpPort sip = UdpPort.open(SIP_BYTES);
    private final List<UdpPort> sound = new ArrayList<>();
    private final Map<Integer, Caller> alive = new HashMap<>();
    private final List<List<Caller>> slots = new ArrayList<>();
    private final @Nullable Caller[] byEnginePort = new Caller[65_536];

    private int nextIndex;
    private int up;
    private long steps;
    private boolean leaving;

    CallerFleet(BenchmarkOptions options, CallerFigures figures, long engine) {
        this.options = options;
        this.figures = figures;
        this.engine = engine;
        for (int i = 0; i < SOCKETS; i++) {
            sound.add(UdpPort.open(RTP_BYTES));
        }
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new ArrayList<>());
        }
    }

    /** How many calls are up. */
    int up() {
        return up;
    }

    /**
     * Lets time pass for so long; new callers call as the options say. Steps that are far behind are left out: callers who
     * catch up would measure themselves.
     */
    void run(Duration length) {
        long startNs = System.nanoTime();
        long called = 0;
        long lastNs = startNs;
        for (long step = 0; step * STEP_NS < length.toNanos(); step++) {
            long dueNs = startNs + step * STEP_NS;
            await(dueNs);
            long nowNs = System.nanoTime();
            figures.ownLateness.add(nowNs - dueNs);
            if (nowNs - dueNs > FAR_BEHIND_NS) {
                step = (nowNs - startNs) / STEP_NS;
            }
            figures.callSeconds += up * (nowNs - lastNs) / 1e9;
            lastNs = nowNs;
            for (long wanted = (nowNs - startNs) * options.rate() / 1_000_000_000; called < wanted; called++) {
                if (!leaving && alive.size() < options.calls()) {
                    call(nowNs);
                }
            }
            step(nowNs);
        }
    }

    /** Everybody hangs up; waits until the engine knows, at most for so long. */
    void leave(Duration patience) {
        leaving = true;
        long nowNs = System.nanoTime();
        for (Caller caller : List.copyOf(alive.values())) {
            quiet(caller);
            caller.dialog.hangUp(nowNs);
            if (caller.index % 10 == 0) {
                run(Duration.ofMillis(5)); // not all at the same moment
            }
        }
        long untilNs = nowNs + patience.toNanos();
        while (!alive.isEmpty() && System.nanoTime() - untilNs < 0) {
            run(Duration.ofMillis(20));
        }
        if (!alive.isEmpty()) {
            figures.failures.merge("not over after everybody hung up", alive.size(), Integer::sum);
        }
    }

    @Override
    public void close() {
        sip.close();
        sound.forEach(UdpPort::close);
    }

    private static void await(long dueNs) {
        long leftNs = dueNs - System.nanoTime();
        while (leftNs > 0) {
            LockSupport.parkNanos(leftNs);
            leftNs = dueNs - System.nanoTime();
        }
    }

    private void call(long nowNs) {
        int index = nextIndex++;
        UdpPort port = sound.get(index % SOCKETS);
        var dialog = new CallerDialog(index, run, sip, engine, options.number(), port.port());
        var caller = new Caller(index, dialog, new CallerVoice(port, random.nextInt()), options, figures, random);
        alive.put(index, caller);
        caller.call(nowNs);
    }

    private void step(long nowNs) {
        sip.receive(this::hearSip);
        for (Caller caller : slots.get((int) (steps % SLOTS))) {
            caller.speak(nowNs);
        }
        for (UdpPort port : sound) {
            port.flush();
        }
        if (steps % LISTEN_EVERY_STEPS == 0) {
            for (UdpPort port : sound) {
                port.receive(this::hearSound);
            }
        }
        if (steps % 20 == 0) {
            watch(nowNs);
        }
        steps++;
    }

    private void hearSound(long from, long arrivedNs, ByteBuffer bytes) {
        Caller caller = byEnginePort[UdpPort.portOf(from)];
        if (caller != null && packet.wrap(bytes)) {
            caller.hear(packet, bytes, arrivedNs);
        }
    }

    private void hearSip(long from, long arrivedNs, ByteBuffer bytes) {
        SipText message = SipText.of(bytes);
        var index = CallerDialog.indexIn(message, run);
        if (index.isEmpty()) {
            return;
        }
        Caller caller = alive.get(index.get());
        if (caller == null) {
            if (message.status() == 0 && message.method().equals("BYE")) {
                message.ok().writeTo(sip.next());
                sip.queue(from);
                sip.flush();
            }
            return;
        }
        long nowNs = System.nanoTime();
        take(caller, caller.dialog.on(message, nowNs), arrivedNs, nowNs);
    }

    private void take(Caller caller, CallerDialog.Turn turn, long arrivedNs, long nowNs) {
        switch (turn) {
            case NOTHING -> {}
            case ANSWERED -> {
                up++;
                figures.mostAtOnce = Math.max(figures.mostAtOnce, up);
                byEnginePort[UdpPort.portOf(caller.dialog.media())] = caller;
                slots.get(caller.index % SLOTS).add(caller);
                caller.answered(arrivedNs, nowNs);
            }
            case ENDED -> end(caller, null);
            case ENGINE_HUNG_UP -> {
                quiet(caller);
                end(caller, "the engine hung up");
            }
            case REFUSED -> end(caller, "refused with " + caller.dialog.status());
            case NO_REPLY -> end(caller, "no reply");
            case BAD_ANSWER -> {
                caller.dialog.hangUp(nowNs);
                end(caller, "an answer without audio");
            }
        }
    }

    private void end(Caller caller, @Nullable String failure) {
        alive.remove(caller.index);
        figures.ended++;
        if (failure != null) {
            figures.fail(failure);
        } else if (!caller.hasHeard()) {
            figures.fail("heard nothing");
        }
    }

    /** No more sound to and from this caller. */
    private void quiet(Caller caller) {
        int enginePort = UdpPort.portOf(caller.dialog.media());
        if (byEnginePort[enginePort] == caller) {
            byEnginePort[enginePort] = null;
            up--;
            slots.get(caller.index % SLOTS).remove(caller);
        }
    }

    private void watch(long nowNs) {
        for (Caller caller : List.copyOf(alive.values())) {
            if (options.load() == Load.SETUP && caller.dialog.isUp() && caller.wantsToLeave(nowNs)) {
                quiet(caller);
                caller.dialog.hangUp(nowNs);
            }
            take(caller, caller.dialog.onTime(nowNs), 0, nowNs);
        }
    }
}
