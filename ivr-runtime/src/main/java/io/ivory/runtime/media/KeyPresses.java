package io.ivory.runtime.media;

import io.ivory.flow.Digit;
import io.ivory.runtime.dtmf.TelephoneEvent;
import io.ivory.runtime.dtmf.TelephoneEventReceiver;
import io.ivory.runtime.rtp.RtpPacket;
import java.util.Optional;

/**
 * Tells apart the key presses that are for us from those for a bridged caller: a press belongs to whoever heard its
 * beginning, also if the bridge is made or ended before the key is up. The media thread owns it.
 */
final class KeyPresses {

    private final TelephoneEventReceiver receiver = new TelephoneEventReceiver();
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

    private Optional<Digit> hear(TelephoneEvent event, RtpPacket packet) {
        if (packet.ssrc() != ssrc) {
            ssrc = packet.ssrc();
            receiver.reset();
            hasOwn = false;
        }
        return receiver.on(event, packet.timestamp());
    }
}
