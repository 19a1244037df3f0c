package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtcpReports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a line takes down of its caller, and when it stops. */
class RecordingTest {

    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 4_000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.66", 6_666);
    private static final int CALLERS_SSRC = 0xA11CE;
    private static final int EVENTS = 101;
    private static final RecordingRules RULES = new RecordingRules(Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final FakePort port = new FakePort();
    private final Line line = lineOn(port);
    private final short[] tape = new short[11 * 8_000];
    private int taped;
    private int sequence = 10;
    private int timestamp = 77_000;
    private int phase;
    private long nowMs;
    private Codec codec = Codec.PCMU;
    private Codec.Encoder encoder = codec.encoder();
    private AudioTap tap = new AudioTap(0);
    private Recording recording = new Recording(tap, RULES, 0);

    @ParameterizedTest
    @EnumSource(Codec.class)
    void whatTheCallerSaysIsOnTheTapeAndSilenceEndsIt(Codec spoken) {
        record(spoken);
        says(440, 3_000);
        Recorded recorded = silentUntilItIsOver();

        assertThat(recorded.end()).isEqualTo(Recorded.End.SILENCE);
        assertThat(recorded.speech().toMillis()).isBetween(3_000L, 3_600L);
        assertThat(level(440, 4_000, 16_000)).isGreaterThan(-25);
        assertThat(level(1_000, 4_000, 16_000)).isLessThan(-50);
    }

    @Test
    void aStrangersSoundIsNotOnTheTape() {
        record(Codec.PCMU);
        byte[] strange = Codec.PCMU.encode(tone(1_000));
        for (int i = 0; i < 100; i++) {
            says(440, 20);
            port.arrives(STRANGER, 0xBAD, 500 + i, 160 * i, 0, strange);
            port.arrives(STRANGER, CALLERS_SSRC, sequence + 1, timestamp, 0, strange);
        }
        Optional<Recorded> _ = write();

        assertThat(line.statistics().strangersPackets()).isGreaterThan(100);
        assertThat(level(440, 2_000, 8_000)).isGreaterThan(-25);
        assertThat(level(1_000, 2_000, 8_000)).isLessThan(-50);
    }

    @Test
    void aKeyEndsItAndIsNotHeardOnIt() {
        record(Codec.PCMU);
        says(440, 2_000);
        port.arrives(CALLER, CALLERS_SSRC, sequence++, timestamp, EVENTS, new byte[] {11, 10, 0, (byte) 160});
        letPass(20);

        assertThat(recording.stopped()).isCompletedWithValue(Recorded.End.KEY);
        Recorded recorded = write().orElseThrow();
        assertThat(recorded.end()).isEqualTo(Recorded.End.KEY);
        assertThat(recorded.speech().toMillis()).isBetween(1_960L, 2_060L);
    }

    @Test
    void whoNeverStopsIsCutOffAtTheLongest() {
        record(Codec.PCMU);
        Optional<Recorded> over = Optional.empty();
        for (int i = 0; over.isEmpty() && i < 600; i++) {
            says(440, 20);
            over = write();
        }

        assertThat(over.orElseThrow().end()).isEqualTo(Recorded.End.LONGEST);
        assertThat(taped).isEqualTo(80_000);
    }

    @Test
    void theNoiseOfALineIsNobodySpeaking() {
        record(Codec.PCMU);
        var random = new Random(3);
        Optional<Recorded> over = Optional.empty();
        while (over.isEmpty()) {
            var noise = new short[160];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (short) (random.nextGaussian() * 100); // -50 dB
            }
            sends(noise);
            over = write();
        }

        assertThat(over.get()).isEqualTo(new Recorded(Duration.ZERO, Recorded.End.SILENCE));
        assertThat(taped).isBetween(15_000, 20_000);
    }

    @Test
    void aPhoneThatSendsNothingIsSilentToo() {
        record(Codec.PCMU);
        for (int i = 0; i < 25; i++) {
            letPass(100);
        }

        assertThat(write()).contains(new Recorded(Duration.ZERO, Recorded.End.SILENCE));
    }

