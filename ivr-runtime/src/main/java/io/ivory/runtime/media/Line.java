package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.dtmf.DigitCollector;
import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.dtmf.TelephoneEventSender;
import io.ivory.runtime.rtp.RtpPacer;
import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.speech.Pcm;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The audio of one call: what it plays, what it hears, and whom it is bridged to.
 *
 * <p>Knows no clock, thread or socket; {@link #work} is called when the time has come that its last answer named, and
 * after each wish. The media thread owns it.
 */
final class Line {

    /** Keys pressed when nobody has asked; more than any question takes. */
    private static final int TYPE_AHEAD = DigitRules.MAX_DIGITS;

    /** How often arriving packets are looked at: once per packet time, more often where they are passed on. */
    private static final long POLL_NS = RtpPacer.PACKET_TIME_NS;

    private static final long POLL_BRIDGED_NS = 5_000_000;

    /** NATs forget a UDP flow after 30 s or more (RFC 4787 section 4.3: 2 minutes); phones grow restless sooner. */
    private static final long KEEP_ALIVE_NS = 5_000_000_000L;

    /** No packet for so long and the caller is gone; while on hold, phones send nothing. */
    static final long SILENCE_NS = Duration.ofSeconds(30).toNanos();

    static final long SILENCE_ON_HOLD_NS = Duration.ofMinutes(5).toNanos();

    /** A phone that is rung has said nothing yet: longer than any may ring. */
    static final long SILENCE_UNCONNECTED_NS = Duration.ofMinutes(6).toNanos();

    private final PacketPort port;
    private final OutgoingAudio out;
    private final IncomingAudio in;
    private final KeyPresses keys = new KeyPresses();
    private final TelephoneEventSender eventsOut = new TelephoneEventSender();
    private final ArrayDeque<Digit> typedAhead = new ArrayDeque<>();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();

    private @Nullable RemoteMedia remote;
    private @Nullable Playback prompt;
    private @Nullable CompletableFuture<Void> promptHeard;
    private @Nullable Question question;
    private @Nullable Playback background;
    private @Nullable Line bridgedTo;
    private boolean sending;
    private long heldSinceNs;
    private long nextEventNs;

    private boolean closed;
    private long wakeNs;

    /** A prompt that waits for keys. */
    private record Question(DigitCollector collector, CompletableFuture<DigitInput> answer, long askedNs) {}

    Line(PacketPort port, OutgoingAudio out, IncomingAudio in) {
        this.port = port;
        this.out = out;
        this.in = in;
    }

    /** Completes when the caller has sent nothing for too long, or nobody has said who the caller is. */
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
        remote = described;
        in.learn(described.address(), nowNs);
        if (!wasHeld && isHeld()) {
            heldSinceNs = nowNs;
            sending = false;
        } else if (wasHeld && !isHeld() && question != null) {
            question.collector().pausedFor(nowNs - later(heldSinceNs, question.askedNs()));
        }
    }

    void play(List<Pcm> sound, CompletableFuture<Void> heard, long nowNs) {
        stop();
        if (closed) {
            heard.cancel(false);
            return;
        }
        prompt = Playback.once(sound);
        promptHeard = heard;
        if (prompt.isOver()) {
            endPrompt(nowNs);
        }
    }

    void ask(List<Pcm> sound, DigitRules rules, CompletableFuture<DigitInput> answer, long nowNs) {
        stop();
        if (closed) {
            answer.cancel(false);
            return;
        }
        prompt = Playback.once(sound);
        var asked = new Question(new DigitCollector(rules), answer, nowNs);
        question = asked;
        while (!answer.isDone() && asked.collector().wantsMore() && !typedAhead.isEmpty()) {
            answerWith(asked, typedAhead.remove(), nowNs);
        }
        if (prompt != null && prompt.isOver()) {
            endPrompt(nowNs);
        }
    }

    /** Stops what plays or is asked. */
    void stop() {
        prompt = null;
        if (promptHeard != null) {
            promptHeard.cancel(false);
            promptHeard = null;
        }
        if (question != null) {
            question.answer().cancel(false);
            question = null;
        }
    }

    /** Plays {@code sound} over and over whenever nothing else is played; nothing if null. */
    void fillSilenceWith(@Nullable Pcm sound) {
        background = sound == null ? null : Playback.endlessly(sound);
    }

    void bridge(Line other) {
        unbridge();
        other.unbridge();
        stop();
        other.stop();
        bridgedTo = other;
        other.bridgedTo = this;
        typedAhead.clear();
        other.typedAhead.clear();
    }

    void unbridge() {
        Line other = bridgedTo;
        if (other != null) {
            bridgedTo = null;
            other.bridgedTo = null;
            out.stopPassingOn();
            other.out.stopPassingOn();
            eventsOut.clear();
            other.eventsOut.clear();
        }
    }

    /** The caller pressed a key. */
    void press(Digit digit, long nowNs) {
        if (bridgedTo != null) {
            bridgedTo.eventsOut.press(digit);
        } else if (question != null && question.collector().wantsMore()) {
            answerWith(question, digit, nowNs);
        } else if (typedAhead.size() < TYPE_AHEAD) {
            typedAhead.add(digit);
        }
    }

    /** Does what is due now. */
    void work(long nowNs) {
        long pollNs = nowNs + (bridgedTo != null ? POLL_BRIDGED_NS : POLL_NS);
        wakeNs = pollNs;
        if (closed) {
            return;
        }
        RemoteMedia described = remote;
        if (described != null) { // what arrives a moment too early waits in the socket until it is known who may speak
            in.receive(nowNs, this::hear);
            converse(described, in.target(), nowNs, pollNs);
        }
        if (in.silentForNs(nowNs) >= patienceNs()) {
            lost.complete(null);
        }
    }

    private void converse(RemoteMedia described, @Nullable InetSocketAddress target, long nowNs, long pollNs) {
        if (target != null && described.listens()) {
            askPatiently(nowNs);
            send(described, target, nowNs);
            if (sending && out.nextDueNs() - pollNs < 0) {
                wakeNs = out.nextDueNs();
            }
        }
    }

    private long patienceNs() {
        if (remote == null) {
            return SILENCE_UNCONNECTED_NS;
        }
        return remote.listens() && remote.speaks() ? SILENCE_NS : SILENCE_ON_HOLD_NS;
    }

    MediaStatistics statistics() {
        return new MediaStatistics(out.packetsSent(), in.received(), in.lost(), in.strangers(), in.malformed());
    }

    void close() {
        if (!closed) {
            closed = true;
            unbridge();
            stop();
            lost.cancel(false);
            port.close();
        }
    }

    private static long later(long oneNs, long otherNs) {
        return oneNs - otherNs >= 0 ? oneNs : otherNs;
    }

    private boolean isHeld() {
        return remote != null && !remote.listens();
    }

    private void askPatiently(long nowNs) {
        if (question != null) {
            Question asked = question;
            asked.collector().onTick(nowNs).ifPresent(input -> finish(asked, input));
        }
    }

    private void send(RemoteMedia described, InetSocketAddress target, long nowNs) {
        Playback sound = bridgedTo != null ? null : prompt != null ? prompt : background;
        if (sound != null) {
            if (!sending) {
                sending = true;
                out.resume(nowNs);
            }
            if (out.isDue(nowNs)) {
                out.sendFrame(sound, described, target, nowNs);
                if (sound.isOver()) {
                    endPrompt(out.nextDueNs());
                }
            }
            return;
        }
        sending = false;
        if (!eventsOut.isIdle()) {
            sendEvents(described, target, nowNs);
        } else if (out.quietFor(KEEP_ALIVE_NS, nowNs)) {
            out.sendSilence(described, target, nowNs);
        }
    }

    private void sendEvents(RemoteMedia described, InetSocketAddress target, long nowNs) {
        if (nowNs - nextEventNs < 0) {
            return;
        }
        nextEventNs = nowNs + RtpPacer.PACKET_TIME_NS;
        Optional<TelephoneEventSender.Packet> next = eventsOut.next(out.timestampAt(nowNs));
        if (next.isPresent() && described.out().events().isPresent()) {
            TelephoneEventSender.Packet packet = next.get();
            int payloadType = described.out().events().getAsInt();
            out.sendEvent(packet.event(), payloadType, packet.marker(), packet.timestamp(), target, nowNs);
        }
    }

    private void endPrompt(long heardNs) {
        prompt = null;
        if (question != null) {
            Question asked = question;
            asked.collector().onPromptEnd(heardNs).ifPresent(input -> finish(asked, input));
        } else if (promptHeard != null) {
            promptHeard.complete(null);
            promptHeard = null;
        }
    }

    private void answerWith(Question asked, Digit digit, long nowNs) {
        Optional<DigitInput> input = asked.collector().onDigit(digit, nowNs);
        if (asked.collector().stopsPrompt()) {
            prompt = null;
        }
        input.ifPresent(complete -> finish(asked, complete));
    }

    private void finish(Question asked, DigitInput input) {
        question = null;
        prompt = null;
        asked.answer().complete(input);
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
        } else if (bridgedTo != null && type == described.in().audio()) {
            bridgedTo.passOn(packet, described, nowNs);
        }
    }

    private void hearEvent(RtpPacket packet, long nowNs) {
        Optional<TelephoneEvent> event = TelephoneEvent.parse(packet);
        if (event.isEmpty()) {
            return;
        }
        if (bridgedTo == null) {
            keys.forUs(event.get(), packet).ifPresent(digit -> press(digit, nowNs));
        } else if (keys.isForOther(event.get(), packet)) {
            bridgedTo.passOnEvent(packet, nowNs);
        }
    }

    private void passOn(RtpPacket packet, RemoteMedia from, long nowNs) {
        InetSocketAddress target = in.target();
        if (remote != null && remote.listens() && target != null) {
            out.passOn(packet, from.codec(), remote, target, nowNs);
        }
    }

    private void passOnEvent(RtpPacket packet, long nowNs) {
        InetSocketAddress target = in.target();
        if (remote != null
                && remote.listens()
                && target != null
                && remote.out().events().isPresent()) {
            out.passOnEvent(packet, remote.out().events().getAsInt(), target, nowNs);
        }
    }
}
