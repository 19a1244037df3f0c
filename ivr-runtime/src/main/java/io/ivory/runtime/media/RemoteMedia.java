package io.ivory.runtime.media;

import io.ivory.runtime.codec.Codec;
import java.net.InetSocketAddress;
import java.util.OptionalInt;

/**
 * What the other side's SDP says about its audio; a re-INVITE brings another one.
 *
 * @param address where it listens
 * @param codec what both sides speak
 * @param eventsOut the payload type under which it understands telephone-events; empty if it does not
 * @param eventsIn the payload type of the telephone-events it sends; empty if it sends none
 * @param listens whether it takes audio now; false while it holds the call
 * @param speaks whether it sends audio now
 */
public record RemoteMedia(
        InetSocketAddress address,
        Codec codec,
        OptionalInt eventsOut,
        OptionalInt eventsIn,
        boolean listens,
        boolean speaks) {

    /** A phone that listens and speaks. */
    public static RemoteMedia of(InetSocketAddress address, Codec codec, OptionalInt telephoneEvents) {
        return new RemoteMedia(address, codec, telephoneEvents, telephoneEvents, true, true);
    }
}
