package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.call.DigitInput.NoInput;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.speech.Pcm;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 4_000);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.66", 6_666);
    private static final int CALLERS_SSRC = 0xA11CE;
    private static final int EVENTS = 101;
    private static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(5), true);

    private final FakePort port = new FakePort();
    private final Line line = lineOn(port, 1_000, 50_000);
    private int callersSequence = 10;
    private long nowMs;

    @Test
    void aPromptIsFiftyPacketsASecondOfItsOwnSound() {
        connect();
        short[] ramp = new short[8_000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (short) (i * 4);
        }

        var heard = play(new Pcm(ramp));
        letPass(979);
        assertThat(port.sounds()).hasSize(49);
        assertThat(heard).isNotDone();
        letPass(1);

        assertThat(heard).isCompleted();
        assertThat(port.sounds()).hasSize(50).allMatch(packet -> packet.to().equals(CALLER) && packet.type() == 0);
        for (int i = 0; i < 50; i++) {
            assertThat(port.sounds().get(i).sequence()).isEqualTo(1_000 + i);
            assertThat(port.sounds().get(i).timestamp()).isEqualTo(50_000 + 160 * i);
            assertThat(port.sounds().get(i).marker()).isEqualTo(i == 0);
            byte[] expected = Codec.PCMU.encode(Arrays.copyOfRange(ramp, 160 * i, 160 * i + 160));
            assertThat(port.sounds().get(i).payload()).isEqualTo(boxed(expected));
        }
    }

    @Test
    void partsFollowEachOtherWithoutAGapAndTheLastFrameIsFilledUp() {
        connect();

        var _ = play(tone(100), tone(100), new Pcm(new short[0]), tone(10));
        letPass(1_000);

        assertThat(port.sounds()).hasSize(2);
        byte loud = Codec.PCMU.encode((short) 8_000);
        byte silent = Codec.PCMU.encode((short) 0);
        assertThat(port.sounds().get(0).payload()).hasSize(160).containsOnly(loud);
        assertThat(port.sounds().get(1).payload().subList(0, 50)).containsOnly(loud);
        assertThat(port.sounds().get(1).payload().subList(50, 160)).containsOnly(silent);
    }

    @Test
    void aPromptRightAfterAnotherContinuesItsStream() {
        connect();
        var _ = play(tone(320));
        letPass(20);
        letPass(13);

        var _ = play(tone(160));
        letPass(7);

        assertThat(port.sounds()).extracting(FakePort.Sent::timestamp).containsExactly(50_000, 50_160, 50_320);
        assertThat(port.sounds()).extracting(FakePort.Sent::marker).containsExactly(true, false, false);
    }

    @Test
    void afterSilenceAPromptStartsAtOnceWithAMarker() {
        connect();
        var _ = play(tone(160));
        letPass(1_003);

        var _ = play(tone(160));

        assertThat(port.sounds()).hasSize(2);
        assertThat(port.sounds().getLast().marker()).isTrue();
        assertThat(port.sounds().getLast().sequence()).isEqualTo(1_051);
        assertThat(port.sounds().getLast().timestamp())
                .as("20 ms after the last frame of silence, which left 3 ms ago")
                .isEqualTo(50_000 + 51 * 160);
    }

    @Test
    void nothingToSayIsSaidAtOnce() {
        connect();

        assertThat(play()).isCompleted();
        assertThat(ask(ONE_KEY)).isNotDone();
    }

    @Test
    void aKeyStopsThePromptAndIsTheAnswer() {
        connect();
        var answer = ask(ONE_KEY, tone(80_000));
        letPass(1_000);
        int sentBefore = port.sounds().size();

        callerPresses(5);
        letPass(500);

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(port.sounds().size() - sentBefore).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutBargeInThePromptIsHeardToItsEnd() {
        connect();
        var answer = ask(DigitRules.singleKey(Duration.ofSeconds(5), false), tone(16_000));
        letPass(100);

        callerPresses(5);
        letPass(1_800);
        assertThat(answer).isNotDone();
        letPass(100);

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(port.sounds()).hasSize(100);
    }

    @Test
    void keysPressedBeforeTheQuestionAnswerItWithoutAWord() {
        connect();
        var heard = play(tone(1_600));
        callerPresses(1);
        callerPresses(2);
        callerPresses(3);
        letPass(200);
        assertThat(heard).isCompleted();
        int sentBefore = port.sounds().size();

        var first = ask(ONE_KEY, tone(80_000));
        var rest =
                ask(new DigitRules(4, Digit.POUND, Duration.ofSeconds(5), Duration.ofSeconds(2), true), tone(80_000));

        assertThat(first).isCompletedWithValue(new Entered("1", true));
        assertThat(rest).isNotDone();
        letPass(2_020);
        assertThat(rest).isCompletedWithValue(new Entered("23", false));
        assertThat(port.sounds()).hasSize(sentBefore);
    }

    @Test
    void noMoreThanThirtyTwoKeysAreKept() {
        connect();
        for (int i = 0; i < 40; i++) {
            line.press(Digit.NINE, at(nowMs));
        }

        var answer = ask(new DigitRules(32, null, Duration.ofSeconds(5), Duration.ofSeconds(2), true));
        var next = ask(ONE_KEY);

        assertThat(answer).isCompletedWithValue(new Entered("9".repeat(32), true));
        assertThat(next).isNotDone();
    }

    @Test
    void silenceIsCountedFromTheEndOfThePrompt() {
        connect();
        var answer = ask(ONE_KEY, tone(16_000));

        letPass(6_980);
        assertThat(answer).isNotDone();
        letPass(40);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void strangersAreNeitherHeardNorAnswered() {
        connect();
        callerSends(0, new byte[160]);
        var answer = ask(ONE_KEY, tone(16_000));

        for (int i = 0; i < 20; i++) {
            port.arrives(STRANGER, 0xBAD, i, 800, EVENTS, event(7, i));
            letPass(20);
        }
        port.arrives(STRANGER, new byte[] {1, 2, 3});
        letPass(20);

        assertThat(answer).isNotDone();
        assertThat(port.sounds()).isNotEmpty().allMatch(packet -> packet.to().equals(CALLER));
        assertThat(line.statistics().strangersPackets()).isEqualTo(20);
        assertThat(line.statistics().malformedPackets()).isEqualTo(1);
    }

    @Test
    void aKeyThatArrivesJustBeforeItIsKnownWhoMaySpeakIsHeard() {
        line.work(at(0));
        port.arrives(CALLER, CALLERS_SSRC, 1, 800, EVENTS, event(7, 160));
        line.work(at(20));

        line.connect(remote(Codec.PCMU, true), at(25));
        line.work(at(25));
        var answer = ask(ONE_KEY);

        assertThat(answer).isCompletedWithValue(new Entered("7", true));
    }

    @Test
    void aCallerWhoHoldsTheCallMissesNothing() {
        connect();
        var answer = ask(ONE_KEY, tone(1_600));
        letPass(90);
        assertThat(port.sounds()).hasSize(5);

        reconnect(remote(Codec.PCMU, false));
        letPass(60_000);
        assertThat(port.sounds()).hasSize(5);
        reconnect(remote(Codec.PCMU, true));
        letPass(5_000);
        assertThat(port.sounds()).hasSize(10);
        assertThat(answer).isNotDone();
        letPass(120);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void holdingWhileNobodySpeaksStopsTheClock() {
        connect();
        var answer = ask(ONE_KEY);
        letPass(3_000);

        reconnect(remote(Codec.PCMU, false));
        letPass(60_000);
        reconnect(remote(Codec.PCMU, true));
        letPass(1_980);
        assertThat(answer).isNotDone();
        letPass(40);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void aQuestionAskedWhileOnHoldWaitsNoLongerThanOthers() {
        connect();
        reconnect(remote(Codec.PCMU, false));
        letPass(60_000);
        var answer = ask(ONE_KEY);
        letPass(10_000);

        reconnect(remote(Codec.PCMU, true));
        letPass(4_980);
        assertThat(answer).isNotDone();
        letPass(40);

        assertThat(answer).isCompletedWithValue(new NoInput());
    }

    @Test
    void aNewCodecIsSpokenFromTheNextPacketOn() {
        connect();
        var _ = play(tone(1_600));
        letPass(90);

        reconnect(remote(Codec.PCMA, true));
        letPass(200);

        assertThat(port.sounds()).extracting(FakePort.Sent::type).containsExactly(0, 0, 0, 0, 0, 8, 8, 8, 8, 8);
        assertThat(port.sounds().getLast().payload()).containsOnly(Codec.PCMA.encode((short) 8_000));
    }

    @Test
    void theHoldSoundFillsTheTimeBetweenPrompts() {
        connect();
        line.fillSilenceWith(tone(80));
        line.work(at(nowMs));
        letPass(100);
        assertThat(port.sounds()).hasSize(6);

        var heard = play(new Pcm(new short[160]));
        letPass(40);
        line.fillSilenceWith(null);
        letPass(500);

        assertThat(heard).isCompleted();
        List<FakePort.Sent> frames = port.sent.subList(0, 8);
        assertThat(frames.get(6).payload()).containsOnly(Codec.PCMU.encode((short) 0));
        assertThat(frames.get(7).isSilence()).isFalse();
        assertThat(frames).extracting(FakePort.Sent::marker).containsOnlyOnce(true);
        assertThat(port.sent.subList(8, port.sent.size())).hasSize(25).allMatch(FakePort.Sent::isSilence);
    }

    @Test
    void whereThereIsNothingToSaySilenceIsSentWithoutAPause() {
        connect();
        letPass(1_000);

        assertThat(port.sent).hasSize(51).allMatch(FakePort.Sent::isSilence);
        for (int i = 0; i <= 50; i++) {
            assertThat(port.sent.get(i).timestamp()).isEqualTo(50_000 + 160 * i);
            assertThat(port.sent.get(i).marker()).isFalse();
        }
    }

    @Test
    void whatFollowsAKeyIsSentAtOnceAndTheClockCatchesUp() {
        connect();
        var answer = ask(ONE_KEY, tone(80_000));
        letPass(105);
        port.arrives(CALLER, CALLERS_SSRC, 1, 10_000, EVENTS, event(5, 160));
        line.receive(at(nowMs));
        assertThat(answer).isCompleted();
        int before = port.sent.size();

        var _ = play(tone(16_000));

        assertThat(port.sent).hasSize(before + 1);
        FakePort.Sent first = port.sent.getLast();
        assertThat(first.marker()).isTrue();
        assertThat(first.timestamp()).isEqualTo(port.sent.get(before - 1).timestamp() + 160);
        letPass(2_000);
        assertThat(port.sent.size() - before).isEqualTo(100);
    }

    @Test
    void aPacketCarriesAsMuchSoundAsTheOtherSideWants() {
        var types = new RemoteMedia.PayloadTypes(0, OptionalInt.of(EVENTS));
        reconnect(new RemoteMedia(CALLER, Codec.PCMU, types, types, true, true, 60));
        port.sent.clear();
        nowMs += 60;

        var heard = play(tone(4_800));
        letPass(600);

        assertThat(heard).isCompleted();
        assertThat(port.sounds())
                .hasSize(10)
                .allMatch(packet -> packet.payload().size() == 480);
        assertThat(port.sounds().get(9).timestamp() - port.sounds().get(8).timestamp())
                .isEqualTo(480);
        assertThat(RemoteMedia.packetMs(25)).isEqualTo(20);
        assertThat(RemoteMedia.packetMs(5)).isEqualTo(10);
        assertThat(RemoteMedia.packetMs(200)).isEqualTo(60);
    }

    @Test
    void aCallerWhoSendsTwiceAsOftenIsHeardWithoutDelay() {
        connect();
        for (int i = 0; i < 200; i++) {
            port.arrives(CALLER, CALLERS_SSRC, i, 80 * i, 0, new byte[80]);
            letPass(10);
        }

        assertThat(line.statistics().packetsReceived()).isGreaterThan(195);
    }

    @Test
    void onceItIsSettledWhoSpeaksTheSocketIsForThemAlone() {
        connect();
        callerSends(0, new byte[160]);
        assertThat(port.peer).isNull();

        letPass(5_000);
        callerSends(0, new byte[160]);
        assertThat(port.peer).isEqualTo(CALLER);

        reconnect(remote(Codec.PCMU, true));
        assertThat(port.peer).as("somebody else may speak after a re-INVITE").isNull();
    }

    @Test
    void aCallerWithoutAudioIsLostAfterThirtySeconds() {
        connect();
        letPass(10_000);
        callerSends(0, new byte[160]);

        letPass(29_900);
        assertThat(line.lost()).isNotDone();
        letPass(200);

        assertThat(line.lost()).isCompleted();
    }

    @Test
    void whileOnHoldACallerIsLostOnlyAfterFiveMinutes() {
        reconnect(remote(Codec.PCMU, false));

        letPass(299_000);
        assertThat(line.lost()).isNotDone();
        letPass(1_100);

        assertThat(line.lost()).isCompleted();
    }

    @Test
    void howLongACallerMayBeSilentIsASetting() {
        var impatient = new FakePort();
        var buffer = ByteBuffer.allocate(2_048);
        var ofAnImpatient = new Line(
                impatient,
                new OutgoingAudio(impatient, buffer, new OutgoingAudio.StreamStart(1, 1, 1), at(0)),
                new IncomingAudio(impatient, ByteBuffer.allocate(2_048), at(0)),
                new EncodedSounds(),
                new RtcpReports(1, new SplittableRandom(1), at(0)),
                new Patience(Duration.ofSeconds(4), Duration.ofSeconds(9)));

        ofAnImpatient.connect(remote(Codec.PCMU, true), at(0));
        ofAnImpatient.work(at(3_999));
        assertThat(ofAnImpatient.lost()).isNotDone();
        ofAnImpatient.connect(remote(Codec.PCMU, false), at(3_999));
        ofAnImpatient.work(at(12_998));
        assertThat(ofAnImpatient.lost()).isNotDone();
        ofAnImpatient.work(at(12_999));
        assertThat(ofAnImpatient.lost()).isCompleted();
    }

    @Test
    void aCallerWhoNeverSaysWhereToSendIsLostAfterSixMinutes() {
        line.work(at(0));

        letPass(359_000);
        assertThat(line.lost()).isNotDone();
        letPass(1_100);

        assertThat(line.lost()).isCompleted();
    }

    @Test
    void aLaterWishCancelsTheEarlierOneAndClosingCancelsAll() {
        connect();
        var first = play(tone(16_000));
        var second = ask(ONE_KEY, tone(16_000));
        assertThat(first).isCancelled();

        line.close();

        assertThat(second).isCancelled();
        assertThat(play(tone(160))).isCancelled();
        assertThat(ask(ONE_KEY)).isCancelled();
        assertThat(port.closed).isTrue();
    }

    @Test
    void lossIsCounted() {
        connect();
        for (int missing : new int[] {0, 0, 3, 0, 1}) {
            callersSequence += missing;
            callerSends(0, new byte[160]);
        }

        assertThat(line.statistics().packetsReceived()).isEqualTo(5);
        assertThat(line.statistics().packetsLost()).isEqualTo(4);
    }

    @Test
    void tonesAreKeysOnlyWhereTheCallerKnowsNoEvents() {
        reconnect(RemoteMedia.of(CALLER, Codec.PCMU, OptionalInt.empty()));
        var answer = ask(ONE_KEY, tone(80_000));
        callerSendsTonesOfFive();
        assertThat(answer).isCompletedWithValue(new Entered("5", true));

        reconnect(remote(Codec.PCMU, true));
        var next = ask(ONE_KEY, tone(80_000));
        callerSendsTonesOfFive();
        assertThat(next).isNotDone();
    }

    private void callerSendsTonesOfFive() {
        for (int packet = 0; packet < 5; packet++) {
            var samples = new short[160];
            for (int i = 0; i < 160; i++) {
                double radians = 2 * Math.PI * (160 * packet + i) / 8_000;
                samples[i] = (short) (5_000 * (Math.sin(770 * radians) + Math.sin(1_336 * radians)));
            }
            callerSends(0, Codec.PCMU.encode(samples));
        }
    }

    @Test
    void reportsGoToThePortAboveAndThoseOfTheCallerAreRead() {
        connect();
        letPass(20_000);
        assertThat(port.reports).hasSizeBetween(3, 8).containsOnly(new InetSocketAddress("192.0.2.1", 4_001));

        port.reportArrives(STRANGER, receiverReport(99));
        port.reportArrives(CALLER, new byte[] {(byte) 0x80, (byte) 203, 0, 0}); // BYE: nothing to us
        port.reportArrives(CALLER, new byte[] {1, 2, 3});
        port.reportArrives(new InetSocketAddress("192.0.2.1", 4_001), receiverReport(7));
        letPass(9_000);

        assertThat(line.statistics().reported().packetsLost()).isEqualTo(7);
        assertThat(line.isClosed()).isFalse();
    }

    private static byte[] receiverReport(int lost) {
        return ByteBuffer.allocate(32)
                .putInt(0x81C9_0007)
                .putInt(CALLERS_SSRC)
                .putInt(0x1B0)
                .putInt(lost)
                .array();
    }

    /** Answers the call. The packet that opens the way through a NAT is not what these tests are about. */
    private void connect() {
        reconnect(remote(Codec.PCMU, true));
        assertThat(port.sent).hasSize(1);
        port.sent.clear();
        nowMs += 20; // the next frame is due at this moment
    }

    private void reconnect(RemoteMedia remote) {
        line.connect(remote, at(nowMs));
        line.work(at(nowMs));
    }

    private static RemoteMedia remote(Codec codec, boolean listens) {
        var types = new RemoteMedia.PayloadTypes(codec.payloadType(), OptionalInt.of(EVENTS));
        return new RemoteMedia(CALLER, codec, types, types, listens, true, 20);
    }

    private CompletableFuture<Void> play(Pcm... parts) {
        var heard = new CompletableFuture<Void>();
        line.play(List.of(parts), heard, at(nowMs));
        line.work(at(nowMs));
        return heard;
    }

    private CompletableFuture<DigitInput> ask(DigitRules rules, Pcm... parts) {
        var answer = new CompletableFuture<DigitInput>();
        line.ask(List.of(parts), rules, answer, at(nowMs));
        line.work(at(nowMs));
        return answer;
    }

    private void callerPresses(int key) {
        for (int i = 1; i <= 3; i++) {
            port.arrives(CALLER, CALLERS_SSRC, callersSequence++, 10_000 + 1_000 * key, EVENTS, event(key, 160 * i));
        }
        letPass(20);
    }

    private void callerSends(int type, byte[] payload) {
        port.arrives(CALLER, CALLERS_SSRC, callersSequence, 160 * callersSequence, type, payload);
        callersSequence++;
        letPass(20);
    }

    private void letPass(long ms) {
        long endNs = at(nowMs + ms);
        while (line.wakeNs() - endNs <= 0) {
            if (line.isAllEars()) {
                line.receive(line.wakeNs());
            }
            line.work(line.wakeNs());
        }
        nowMs += ms;
    }

    private static Line lineOn(FakePort port, int sequence, int timestamp) {
        // the packet that opens the way through a NAT takes the numbers before these
        var start = new OutgoingAudio.StreamStart(0x1B0, sequence - 1, timestamp - 160);
        var buffer = ByteBuffer.allocate(2_048);
        return new Line(
                port,
                new OutgoingAudio(port, buffer, start, at(0)),
                new IncomingAudio(port, ByteBuffer.allocate(2_048), at(0)),
                new EncodedSounds(),
                new RtcpReports(0x1B0, new SplittableRandom(1), at(0)));
    }

    private static Pcm tone(int samples) {
        var loud = new short[samples];
        Arrays.fill(loud, (short) 8_000);
        return new Pcm(loud);
    }

    private static byte[] event(int key, int duration) {
        return new byte[] {(byte) key, 10, (byte) (duration >> 8), (byte) duration};
    }

    private static List<Byte> boxed(byte[] bytes) {
        var list = new ArrayList<Byte>();
        for (byte value : bytes) {
            list.add(value);
        }
        return list;
    }

    private static long at(long ms) {
        return Long.MAX_VALUE - 1_000_000_000 + ms * 1_000_000;
    }
}
