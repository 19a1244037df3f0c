package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.speech.Pcm;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller hears of somebody who is rung and has not answered yet. */
class EarlySoundTest {

    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 4_000);
    private static final InetSocketAddress CARRIER = new InetSocketAddress("192.0.2.2", 5_000);
    private static final int EVENTS = 101;
    private static final byte OURS = frame(8_000)[0];
    private static final byte THEIRS = frame(-3_000)[0];

    private final FakePort callersPort = new FakePort();
    private final FakePort carriersPort = new FakePort();
    private final Line caller = lineOn(callersPort, 0xCA);
    private final Line carrier = lineOn(carriersPort, 0x0B);
    private long nowMs;
    private int sequence;

    @BeforeEach
    void theCallerWaitsWithOurSound() {
        caller.connect(RemoteMedia.of(CALLER, Codec.PCMU, OptionalInt.of(EVENTS)), at(0));
        var tone = new short[160];
        Arrays.fill(tone, (short) 8_000);
        caller.fillSilenceWith(new Pcm(tone));
        caller.overhear(carrier);
        carrier.connect(RemoteMedia.of(CARRIER, Codec.PCMU, OptionalInt.of(EVENTS)), at(0));
        caller.work(at(0));
        carrier.work(at(0));
    }

    @Test
    void ourSoundIsHeardUntilSomethingComes() {
        letPass(200);
        assertThat(heard()).containsOnly(OURS);
        callersPort.sent.clear();

        carrierSounds(200);

        assertThat(heard()).containsOnly(THEIRS).hasSize(10);
    }

    @Test
    void theStreamGoesOnFromOursToTheirs() {
        letPass(200);
        FakePort.Sent last = callersPort.sent.getLast();
        callersPort.sent.clear();

        carrierSounds(200);

        FakePort.Sent first = callersPort.sent.getFirst();
        assertThat(first.sequence()).isEqualTo((last.sequence() + 1) & 0xFFFF);
        assertThat(first.timestamp() - last.timestamp()).isBetween(1, 400);
        assertThat(first.ssrc()).isEqualTo(last.ssrc());
        assertThat(first.marker()).isTrue();
    }

    @Test
    void thePauseOfARingingToneIsNotFilled() {
        carrierSounds(200);
        callersPort.sent.clear();

        letPass(4_500);

        assertThat(callersPort.sent).isEmpty();
    }

    @Test
    void ourSoundIsHeardAgainWhereTheirsHasStopped() {
        carrierSounds(200);
        letPass(5_100);
        callersPort.sent.clear();

        letPass(200);

        assertThat(heard()).containsOnly(OURS).hasSize(10);
    }

    @Test
    void ourSoundIsHeardAtOnceWhenTheyAreGone() {
        carrierSounds(200);
        callersPort.sent.clear();

        carrier.close();
        letPass(200);

        assertThat(heard()).containsOnly(OURS).hasSizeBetween(9, 11);
    }

    @Test
    void neitherWhatTheCallerSaysNorKeysGoThere() {
        carrierSounds(100);
        for (int i = 0; i < 10; i++) {
            callersPort.arrives(CALLER, 1, 2 * i, 320 * i, 0, frame(5_000));
            byte[] key = {5, (byte) (i > 5 ? 0x8A : 0x0A), 0, (byte) (40 * i)};
            callersPort.arrives(CALLER, 1, 2 * i + 1, 10_000, EVENTS, key);
            carrierSounds(20);
        }
        letPass(200);

        assertThat(callersPort.waiting()).isZero();
        assertThat(carriersPort.sounds()).isEmpty();
        assertThat(carriersPort.sent).hasSizeGreaterThan(10); // a stream of silence keeps the way open
    }

    @Test
    void keysOfTheOtherSideAreNotPassedOn() {
        carrierSounds(100);
        callersPort.sent.clear();

        carriersPort.arrives(CARRIER, 2, sequence, 10_000, EVENTS, (byte) 5, (byte) 0x8A, (byte) 1, (byte) 64);
        letPass(100);

        assertThat(callersPort.sent).isEmpty();
    }

    @Test
    void bothHearEachOtherOnceTheyAreBridged() {
        carrierSounds(100);
        caller.bridge(carrier);
        callersPort.sent.clear();

        callersPort.arrives(CALLER, 1, 1, 160, 0, frame(5_000));
        carrierSounds(20);

        assertThat(heard()).containsOnly(THEIRS);
        assertThat(carriersPort.sounds())
                .singleElement()
                .satisfies(packet -> assertThat(packet.payload()).containsOnly(frame(5_000)[0]));
    }

    @Test
    void whoRingsSilentlyForMinutesIsNotLost() {
        letPass(Duration.ofMinutes(5).toMillis());

        assertThat(carrier.lost()).isNotDone();
    }

    private List<Byte> heard() {
        return callersPort.sent.stream()
                .map(packet -> packet.payload().getFirst())
                .toList();
    }

    private void carrierSounds(long ms) {
        for (long left = ms; left > 0; left -= 20) {
            carriersPort.arrives(CARRIER, 2, sequence, 160 * sequence, 0, frame(-3_000));
            sequence++;
            letPass(20);
        }
    }

    private void letPass(long ms) {
        for (long end = nowMs + ms; nowMs < end; ) {
            nowMs++;
            for (Line line : List.of(carrier, caller)) {
                if (line.isAllEars()) {
                    line.receive(at(nowMs));
                }
                if (!line.isClosed() && at(nowMs) - line.wakeNs() >= 0) {
                    line.work(at(nowMs));
                }
            }
        }
    }

    private static byte[] frame(int level) {
        var samples = new short[160];
        Arrays.fill(samples, (short) level);
        return Codec.PCMU.encode(samples);
    }

    private static Line lineOn(FakePort port, int ssrc) {
        var start = new OutgoingAudio.StreamStart(ssrc, 65_533, -500);
        return new Line(
                port,
                new OutgoingAudio(port, ByteBuffer.allocate(2_048), start, at(0)),
                new IncomingAudio(port, ByteBuffer.allocate(2_048), at(0)),
                new EncodedSounds(),
                new RtcpReports(ssrc, new SplittableRandom(1), at(0)));
    }

    private static long at(long ms) {
        return ms * 1_000_000;
    }
}
