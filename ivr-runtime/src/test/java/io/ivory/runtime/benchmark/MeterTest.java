package io.ivory.runtime.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.benchmark.BenchmarkOptions.Load;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtpPacket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the meter counts, and what it refuses. */
class MeterTest {

    private static final int FRAME = 160;
    private static final long MS = 1_000_000;

    private final CallerFigures figures = new CallerFigures();
    private final HeardStream stream = new HeardStream(figures);

    @Test
    void percentilesAreThoseOfTheTimesCounted() {
        var times = new Histogram();
        for (int i = 1; i <= 1_000; i++) {
            times.add(i * 100_000L);
        }

        assertThat(times.ms(0.5)).hasValue(50.01);
        assertThat(times.ms(0.99)).hasValue(99.01);
        assertThat(times.ms(1)).hasValue(100);
        assertThat(new Histogram().ms(0.5)).isEmpty();
    }

    @Test
    void aLatePacketIsCountedTwiceOnceLateAndOnceEarly() {
        hear(1, 0, false, 0);
        hear(2, FRAME, false, 25 * MS);
        hear(3, 2 * FRAME, false, 40 * MS);

        assertThat(figures.packets).isEqualTo(3);
        assertThat(figures.deviation.count()).isEqualTo(2);
        assertThat(figures.deviation.ms(0.5)).hasValue(5);
    }

    @Test
    void lossSkippedFramesAndWrongOrderAreToldApart() {
        hear(65_535, 0, false, 0);
        hear(1, 2 * FRAME, false, 40 * MS); // 0 is missing
        hear(2, 5 * FRAME, false, 100 * MS); // two frames left out without a gap
        hear(0, FRAME, false, 101 * MS);

        assertThat(figures.missing).isEqualTo(1);
        assertThat(figures.skippedFrames).isEqualTo(2);
        assertThat(figures.outOfOrder).isEqualTo(1);
    }

    @Test
    void theBeginningOfATalkSpurtIsNoDeviation() {
        hear(1, 0, false, 0);
        hear(2, 30 * FRAME, true, 603 * MS);

        assertThat(figures.deviation.count()).isZero();
        assertThat(figures.skippedFrames).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1_050, 1_850, 2_300, 2_800})
    void eachPromptIsKnownByItsTone(int hz) {
        var frame = ByteBuffer.allocate(FRAME);
        Codec.PCMU.encode(Tones.sine(hz, 1).samples(), 77, FRAME, frame);

        assertThat(Tones.in(frame, 0, FRAME)).isEqualTo(hz);
    }

    @Test
    void noiseAndSilenceAreNoPrompt() {
        var random = new Random(1);
        var noise = ByteBuffer.allocate(FRAME);
        while (noise.hasRemaining()) {
            noise.put(Codec.PCMU.encode((short) (random.nextInt(20_000) - 10_000)));
        }
        var silence = ByteBuffer.allocate(FRAME);
        while (silence.hasRemaining()) {
            silence.put(Codec.PCMU.encode((short) 0));
        }

        assertThat(Tones.in(noise, 0, FRAME)).isZero();
        assertThat(Tones.in(silence, 0, FRAME)).isZero();
    }

    @Test
    void onlyThisMachineIsCalled() {
        assertThatThrownBy(() -> BenchmarkOptions.parse("playback", "--target", "192.0.2.1:5060"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this machine only");
        assertThat(UdpPort.portOf(UdpPort.address(InetAddress.ofLiteral("127.0.0.9"), 50_600)))
                .isEqualTo(50_600);
    }

    @Test
    void optionsAreBounded() {
        BenchmarkOptions options = BenchmarkOptions.parse("menu", "--calls", "7", "--one-way", "--seconds", "3");

        assertThat(options.load()).isEqualTo(Load.MENU);
        assertThat(options.calls()).isEqualTo(7);
        assertThat(options.speak()).isFalse();
        assertThat(options.length()).hasSeconds(3);
        assertThat(options.number()).isEqualTo("ivr");
        assertThatThrownBy(() -> BenchmarkOptions.parse("menu", "--calls", "5001"))
                .hasMessage("--calls is 1 to 5000, not 5001");
        assertThatThrownBy(() -> BenchmarkOptions.parse("dance")).hasMessageContaining("\"dance\"");
        assertThatThrownBy(() -> BenchmarkOptions.parse()).hasMessageContaining("playback, menu or setup");
    }

    private void hear(int sequence, int timestamp, boolean marker, long nowNs) {
        var bytes = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + FRAME);
        RtpPacket.writeHeader(bytes, marker, 0, sequence, timestamp, 1);
        var packet = new RtpPacket();
        assertThat(packet.wrap(bytes.clear())).isTrue();
        stream.hear(packet, nowNs);
    }
}