    @Test
    void whatWasSaidBeforeHangingUpIsKept() {
        record(Codec.PCMU);
        says(440, 1_500);
        line.close();

        Recorded recorded = write().orElseThrow();

        assertThat(recorded.end()).isEqualTo(Recorded.End.CALLER_GONE);
        assertThat(recorded.speech().toMillis()).isBetween(1_400L, 1_560L);
    }

    @Test
    void aDiskThatStandsStillCostsTheRecordingItsSoundAndNoMemory() {
        record(Codec.PCMU);
        says(440, 60_000); // nobody writes meanwhile

        Recorded recorded = write().orElseThrow();

        assertThat(recorded.speech()).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void whatCannotBeWrittenEndsIt() {
        record(Codec.PCMU);
        says(440, 500);

        Optional<Recorded> over = recording.writeTo((samples, length) -> {
            throw new IOException("no space left on device");
        });

        assertThat(over.orElseThrow().end()).isEqualTo(Recorded.End.NOT_KEPT);
    }

    private void record(Codec spoken) {
        codec = spoken;
        encoder = spoken.encoder();
        var types = new RemoteMedia.PayloadTypes(spoken.payloadType(), OptionalInt.of(EVENTS));
        line.connect(new RemoteMedia(CALLER, spoken, types, types, true, true, 20), at(nowMs));
        line.work(at(nowMs));
        says(200, 500);
        tap = new AudioTap(at(nowMs));
        recording = new Recording(tap, RULES, at(nowMs));
        line.record(tap);
        phase = 0;
    }

    private void says(int hz, int ms) {
        for (int i = 0; i < ms / 20; i++) {
            sends(tone(hz));
        }
    }

    /** 20 ms of a tone that goes on where the last one ended. */
    private short[] tone(int hz) {
        var samples = new short[160];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hz * (phase + i) / 8_000));
        }
        phase += 160;
        return samples;
    }

    private void sends(short[] samples) {
        var payload = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            payload[i] = encoder.encode(samples[i]);
        }
        port.arrives(CALLER, CALLERS_SSRC, sequence, timestamp, codec.payloadType(), payload);
        sequence++;
        timestamp += 160;
        letPass(20);
    }

    private Recorded silentUntilItIsOver() {
        Optional<Recorded> over = write();
        for (int i = 0; over.isEmpty() && i < 500; i++) {
            sends(new short[160]);
            over = write();
        }
        return over.orElseThrow();
    }

    private Optional<Recorded> write() {
        return recording.writeTo((samples, length) -> {
            System.arraycopy(samples, 0, tape, taped, length);
            taped += length;
        });
    }

    /** How loud {@code hz} is on the tape, in dB below full scale (Goertzel). */
    private double level(int hz, int from, int length) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hz / 8_000);
        double last = 0;
        double beforeLast = 0;
        for (short sample : Arrays.copyOfRange(tape, from, from + length)) {
            double now = sample / 32_768.0 + coefficient * last - beforeLast;
            beforeLast = last;
            last = now;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 10 * Math.log10(Math.max(power, 1e-12) / ((double) length * length / 4));
    }

    private void letPass(long ms) {
        long endNs = at(nowMs + ms);
        while (line.wakeNs() - endNs <= 0) {
            line.work(line.wakeNs());
        }
        nowMs += ms;
    }

    private static Line lineOn(FakePort port) {
        var start = new OutgoingAudio.StreamStart(0x1B0, 999, 50_000);
        return new Line(
                port,
                new OutgoingAudio(port, ByteBuffer.allocate(2_048), start, at(0)),
                new IncomingAudio(port, ByteBuffer.allocate(2_048), at(0)),
                new EncodedSounds(),
                new RtcpReports(0x1B0, new SplittableRandom(1), at(0)));
    }

    private static long at(long ms) {
        return 5_000_000_000L + ms * 1_000_000;
    }
}
