package io.ivory.runtime.sdp;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What offer and answer came to, from our point of view: everything the media side needs to send and receive.
 *
 * @param remote where the other party says it listens; its address is unspecified (0.0.0.0) while it holds the old way
 * @param codec what both sides speak
 * @param sendPayloadType marks the packets we send
 * @param receivePayloadType marks the packets we get
 * @param sendTelephoneEvent marks key presses we send; empty if the other party understands none
 * @param receiveTelephoneEvent marks key presses we get; empty if the other party sends none
 * @param direction what we may do: no sending while held
 * @param packetTimeMs how much sound the other party wants in a packet, in milliseconds
 * @param encryption empty if sound is plain
 */
public record AgreedAudio(
        InetSocketAddress remote,
        AudioEncoding codec,
        int sendPayloadType,
        int receivePayloadType,
        OptionalInt sendTelephoneEvent,
        OptionalInt receiveTelephoneEvent,
        Direction direction,
        int packetTimeMs,
        Optional<AgreedEncryption> encryption) {}
