package io.ivory.runtime.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Digit;
import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TelephoneEventSenderTest {

    @Test
    void aPressIsFiveGrowingPacketsAndThreeEnds() {
        var sender = new TelephoneEventSender();
        sender.press(Digit.STAR);

        var packets = new ArrayList<TelephoneEventSender.Packet>();
        for (int tick = 0; !sender.isIdle(); tick++) {
            sender.next(8_000 + 160 * tick).ifPresent(packets::add);
        }

        assertThat(packets).hasSize(8).allMatch(packet -> packet.timestamp() == 8_000);
        assertThat(packets.stream().map(packet -> packet.event().duration()))
                .containsExactly(160, 320, 480, 640, 800, 960, 960, 960);
        assertThat(packets.stream().map(packet -> packet.event().end()))
                .containsExactly(false, false, false, false, false, true, true, true);
        assertThat(packets.stream().map(TelephoneEventSender.Packet::marker))
                .containsExactly(true, false, false, false, false, false, false, false);
    }

    @Test
    void whatItSendsIsHeardAsTheSameKeys() {
        var sender = new TelephoneEventSender();
        var receiver = new TelephoneEventReceiver();
        for (Digit digit : Digit.values()) {
            sender.press(digit);
        }

        var heard = new ArrayList<Digit>();
        for (int tick = 0; !sender.isIdle(); tick++) {
            sender.next(160 * tick)
                    .flatMap(packet -> receiver.on(overTheWire(packet), packet.timestamp()))
                    .ifPresent(heard::add);
        }

        assertThat(heard).containsExactly(Digit.values());
    }

    @Test
    void noMoreThanThirtyTwoPressesWait() {
        var sender = new TelephoneEventSender();
        for (int i = 0; i < 1_000; i++) {
            sender.press(Digit.ONE);
        }

        int starts = 0;
        for (int tick = 0; !sender.isIdle(); tick++) {
            starts += sender.next(160 * tick).filter(packet -> packet.marker()).isPresent() ? 1 : 0;
        }

        assertThat(starts).isEqualTo(32);
    }

    @Test
    void whatIsClearedIsNotSentAndTheNextPressStartsAnew() {
        var sender = new TelephoneEventSender();
        sender.press(Digit.ONE);
        sender.press(Digit.TWO);
        var _ = sender.next(0);

        sender.clear();
        assertThat(sender.isIdle()).isTrue();
        sender.press(Digit.THREE);

        assertThat(sender.next(160))
                .hasValueSatisfying(packet -> assertThat(packet.marker()).isTrue());
    }

    @Test
    void threeBytesAreNoTelephoneEvent() {
        var packet = new RtpPacket();
        var buffer = ByteBuffer.allocate(15);
        RtpPacket.writeHeader(buffer, false, 101, 1, 1, 1);
        packet.wrap(buffer.rewind());

        assertThat(TelephoneEvent.parse(packet)).isEmpty();
    }

    private static TelephoneEvent overTheWire(TelephoneEventSender.Packet packet) {
        var buffer = ByteBuffer.allocate(16);
        RtpPacket.writeHeader(buffer, packet.marker(), 101, 1, packet.timestamp(), 1);
        packet.event().writeTo(buffer);
        var received = new RtpPacket();
        assertThat(received.wrap(buffer.flip())).isTrue();
        var event = TelephoneEvent.parse(received).orElseThrow();
        assertThat(event).isEqualTo(packet.event());
        return event;
    }
}
