package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeTest {

    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 4_000);
    private static final InetSocketAddress OPERATOR = new InetSocketAddress("192.0.2.2", 5_000);
    private static final int CALLERS_EVENTS = 101;
    private static final int OPERATORS_EVENTS = 96;

    private final FakePort callersPort = new FakePort();
    private final FakePort operatorsPort = new FakePort();
    private final Line caller = lineOn(callersPort, 0xCA);
    private final Line operator = lineOn(operatorsPort, 0x0B);
    private long nowMs;

    @BeforeEach
    void theOperatorHasAnswered() {
        caller.connect(remote(CALLER, Codec.PCMU, OptionalInt.of(CALLERS_EVENTS)), at(0));
        operator.connect(remote(OPERATOR, Codec.PCMA, OptionalInt.of(OPERATORS_EVENTS)), at(0));
        work();
        letPass(40);
        callersPort.sent.clear();
        operatorsPort.sent.clear();
    }

    @Test
    void eachSideHearsTheOtherInItsOwnCodec() {
        bridge();

        callersPort.arrives(CALLER, 1, 700, 9_000, 0, frame(Codec.PCMU, 5_000));
        operatorsPort.arrives(OPERATOR, 2, 60_000, 77, 8, frame(Codec.PCMA, -3_000));
        letPass(5);

        assertThat(operatorsPort.sent).singleElement().satisfies(packet -> {
            assertThat(packet.to()).isEqualTo(OPERATOR);
            assertThat(packet.type()).isEqualTo(8);
            assertThat(packet.ssrc()).isEqualTo(0x0B);
            assertThat(packet.payload()).hasSize(160).containsOnly(Codec.PCMA.encode(heard(Codec.PCMU, 5_000)));
        });
        assertThat(callersPort.sent).singleElement().satisfies(packet -> {
            assertThat(packet.to()).isEqualTo(CALLER);
            assertThat(packet.type()).isZero();
            assertThat(packet.payload()).hasSize(160).containsOnly(Codec.PCMU.encode(heard(Codec.PCMA, -3_000)));
        });
    }

    @Test
    void keysThatWaitedForTheOtherSideAreForgottenWithTheBridge() {
        bridge();
        caller.press(Digit.FIVE, at(nowMs));
        caller.unbridge();
        operatorsPort.sent.clear();

        letPass(1_000);

        assertThat(operatorsPort.sent).noneMatch(packet -> packet.type() == OPERATORS_EVENTS);
    }

    @Test
    void sequenceAndTimeGoOnFromWhatWasPlayedAndKeepTheCallersGaps() {
        caller.play(List.of(new Pcm(new short[1_600])), new CompletableFuture<>(), at(nowMs));
        letPass(200);
        FakePort.Sent last = callersPort.sent.getLast();
        bridge();
        callersPort.sent.clear();

        operatorsPort.arrives(OPERATOR, 2, 65_535, 1_000, 8, frame(Codec.PCMA, 1));
        operatorsPort.arrives(OPERATOR, 2, 2, 1_480, 8, frame(Codec.PCMA, 1)); // two are lost
        operatorsPort.arrives(OPERATOR, 2, 1, 1_320, 8, frame(Codec.PCMA, 1)); // one comes late after all
        letPass(5);

        int first = last.sequence() + 1;
        assertThat(callersPort.sent).extracting(FakePort.Sent::sequence).containsExactly(first, first + 3, first + 2);
        int time = callersPort.sent.getFirst().timestamp();
        assertThat(time - last.timestamp()).isGreaterThanOrEqualTo(160).isLessThan(400);
        assertThat(callersPort.sent).extracting(FakePort.Sent::timestamp).containsExactly(time, time + 480, time + 320);
        assertThat(callersPort.sent).extracting(FakePort.Sent::marker).containsExactly(true, false, false);
        assertThat(callersPort.sent).extracting(FakePort.Sent::ssrc).containsOnly(0xCA);
    }

    @Test
    void afterTheBridgeOurOwnSoundGoesOnInTheSameStream() {
        bridge();
        for (int i = 0; i < 10; i++) {
            operatorsPort.arrives(OPERATOR, 2, i, 160 * i, 8, frame(Codec.PCMA, 1));
            letPass(20);
        }
        FakePort.Sent last = callersPort.sent.getLast();
        operator.close();
        letPass(1_000);

        caller.play(List.of(new Pcm(loud())), new CompletableFuture<>(), at(nowMs));
        work();

        FakePort.Sent own = callersPort.sent.getLast();
        int later = callersPort.sent.size() - 1 - callersPort.sent.indexOf(last);
        assertThat(own.sequence()).isEqualTo((last.sequence() + later) & 0xFFFF);
        assertThat(own.timestamp() - last.timestamp()).isBetween(1_000 * 8, 1_040 * 8);
        assertThat(own.marker()).isTrue();
        assertThat(operatorsPort.closed).isTrue();
    }

    @Test
    void keysReachTheOtherSideUnderItsOwnPayloadTypeAndNotTheFlow() {
        bridge();

        for (int i = 1; i <= 3; i++) {
            byte[] event = {5, (byte) (i == 3 ? 0x8A : 0x0A), 0, (byte) (40 * i)};
            callersPort.arrives(CALLER, 1, i, 8_000, CALLERS_EVENTS, event);
        }
        letPass(5);

        assertThat(operatorsPort.sent).hasSize(3).allMatch(packet -> packet.type() == OPERATORS_EVENTS);
        assertThat(operatorsPort.sent.stream().map(FakePort.Sent::timestamp).distinct())
                .hasSize(1);
        assertThat(operatorsPort.sent.getLast().payload()).containsExactly((byte) 5, (byte) 0x8A, (byte) 0, (byte) 120);
        caller.unbridge();
        var answer = new CompletableFuture<DigitInput>();
        caller.ask(List.of(), DigitRules.singleKey(Duration.ofSeconds(5), true), answer, at(nowMs));
        assertThat(answer).isNotDone();
    }

    @Test
    void aPressBelongsToTheSideThatHeardItsBeginning() {
        callersPort.arrives(CALLER, 1, 1, 8_000, CALLERS_EVENTS, (byte) 0, (byte) 10, (byte) 0, (byte) 160);
        letPass(20);
        bridge();
        callersPort.arrives(CALLER, 1, 2, 8_000, CALLERS_EVENTS, (byte) 0, (byte) 0x8A, (byte) 1, (byte) 64);
        callersPort.arrives(CALLER, 1, 3, 9_600, CALLERS_EVENTS, (byte) 5, (byte) 10, (byte) 0, (byte) 160);
        letPass(20);
        caller.unbridge();
        callersPort.arrives(CALLER, 1, 4, 9_600, CALLERS_EVENTS, (byte) 5, (byte) 0x8A, (byte) 1, (byte) 64);
        letPass(20);

        assertThat(operatorsPort.sounds())
                .singleElement()
                .satisfies(packet -> assertThat(packet.payload()).startsWith((byte) 5));
        var answer = new CompletableFuture<DigitInput>();
        caller.ask(List.of(), DigitRules.singleKey(Duration.ofSeconds(5), true), answer, at(nowMs));
        assertThat(answer).isNotDone();
    }

    @Test
    void keysThatCameBySignallingAreSentAsEventsBetweenTheCallersPackets() {
        bridge();
        callersPort.arrives(CALLER, 1, 500, 8_000, 0, frame(Codec.PCMU, 1));
        letPass(5);

        caller.press(Digit.SEVEN, at(nowMs));
        letPass(300);
        callersPort.arrives(CALLER, 1, 501, 8_160, 0, frame(Codec.PCMU, 1));
        letPass(5);

        assertThat(operatorsPort.sent)
                .extracting(FakePort.Sent::type)
                .containsExactly(8, 96, 96, 96, 96, 96, 96, 96, 96, 8);
        int first = operatorsPort.sent.getFirst().sequence();
        for (int i = 0; i < 10; i++) {
            assertThat(operatorsPort.sent.get(i).sequence()).isEqualTo((first + i) & 0xFFFF);
        }
        assertThat(operatorsPort.sent.get(1).payload()).startsWith((byte) 7);
    }

    @Test
    void aKeyThatCameBySignallingIsNotPassedOnOnceMoreAsPackets() {
        bridge();

        caller.press(Digit.SEVEN, at(nowMs));
        letPass(300);
        int sent = operatorsPort.sounds().size();
        callersPort.arrives(CALLER, 1, 1, 8_000, CALLERS_EVENTS, (byte) 7, (byte) 10, (byte) 0, (byte) 160);
        callersPort.arrives(CALLER, 1, 2, 8_000, CALLERS_EVENTS, (byte) 7, (byte) 0x8A, (byte) 1, (byte) 64);
        letPass(20);

        assertThat(sent).isPositive();
        assertThat(operatorsPort.sounds()).hasSize(sent);
    }

    @Test
    void comfortNoiseAndOtherPayloadsAreNotPassedOn() {
        bridge();

        callersPort.arrives(CALLER, 1, 1, 0, 13, (byte) 60);
        callersPort.arrives(CALLER, 1, 2, 160, 97, frame(Codec.PCMU, 1));
        letPass(20);

        assertThat(operatorsPort.sent).isEmpty();
    }

    private void bridge() {
        caller.bridge(operator);
        work();
    }

    private void work() {
        caller.work(at(nowMs));
        operator.work(at(nowMs));
    }

    private void letPass(long ms) {
        for (long end = nowMs + ms; nowMs < end; ) {
            nowMs++;
            for (Line line : List.of(caller, operator)) {
                if (line.isAllEars()) {
                    line.receive(at(nowMs));
                }
                if (!line.isClosed() && at(nowMs) - line.wakeNs() >= 0) {
                    line.work(at(nowMs));
                }
            }
        }
    }

    private static short[] loud() {
        var samples = new short[160];
        Arrays.fill(samples, (short) 9_000);
        return samples;
    }

    private static byte[] frame(Codec codec, int level) {
        var samples = new short[160];
        Arrays.fill(samples, (short) level);
        return codec.encode(samples);
    }

    private static short heard(Codec codec, int level) {
        return codec.decode(codec.encode((short) level));
    }

    private static RemoteMedia remote(InetSocketAddress address, Codec codec, OptionalInt events) {
        return RemoteMedia.of(address, codec, events);
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
