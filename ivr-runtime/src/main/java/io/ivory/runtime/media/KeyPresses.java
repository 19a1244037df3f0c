package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.dtmf.InBandReceiver;
import io.ivory.runtime.dtmf.PressesToldTwice;
import io.ivory.runtime.dtmf.PressesToldTwice.Way;
import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.dtmf.TelephoneEventReceiver;
import io.ivory.runtime.rtp.RtpPacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart the key presses that are for us from those for a bridged caller: a press belongs to whoever heard its
 * beginning, also if the bridge is made or ended before the key is up. A press that is told by signalling as well is one
 * press. The media thread owns it.
 */
final class KeyPresses {

    /** A key that is down for longer is stuck, or its phone is. */
    static final long LONGEST_PRESS_NS = 20_000_000_000L;

    private final TelephoneEventReceiver receiver = new TelephoneEventReceiver();
    private final PressesToldTwice told = new PressesToldTwice();
    private @Nullable InBandReceiver tones;
    private Codec heardIn = Codec.PCMU;
    private Codec.Decoder decoder = heardIn.decoder();
    private int ssrc;
    private long pressedNs;
    private boolean held;
    private boolean hasOwn;
    private int ownTimestamp;

    /** A packet of telephone-event while we listen; the key is present if a new press begins. */
    Optional<Digit> forUs(TelephoneEvent event, RtpPacket packet, long nowNs) {
        Optional<Digit> pressed = hear(event, packet, nowNs);
        if (pressed.isPresent()) {
            keep(packet);
        }
        return pressed.filter(digit -> told.isFirst(digit, Way.SOUND, nowNs));
    }

    /**
     * Whether the packet taken last tells that a key is still down or has just come up; never of one that has been down for
     * longer than any finger.
     */
    boolean isHeld() {
        return held;
    }

    /** Whether a packet of telephone-event that arrives on a bridge is to be passed on. */
    boolean isForOther(TelephoneEvent event, RtpPacket packet, long nowNs) {
        Optional<Digit> pressed = hear(event, packet, nowNs);
        if (pressed.isPresent() && !told.isFirst(pressed.get(), Way.SOUND, nowNs)) {
            keep(packet); // the other has it by now
        }
        return !hasOwn || packet.timestamp() != ownTimestamp;
    }

    /** A press told by signalling; whether nobody has heard it before. */
    boolean signalled(Digit digit, long nowNs) {
        return told.isFirst(digit, Way.SIGNALLING, nowNs);
    }

    /** A packet of audio from a caller whose side knows no telephone-events; the key is present if one begins in it. */
    Optional<Digit> inBand(RtpPacket packet, Codec codec, long nowNs) {
        if (tones == null || heardIn != codec) {
            tones = new InBandReceiver();
            decoder = codec.decoder();
            heardIn = codec;
        }
        Optional<Digit> pressed = Optional.empty();
        for (int i = 0; i < packet.payloadLength(); i++) {
            Optional<Digit> now = tones.on(decoder.decode(packet.payload(i)));
            pressed = now.isPresent() ? now : pressed;
        }
        follow(pressed.isPresent(), tones.isDown(), nowNs);
        return pressed.filter(digit -> told.isFirst(digit, Way.SOUND, nowNs));
    }

    private void follow(boolean begins, boolean goesOn, long nowNs) {
        if (begins) {
            pressedNs = nowNs;
        }
        held = goesOn && nowNs - pressedNs < LONGEST_PRESS_NS;
        if (held) {
            told.heldOn(nowNs);
        }
    }

    /** The press that begins with this packet is not for the other side of a bridge. */
    private void keep(RtpPacket packet) {
        hasOwn = true;
        ownTimestamp = packet.timestamp();
    }

    private Optional<Digit> hear(TelephoneEvent event, RtpPacket packet, long nowNs) {
        if (packet.ssrc() != ssrc) {
            ssrc = packet.ssrc();
            receiver.reset();
            hasOwn = false;
        }
        Optional<Digit> pressed = receiver.on(event, packet.timestamp());
        follow(pressed.isPresent(), receiver.tellsOfHeldKey(), nowNs);
        return pressed;
    }
}
