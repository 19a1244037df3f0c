package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.dtmf.InBandReceiver;
import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.dtmf.TelephoneEventReceiver;
import io.ivory.runtime.rtp.RtpPacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart the key presses that are for us from those for a bridged caller: a press belongs to whoever heard its
 * beginning, also if the bridge is made or ended before the key is up. The media thread owns it.
 */
final class KeyPresses {

    private final TelephoneEventReceiver receiver = new TelephoneEventReceiver();
    private @Nullable InBandReceiver tones;
    private Codec heardIn = Codec.PCMU;
    private Codec.Decoder decoder = heardIn.decoder();
    private int ssrc;
    private boolean hasOwn;
    private int ownTimestamp;

    /** A packet of telephone-event while we listen; the key is present if a new press begins. */
    Optional<Digit> forUs(TelephoneEvent event, RtpPacket packet) {
        Optional<Digit> pressed = hear(event, packet);
        if (pressed.isPresent()) {
            hasOwn = true;
            ownTimestamp = packet.timestamp();
        }
        return pressed;
    }

    /** Whether a packet of telephone-event that arrives on a bridge is to be passed on. */
    boolean isForOther(TelephoneEvent event, RtpPacket packet) {
        hear(event, packet);
        return !hasOwn || packet.timestamp() != ownTimestamp;
    }

    /** A packet of audio from a caller whose side knows no telephone-events; the key is present if one begins in it. */
    Optional<Digit> inBand(RtpPacket packet, Codec codec) {
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
        return pressed;
    }

    private Optional<Digit> hear(TelephoneEvent event, RtpPacket packet) {
        if (packet.ssrc() != ssrc) {
            ssrc = packet.ssrc();
            receiver.reset();
            hasOwn = false;
        }
        return receiver.on(event, packet.timestamp());
    }
}
