package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.sdp.AgreedEncryption;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.srtp.SrtpReceiver;
import io.ivory.runtime.srtp.SrtpSender;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The audio of one call: what it plays, what it hears, and whom it is bridged to.
 *
 * <p>Knows no clock, thread or socket. {@link #work} is called when the time has come that its last answer named, and
 * after each wish; {@link #receive} when packets have
 * arrived and it is {@link #isAllEars}, {@link #receiveReports} when reports have. From the answer on a packet leaves each packet time, of
 * silence where there is nothing to say: phones and carriers take a stream that pauses for a broken one. The media thread
 * owns it.
 */
final class Line extends TimerWheel.Sleeper {

    /** How often a line looks at its clocks when it has nothing to send. */
    private static final long IDLE_NS = 20_000_000;

    /** Asking the kernel for a packet that is not there costs as much as reading one. */
    private static final int ALL_EACH_LOOKS = 4;

    /** A phone that is rung has said nothing yet: longer than any may ring. */
    static final long SILENCE_UNCONNECTED_NS = Duration.ofMinutes(6).toNanos();

    private final PacketPort port;
    private final OutgoingAudio out;
    private final IncomingAudio in;
    private final EncodedSounds sounds;
    private final Dialogue dialogue;
    private final KeyPresses keys = new KeyPresses();
    private final BridgeEnd bridge;
    private final RtcpReports reports;
    private final long silenceNs;
    private final long silenceOnHoldNs;
    private final long unprovenNs;
    private final ObjLongConsumer<RtpPacket> ear = this::hear;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();

    private @Nullable RemoteMedia remote;
    private @Nullable Playback background;
    private boolean sending;
    /** What is said next is awaited: a key was pressed, or there was nothing to hear. */
    private boolean hurried;

    private int looks;
    private long heldSinceNs;
    /** When sound began to go where nobody may have asked for it, less the time on hold. */
    private long doubtedSinceNs;

    private boolean doubted;

    private @Nullable AudioTap tap;
    private boolean closed;
    private long wakeNs;

    Line(PacketPort port, OutgoingAudio out, IncomingAudio in, EncodedSounds sounds, RtcpReports reports) {
        this(port, out, in, sounds, reports, Patience.USUAL);
    }

    Line(
            PacketPort port,
            OutgoingAudio out,
            IncomingAudio in,
            EncodedSounds sounds,
            RtcpReports reports,
            Patience patience) {
        this.silenceNs = patience.talking().toNanos();
        this.silenceOnHoldNs = patience.onHold().toNanos();
        this.unprovenNs = patience.unproven().toNanos();
        this.port = port;
        this.out = out;
        this.in = in;
        this.sounds = sounds;
        this.reports = reports;
        this.bridge = new BridgeEnd(out, in);
        this.dialogue = new Dialogue(sounds);
    }

    /** Completes when the caller has sent nothing for too long, or nobody has said who the caller is; never if closed before. */
    CompletableFuture<Void> lost() {
        return lost;
    }

    boolean isClosed() {
        return closed;
    }

    /** When {@link #work} wants to be called next. */
    long wakeNs() {
        return wakeNs;
    }

    void connect(RemoteMedia described, long nowNs) {
        boolean wasHeld = isHeld();
        encrypt(described.encryption());
        remote = described;
        bridge.connect(described);
        in.learn(described.address(), nowNs);
        out.packetTime(described.packetMs());
        if (!wasHeld && isHeld()) {
            heldSinceNs = nowNs;
            sending = false;
        } else if (wasHeld && !isHeld()) {
            dialogue.pausedSince(heldSinceNs, nowNs);
            doubtedSinceNs += nowNs - heldSinceNs;
        }
        doubt(described, nowNs);
    }

    /** Naming one doubtful address after the other gives no more time than one of them. */
    private void doubt(RemoteMedia described, long nowNs) {
        boolean isDoubtful = described.doubtful() && !in.isProven();
        if (isDoubtful && !doubted) {
            doubtedSinceNs = nowNs;
        }
        doubted = isDoubtful;
    }

    /** With the keys of before, both directions go on counting; with others they begin anew. */
    private void encrypt(@Nullable AgreedEncryption agreed) {
        AgreedEncryption before = remote == null ? null : remote.encryption();
        if (agreed == null) {
            out.encrypt(null);
            in.decrypt(null);
            return;
        }
        boolean sameSuite = before != null && before.suite() == agreed.suite();
        if (before == null || !sameSuite || !before.ours().equals(agreed.ours())) {
            out.encrypt(new SrtpSender(agreed.suite(), agreed.ours()));
        }
        if (before == null || !sameSuite || !before.theirs().equals(agreed.theirs())) {
            in.decrypt(new SrtpReceiver(agreed.suite(), agreed.theirs()));
        }
    }

    void play(List<Pcm> sound, CompletableFuture<Void> heard, long nowNs) {
        if (closed) {
            heard.cancel(false);
            return;
        }
        dialogue.play(sound, heard, nowNs);
        hurried |= out.isSilent();
    }

    void ask(List<Pcm> sound, DigitRules rules, CompletableFuture<DigitInput> answer, long nowNs) {
        if (closed) {
            answer.cancel(false);
            return;
        }
        dialogue.ask(sound, rules, answer, nowNs);
        hurried |= out.isSilent();
    }

    /** Stops what plays or is asked. */
    void stop() {
        dialogue.stop();
    }

    /** Plays {@code sound} over and over whenever nothing else is played; nothing if null. */
    void fillSilenceWith(@Nullable Pcm sound) {
        background = sound == null ? null : Playback.endlessly(sound, sounds);
    }

    void bridge(Line other) {
        stop();
        other.stop();
        bridge.join(other.bridge);
        dialogue.forgetTypedAhead();
        other.dialogue.forgetTypedAhead();
    }

    /** From now on this caller hears what {@code speaker} says instead of ours, and {@code speaker} nothing of it. */
    void overhear(Line speaker) {
        bridge.overhear(speaker.bridge);
    }

    /** Ends what {@link #bridge} or {@link #overhear} began. */
    void unbridge() {
        bridge.cut();
    }

    /** From now on what the caller says goes there too; a key ends that and is used up. Keys pressed before count no more. */
    void record(AudioTap into) {
        dialogue.forgetTypedAhead();
        tap = into;
        if (closed) {
            into.end(Recorded.End.CALLER_GONE);
        }
    }

    void stopRecording() {
        tap = null;
    }

    /** The caller pressed a key, says signalling; its packets may say so too. */
    void press(Digit digit, long nowNs) {
        if (keys.signalled(digit, nowNs)) {
            pressed(digit, nowNs);
        }
    }

    private void pressed(Digit digit, long nowNs) {
        AudioTap recording = tap;
        if (bridge.isUp()) {
            bridge.press(digit);
        } else if (recording != null && recording.isOpen()) {
            recording.end(Recorded.End.KEY);
        } else {
            dialogue.press(digit, nowNs);
            hurried = true;
        }
    }

    /** Whether packets are to be handed to {@link #receive} as soon as they arrive; otherwise {@link #work} looks. */
    boolean isAllEars() {
        return remote != null && !closed && (bridge.isHeard() || dialogue.asks());
    }

    /** Takes the packets that have arrived. */
    void receive(long nowNs) {
        if (remote != null && !closed) {
            in.receive(nowNs, ear);
        }
    }

    /** Takes the reports that have arrived: at once, as their times say how old they are and how long they took. */
    void receiveReports(long nowNs) {
        if (!closed) {
            in.receiveReports(reports, nowNs);
        }
    }

    /** Does what is due now. */
    void work(long nowNs) {
        wakeNs = nowNs + IDLE_NS;
        if (closed) {
            return;
        }
        if (remote != null && !isAllEars()) {
            look(nowNs);
        }
        if (tap != null) {
            tap.tick(nowNs);
        }
        RemoteMedia described = remote;
        InetSocketAddress target = in.target();
        if (described != null && target != null && described.listens()) {
            dialogue.onTick(nowNs);
            send(described, target, nowNs);
        }
        if (described != null && target != null && described.hasAddress() && reports.isDue(nowNs)) {
            out.sendReport(reports, in.reception(), target, nowNs);
        }
        if (in.silentForNs(nowNs) >= patienceNs() || isDoubtedForTooLong(nowNs)) {
            lost.complete(null);
        }
    }

    /** Reads one packet, as one is what has come since the last time, and now and then all there are. */
    private void look(long nowNs) {
        looks++;
        if (looks % ALL_EACH_LOOKS == 0) {
            in.receive(nowNs, ear);
        } else {
            in.receiveOne(nowNs, ear);
        }
    }

    private boolean isDoubtedForTooLong(long nowNs) {
        doubted &= !in.isProven();
        return doubted && !isHeld() && nowNs - doubtedSinceNs >= unprovenNs;
    }

    private long patienceNs() {
        if (remote == null || bridge.isOverheard()) {
            return SILENCE_UNCONNECTED_NS;
        }
        return remote.listens() && remote.speaks() ? silenceNs : silenceOnHoldNs;
    }

    MediaStatistics statistics() {
        return new MediaStatistics(
                out.packetsSent(),
                in.reception().received(),
                in.reception().lost(),
                in.strangers(),
                in.malformed(),
                in.forged(),
                new MediaStatistics.Reported(
                        reports.reportedLost(), reports.reportedJitter() / 8.0, reports.roundTrip()));
    }

    void close() {
        if (!closed) {
            closed = true;
            if (tap != null) {
                tap.end(Recorded.End.CALLER_GONE);
            }
            unbridge();
            dialogue.stop();
            port.close();
        }
    }

    private boolean isHeld() {
        return remote != null && !remote.listens();
    }

    private void send(RemoteMedia described, InetSocketAddress target, long nowNs) {
        if (bridge.isTaken(nowNs)) {
            sending = false;
            bridge.work(described, target, nowNs);
            return;
        }
        Playback prompt = dialogue.prompt();
        if (!sending) {
            sending = true;
            out.resume(nowNs);
        } else if (hurried && prompt != null) {
            out.hurry(nowNs);
        }
        hurried = false;
        if (out.isDue(nowNs)) {
            sendNext(prompt, described, target, nowNs);
        }
        wakeNs = out.nextDueNs();
    }

    private void sendNext(@Nullable Playback prompt, RemoteMedia described, InetSocketAddress target, long nowNs) {
        Playback sound = prompt != null ? prompt : background;
        if (sound == null) {
            out.sendSilence(described, target, nowNs);
            return;
        }
        out.sendFrame(sound, described, target, nowNs);
        if (prompt != null && prompt.isOver()) {
            dialogue.endPrompt(out.nextDueNs());
        }
    }

    private void hear(RtpPacket packet, long nowNs) {
        RemoteMedia described = remote;
        if (described == null) {
            return;
        }
        int type = packet.payloadType();
        if (described.in().events().isPresent()
                && type == described.in().events().getAsInt()) {
            hearEvent(packet, nowNs);
        } else if (type == described.in().audio()) {
            if (bridge.isHeard()) {
                bridge.pass(packet, described, nowNs);
                return;
            }
            if (tap != null) {
                tap.offer(packet, described.codec(), nowNs);
            }
            if (described.in().events().isEmpty()) {
                keys.inBand(packet, described.codec(), nowNs).ifPresent(digit -> pressed(digit, nowNs));
                waitWhileHeld(nowNs);
            }
        }
    }

    private void waitWhileHeld(long nowNs) {
        if (keys.isHeld()) {
            dialogue.heldOn(nowNs);
        }
    }

    private void hearEvent(RtpPacket packet, long nowNs) {
        Optional<TelephoneEvent> event = TelephoneEvent.parse(packet);
        if (event.isEmpty()) {
            return;
        }
        if (!bridge.isUp()) {
            keys.forUs(event.get(), packet, nowNs).ifPresent(digit -> pressed(digit, nowNs));
            waitWhileHeld(nowNs);
        } else if (keys.isForOther(event.get(), packet, nowNs)) {
            bridge.passKey(packet, nowNs);
        }
    }
}
