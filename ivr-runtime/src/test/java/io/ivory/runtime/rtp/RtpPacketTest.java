package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtpPacketTest {

    private final RtpPacket packet = new RtpPacket();

    @Test
    void readsWhatItWrites() {
        var buffer = ByteBuffer.allocate(200);
        RtpPacket.writeHeader(buffer, true, 101, 65_535, 0xFFFF_FFF0, 0xCAFE_BABE);
        buffer.put((byte) 7).flip();

        assertThat(packet.wrap(buffer)).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(101);
        assertThat(packet.sequence()).isEqualTo(65_535);
        assertThat(packet.timestamp()).isEqualTo(0xFFFF_FFF0);
        assertThat(packet.ssrc()).isEqualTo(0xCAFE_BABE);
        assertThat(packet.payloadLength()).isEqualTo(1);
        assertThat(packet.payload(0)).isEqualTo((byte) 7);
    }

    @Test
    void writesTheHeaderByteForByte() {
        var buffer = ByteBuffer.allocate(12);
        RtpPacket.writeHeader(buffer, true, 8, 0x1234, 0x0A0B_0C0D, 0x01020304);

        assertThat(HexFormat.of().formatHex(buffer.array())).isEqualTo("808812340a0b0c0d01020304");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "no extras,            8000 0001 00000002 00000003 AABB, 2",
        "two CSRC,             8200 0001 00000002 00000003 11111111 22222222 AABB, 2",
        "a header extension,   9000 0001 00000002 00000003 BEDE0001 01020304 AABB, 2",
        "an empty extension,   9000 0001 00000002 00000003 BEDE0000 AABB, 2",
        "padding,              A000 0001 00000002 00000003 AABB 000003, 2",
        "nothing but a header, 8000 0001 00000002 00000003, 0"
    })
    void findsThePayload(String what, String hex, int length) {
        assertThat(packet.wrap(bytes(hex))).as(what).isTrue();
        assertThat(packet.payloadLength()).isEqualTo(length);
        if (length > 0) {
            assertThat(packet.payload(0)).isEqualTo((byte) 0xAA);
            assertThat(packet.payload(1)).isEqualTo((byte) 0xBB);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "empty,                       ''",
        "one byte,                    80",
        "eleven bytes,                8000 0001 00000002 000000",
        "version 1,                   4000 0001 00000002 00000003 AA",
        "RTCP sender report,          80C8 0001 00000002 00000003 AA",
        "RTCP BYE,                    81CB 0001 00000002 00000003 AA",
        "CSRC beyond the end,         8F00 0001 00000002 00000003 AA",
        "extension beyond the end,    9000 0001 00000002 00000003 BEDEFFFF AA",
        "extension without length,    9000 0001 00000002 00000003 BEDE",
        "padding of nothing,          A000 0001 00000002 00000003 AA00",
        "padding longer than payload, A000 0001 00000002 00000003 AAFF"
    })
    void refuses(String what, String hex) {
        assertThat(packet.wrap(bytes(hex))).as(what).isFalse();
    }

    @Test
    void noBytesMakeItFail() {
        var random = new Random(4733);
        for (int i = 0; i < 200_000; i++) {
            var noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            if (packet.wrap(ByteBuffer.wrap(noise))) {
                assertThat(packet.payloadLength()).isBetween(0, noise.length - RtpPacket.HEADER_BYTES);
                if (packet.payloadLength() > 0) {
                    packet.payload(packet.payloadLength() - 1);
                }
            }
        }
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
