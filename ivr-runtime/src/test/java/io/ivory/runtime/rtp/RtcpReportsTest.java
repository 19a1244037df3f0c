package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RtcpReportsTest {

    private static final int OUR_SSRC = 0x1B0;
    private static final int CALLERS_SSRC = 0xA11CE;

    private final Reception reception = new Reception();
    private final RtcpReports reports = new RtcpReports(OUR_SSRC, new SplittableRandom(1), at(0));

    @Test
    void aSenderReportCarriesWhatWasSentAndWhatWasReceived() {
        for (int sequence : new int[] {65_534, 65_535, 2, 3}) { // 0 and 1 are missing
            receive(sequence, 160 * sequence, 20L * sequence);
        }
        var packet = ByteBuffer.allocate(200);

        reports.write(new RtcpReports.Sent(8_000, 50, 8_000), reception, packet, at(1_500));

        packet.flip();
        assertThat(packet.remaining()).isEqualTo(52 + 28).isEqualTo(4 * (packet.getShort(2) + 1) + 28);
        assertThat(packet.getShort(0)).as("version 2, one block, sender report").isEqualTo((short) 0x81C8);
        assertThat(packet.getInt(4)).isEqualTo(OUR_SSRC);
        assertThat(packet.getInt(8)).as("whole seconds").isEqualTo(1);
        assertThat(packet.getInt(12)).as("half a second").isEqualTo(0x8000_0000);
        assertThat(packet.getInt(16)).isEqualTo(8_000);
        assertThat(packet.getInt(20)).isEqualTo(50);
        assertThat(packet.getInt(24)).isEqualTo(8_000);
        assertThat(packet.getInt(28)).isEqualTo(CALLERS_SSRC);
        assertThat(packet.getInt(32)).as("2 of 6, as 85 of 256, and 2 in all").isEqualTo((85 << 24) | 2);
        assertThat(packet.getInt(36)).as("wrapped once").isEqualTo(0x1_0003);
        assertThat(packet.getShort(52)).as("one chunk, source description").isEqualTo((short) 0x81CA);
        assertThat(packet.get(60)).as("CNAME").isEqualTo((byte) 1);
        assertThat(packet.get(79)).isZero();
    }

    @Test
    void whoHasSentNothingReportsAsAReceiver() {
        var packet = ByteBuffer.allocate(200);

        reports.write(new RtcpReports.Sent(0, 0, 0), reception, packet, at(1_500));

        assertThat(packet.getShort(0)).isEqualTo((short) 0x80C9);
        assertThat(packet.position()).isEqualTo(8 + 28);
    }

    @Test
    void reportsComeEachFiveSecondsOnAverageAndNeverTogether() {
        long nowMs = 0;
        int written = 0;
        long last = 0;
        while (nowMs < 1_000_000) {
            nowMs += 20;
            if (reports.isDue(at(nowMs))) {
                reports.write(new RtcpReports.Sent(0, 1, 160), reception, ByteBuffer.allocate(200), at(nowMs));
                assertThat(nowMs - last).isBetween(1_000L, 6_500L);
                last = nowMs;
                written++;
            }
        }

        assertThat(written).isBetween(200, 280);
    }

    @Test
    void theRoundTripIsFoundFromWhenOurReportWasHeard() {
        var ours = ByteBuffer.allocate(200);
        reports.write(new RtcpReports.Sent(0, 1, 160), reception, ours, at(10_000));
        int middle = (ours.getInt(8) << 16) | (ours.getInt(12) >>> 16);
        var theirs = ByteBuffer.allocate(32)
                .putInt(0x81C9_0007)
                .putInt(CALLERS_SSRC)
                .putInt(OUR_SSRC)
                .putInt((3 << 24) | 0xFF_FFFE) // two more arrived than were expected
                .putInt(0)
                .putInt(80)
                .putInt(middle)
                .putInt(65_536 / 2) // heard half a second before it was sent
                .flip();

        reports.read(theirs, at(10_600));

        assertThat(reports.roundTrip())
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofMillis(99), Duration.ofMillis(101)));
        assertThat(reports.reportedLost()).isEqualTo(-2);
        assertThat(reports.reportedJitter()).isEqualTo(80);
    }

    @Test
    void ourBlockSaysHowOldTheLastReportOfTheSenderIs() {
        receive(1, 160, 20);
        reports.read(senderReport(CALLERS_SSRC, 0x1234_5678), at(1_000));

        var packet = ByteBuffer.allocate(200);
        reports.write(new RtcpReports.Sent(0, 1, 160), reception, packet, at(4_250));

        assertThat(packet.getInt(28 + 16)).isEqualTo(0x1234_5678);
        assertThat(packet.getInt(28 + 20)).as("3.25 s").isEqualTo(13 * 65_536 / 4);
    }

    @Test
    void aReportOfAnotherSenderIsNotTakenForThatOfTheStream() {
        receive(1, 160, 20);
        reports.read(senderReport(CALLERS_SSRC + 1, 0x1234_5678), at(1_000));

        var packet = ByteBuffer.allocate(200);
        reports.write(new RtcpReports.Sent(0, 1, 160), reception, packet, at(4_250));

        assertThat(packet.getInt(28 + 16)).isZero();
        assertThat(packet.getInt(28 + 20)).isZero();
    }

    private static ByteBuffer senderReport(int ssrc, int middleOfTime) {
        return ByteBuffer.allocate(28)
                .putInt(0x80C8_0006)
                .putInt(ssrc)
                .putLong(Integer.toUnsignedLong(middleOfTime) << 16)
                .putInt(0)
                .putInt(1)
                .putInt(160)
                .flip();
    }

    @Test
    void nothingThatArrivesDisturbs() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (bytes.length > 3 && i % 2 == 0) {
                bytes[0] = (byte) 0x9F;
                bytes[1] = (byte) (200 + random.nextInt(5));
                bytes[2] = 0;
                bytes[3] = (byte) random.nextInt(30);
            }
            reports.read(ByteBuffer.wrap(bytes), at(i));
        }

        assertThat(reports.isDue(at(60_000))).isTrue();
    }

    @Test
    void jitterFollowsHowUnevenlyPacketsArrive() {
        for (int i = 0; i < 500; i++) {
            receive(i, 160 * i, 20L * i + (i % 2 == 0 ? 0 : 5));
        }

        assertThat(reception.jitter()).as("5 ms in samples").isBetween(35, 40);
        assertThat(reception.lost()).isZero();
        assertThat(reception.received()).isEqualTo(500);
    }

    private void receive(int sequence, int timestamp, long ms) {
        var bytes = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + 160);
        RtpPacket.writeHeader(bytes, false, 0, sequence, timestamp, CALLERS_SSRC);
        var packet = new RtpPacket();
        assertThat(packet.wrap(bytes.clear())).isTrue();
        reception.count(packet, at(ms));
    }

    private static long at(long ms) {
        return ms * 1_000_000;
    }
}
