package io.ivory.runtime.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.sdp.SrtpKey;
import io.ivory.runtime.sdp.SrtpSuite;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SrtpStreamTest {

    private static final int SSRC = 0xCAFE;

    private final SrtpKey key = SrtpKey.random();
    private SrtpSender sender = new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, key);
    private SrtpReceiver receiver = new SrtpReceiver(SrtpSuite.AES_CM_128_HMAC_SHA1_80, key);

    private static ByteBuffer plain(int ssrc, int sequence, byte... payload) {
        var packet = ByteBuffer.allocate(300);
        RtpPacket.writeHeader(packet, false, 0, sequence & 0xFFFF, 160 * sequence, ssrc);
        return packet.put(payload).flip();
    }

    private byte[] sent(int sequence, byte... payload) {
        ByteBuffer packet = plain(SSRC, sequence, payload);
        assertThat(sender.protect(packet)).isTrue();
        return bytes(packet);
    }

    private static byte[] bytes(ByteBuffer packet) {
        var bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return bytes;
    }

    private static byte[] report(int number) {
        var report = ByteBuffer.allocate(28);
        report.putInt(0x80C8_0006)
                .putInt(SSRC)
                .putLong(number)
                .putInt(160)
                .putInt(1)
                .putInt(160);
        return bytes(report.flip());
    }

    private boolean opens(byte[] datagram) {
        return receiver.open(ByteBuffer.wrap(datagram.clone()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentIsReadAndNothingOfItIsSeenOnTheWay(SrtpSuite suite) {
        sender = new SrtpSender(suite, key);
        receiver = new SrtpReceiver(suite, key);
        var payload = new byte[160];

        byte[] datagram = sent(7, payload);
        ByteBuffer received = ByteBuffer.wrap(datagram.clone());

        assertThat(datagram).hasSize(12 + 160 + suite.tagBytes());
        assertThat(Arrays.copyOfRange(datagram, 12, 172)).isNotEqualTo(payload);
        assertThat(receiver.open(received)).isTrue();
        assertThat(received).isEqualTo(plain(SSRC, 7, payload));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xB1, 0xA3, 0x90, 0x82})
    void sourcesExtensionsAndPaddingAreCarriedToo(int first) {
        ByteBuffer packet = plain(SSRC, 9, new byte[64]);
        packet.put(0, (byte) first);
        packet.putInt(12, 0x0000_0001).putInt(16, 0x0000_0002).putInt(20, 0x0000_0001);
        packet.put(75, (byte) 4);
        byte[] before = bytes(packet);

        assertThat(sender.protect(packet)).isTrue();
        assertThat(receiver.open(packet)).isTrue();

        assertThat(bytes(packet)).isEqualTo(before);
    }

    @Test
    void threeTurnsOfTheSequenceNumberAreFollowedThroughLossAndDisorder() {
        var random = new SplittableRandom(3);
        var onTheWay = new ArrayDeque<byte[]>();
        int refused = 0;
        for (int i = 65_000; i < 65_000 + 3 * 65_536; i++) {
            byte[] datagram = sent(i, (byte) i, (byte) (i >> 8));
            if (i > 130_000 && i < 137_000) {
                onTheWay.clear(); // 140 seconds are lost, across a turn
                continue;
            }
            if (random.nextInt(20) == 0) {
                continue;
            }
            if (random.nextBoolean()) {
                onTheWay.addFirst(datagram);
            } else {
                onTheWay.addLast(datagram);
            }
            if (onTheWay.size() > 16) {
                for (byte[] arrived : onTheWay) {
                    refused += opens(arrived) ? 0 : 1;
                }
                onTheWay.clear();
            }
        }

        assertThat(refused).isZero();
    }

    @Test
    void noBitCanBeChangedOnTheWay() {
        byte[] datagram = sent(1, new byte[20]);

        for (int bit = 0; bit < 8 * datagram.length; bit++) {
            byte[] changed = datagram.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(opens(changed)).as("bit %d", bit).isFalse();
        }
        assertThat(opens(datagram)).isTrue();
    }

    @Test
    void packetCountsOnceAndOneThatIsTooOldNotAtAll() {
        byte[] old = sent(1, (byte) 1);
        byte[] first = sent(2, (byte) 2);
        byte[] second = sent(3, (byte) 3);
        byte[] later = sent(65, (byte) 4);
        byte[] tooLate = sent(66, (byte) 5);

        assertThat(opens(second)).isTrue();
        assertThat(opens(second)).isFalse();
        assertThat(opens(later)).isTrue();
        assertThat(opens(first)).as("63 behind").isTrue();
        assertThat(opens(first)).isFalse();
        assertThat(opens(tooLate)).isTrue();
        assertThat(opens(old)).as("65 behind").isFalse();
        assertThat(opens(second)).isFalse();
    }

    @Test
    void whatIsForgedMovesNoWindow() {
        byte[] next = sent(101, (byte) 2);
        assertThat(opens(sent(100, (byte) 1))).isTrue();
        byte[] farAhead = bytes(plain(SSRC, 20_000, new byte[40]));

        assertThat(opens(farAhead)).isFalse();
        assertThat(opens(next)).isTrue();
    }

    @Test
    void anotherSourceHasItsOwnNumbersAndTheFirstStaysKnown() {
        byte[] first = sent(40_000, (byte) 1);
        ByteBuffer other = plain(SSRC + 1, 10, (byte) 2);
        assertThat(sender.protect(other)).isTrue();

        assertThat(opens(first)).isTrue();
        assertThat(receiver.open(other)).isTrue();
        assertThat(opens(first)).as("again").isFalse();
    }

    @Test
    void sourcesAreBounded() {
        for (int i = 0; i < ReplayWindows.MOST_SOURCES; i++) {
            assertThat(opensFromSource(i)).isTrue();
        }
        assertThat(opensFromSource(ReplayWindows.MOST_SOURCES)).isFalse();
    }

    private boolean opensFromSource(int ssrc) {
        ByteBuffer packet = plain(ssrc, 1, (byte) 1);
        assertThat(new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, key).protect(packet))
                .isTrue();
        return receiver.open(packet);
    }

    @Test
    void noTwoPacketsAreEncryptedUnderOneNumber() {
        assertThat(sender.protect(plain(SSRC, 5, (byte) 1))).isTrue();

        assertThat(sender.protect(plain(SSRC, 5, (byte) 2))).isFalse();
        assertThat(sender.protect(plain(SSRC, 4, (byte) 3))).isTrue();
    }

    @Test
    void packetWithoutRoomForItsTagIsNotSent() {
        ByteBuffer full = ByteBuffer.allocate(20);
        RtpPacket.writeHeader(full, false, 0, 1, 160, SSRC);
        full.position(20).flip();

        assertThat(sender.protect(full)).isFalse();
        assertThat(full.remaining()).isEqualTo(20);
    }

    @Test
    void reportsAreEncryptedCountedAndReadOnce() {
        for (int i = 0; i < 100; i++) {
            ByteBuffer report = ByteBuffer.allocate(100).put(report(i)).flip();
            assertThat(sender.protectReport(report)).isTrue();
            byte[] datagram = bytes(report);
            byte[] changed = datagram.clone();
            changed[i % changed.length] ^= 1;

            assertThat(Arrays.copyOfRange(datagram, 8, 28)).isNotEqualTo(Arrays.copyOfRange(report(i), 8, 28));
            assertThat(receiver.openReport(ByteBuffer.wrap(changed))).isFalse();
            assertThat(receiver.openReport(report)).isTrue();
            assertThat(report).isEqualTo(ByteBuffer.wrap(report(i)));
            assertThat(receiver.openReport(ByteBuffer.wrap(datagram))).isFalse();
        }
    }

    @Test
    void noBytesMakeItFail() {
        var random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(i % 100 == 0 ? 3_000 : 60)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = (byte) (0x80 | random.nextInt(64));
            }

            assertThat(receiver.open(ByteBuffer.wrap(bytes.clone()))).isFalse();
            assertThat(receiver.openReport(ByteBuffer.wrap(bytes.clone()))).isFalse();
            sender.protect(ByteBuffer.wrap(bytes.clone()));
            sender.protectReport(ByteBuffer.wrap(bytes));
        }
    }
}
