package io.ivory.runtime.sdp;

import java.net.InetAddress;
import java.util.List;

/**
 * Our side of a call's audio, of which offers and answers are made.
 *
 * @param address the address the other party sends to, as it sees us
 * @param port the RTP port of this call
 * @param sessionId the same for the whole call
 * @param version grows by one with each description that differs from the one before
 * @param preferred the codecs of our own offers, most preferred first; an answer follows the offer's order instead
 * @param encryption whether and with which key our sound is encrypted
 */
public record LocalAudio(
        InetAddress address,
        int port,
        long sessionId,
        long version,
        List<AudioEncoding> preferred,
        OurEncryption encryption) {

    public LocalAudio {
        preferred = List.copyOf(preferred);
    }

    /** Speaks PCMU, PCMA and G.722, in this order; encrypted where that is offered. */
    public static LocalAudio of(InetAddress address, int port, long sessionId) {
        return new LocalAudio(
                address,
                port,
                sessionId,
                1,
                List.of(AudioEncoding.PCMU, AudioEncoding.PCMA, AudioEncoding.G722),
                OurEncryption.of(SrtpPolicy.ALLOWED));
    }

    /** The same side for the next description of the call. */
    public LocalAudio next() {
        return new LocalAudio(address, port, sessionId, version + 1, preferred, encryption);
    }

    /** The same side with another way to encrypt. */
    public LocalAudio with(OurEncryption changed) {
        return new LocalAudio(address, port, sessionId, version, preferred, changed);
    }
}
