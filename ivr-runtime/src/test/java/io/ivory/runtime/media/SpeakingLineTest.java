package io.ivory.runtime.media;

import static io.ivory.runtime.media.LineRig.CALLER;
import static io.ivory.runtime.media.LineRig.CALLERS_SSRC;
import static io.ivory.runtime.media.LineRig.EVENTS;
import static io.ivory.runtime.media.LineRig.event;
import static io.ivory.runtime.media.LineRig.remote;
import static io.ivory.runtime.media.LineRig.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.Pcm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a caller hears: prompts, the hold sound and silence, packet by packet. */
class SpeakingLineTest {

    private static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(5), true);

    private final LineRig rig = new LineRig();
    private final FakePort port = rig.port;
    private final Line line = rig.line;

    @Test
    void aPromptIsFiftyPacketsASecondOfItsOwnSound() {
        rig.connect();
        short[] ramp = new short[8_000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (short) (i * 4);
        }

        var heard = rig.play(new Pcm(ramp));
        rig.letPass(979);
        assertThat(port.sounds()).hasSize(49);
        assertThat(heard).isNotDone();
        rig.letPass(1);

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
        rig.connect();

        var _ = rig.play(tone(100), tone(100), new Pcm(new short[0]), tone(10));
        rig.letPass(1_000);

        assertThat(port.sounds()).hasSize(2);
        byte loud = Codec.PCMU.encode((short) 8_000);
        byte silent = Codec.PCMU.encode((short) 0);
        assertThat(port.sounds().get(0).payload()).hasSize(160).containsOnly(loud);
        assertThat(port.sounds().get(1).payload().subList(0, 50)).containsOnly(loud);
        assertThat(port.sounds().get(1).payload().subList(50, 160)).containsOnly(silent);
    }

    @Test
    void aPromptRightAfterAnotherContinuesItsStream() {
        rig.connect();
        var _ = rig.play(tone(320));
        rig.letPass(20);
        rig.letPass(13);

        var _ = rig.play(tone(160));
        rig.letPass(7);

        assertThat(port.sounds()).extracting(FakePort.Sent::timestamp).containsExactly(50_000, 50_160, 50_320);
        assertThat(port.sounds()).extracting(FakePort.Sent::marker).containsExactly(true, false, false);
    }

    @Test
    void afterSilenceAPromptStartsAtOnceWithAMarker() {
        rig.connect();
        var _ = rig.play(tone(160));
        rig.letPass(1_003);

        var _ = rig.play(tone(160));

        assertThat(port.sounds()).hasSize(2);
        assertThat(port.sounds().getLast().marker()).isTrue();
        assertThat(port.sounds().getLast().sequence()).isEqualTo(1_051);
        assertThat(port.sounds().getLast().timestamp())
                .as("20 ms after the last frame of silence, which left 3 ms ago")
                .isEqualTo(50_000 + 51 * 160);
    }

    @Test
    void nothingToSayIsSaidAtOnce() {
        rig.connect();

        assertThat(rig.play()).isCompleted();
        assertThat(rig.ask(ONE_KEY)).isNotDone();
    }

    @Test
    void whatFollowsAKeyIsSentAtOnceAndTheClockCatchesUp() {
        rig.connect();
        var answer = rig.ask(ONE_KEY, tone(80_000));
        rig.letPass(105);
        port.arrives(CALLER, CALLERS_SSRC, 1, 10_000, EVENTS, event(5, 160));
        line.receive(rig.nowNs());
        assertThat(answer).isCompleted();
        int before = port.sent.size();

        var _ = rig.play(tone(16_000));

        assertThat(port.sent).hasSize(before + 1);
        FakePort.Sent first = port.sent.getLast();
        assertThat(first.marker()).isTrue();
        assertThat(first.timestamp()).isEqualTo(port.sent.get(before - 1).timestamp() + 160);
        rig.letPass(2_000);
        assertThat(port.sent.size() - before).isEqualTo(100);
    }

    @Test
    void whereThereIsNothingToSaySilenceIsSentWithoutAPause() {
        rig.connect();
        rig.letPass(1_000);

        assertThat(port.sent).hasSize(51).allMatch(FakePort.Sent::isSilence);
        for (int i = 0; i <= 50; i++) {
            assertThat(port.sent.get(i).timestamp()).isEqualTo(50_000 + 160 * i);
            assertThat(port.sent.get(i).marker()).isFalse();
        }
    }

    @Test
    void theHoldSoundFillsTheTimeBetweenPrompts() {
        rig.connect();
        line.fillSilenceWith(tone(80));
        line.work(rig.nowNs());
        rig.letPass(100);
        assertThat(port.sounds()).hasSize(6);

        var heard = rig.play(new Pcm(new short[160]));
        rig.letPass(40);
        line.fillSilenceWith(null);
        rig.letPass(500);

        assertThat(heard).isCompleted();
        List<FakePort.Sent> frames = port.sent.subList(0, 8);
        assertThat(frames.get(6).payload()).containsOnly(Codec.PCMU.encode((short) 0));
        assertThat(frames.get(7).isSilence()).isFalse();
        assertThat(frames).extracting(FakePort.Sent::marker).containsOnlyOnce(true);
        assertThat(port.sent.subList(8, port.sent.size())).hasSize(25).allMatch(FakePort.Sent::isSilence);
    }

    @Test
    void aNewCodecIsSpokenFromTheNextPacketOn() {
        rig.connect();
        var _ = rig.play(tone(1_600));
        rig.letPass(90);

        rig.reconnect(remote(Codec.PCMA, true));
        rig.letPass(200);

        assertThat(port.sounds()).extracting(FakePort.Sent::type).containsExactly(0, 0, 0, 0, 0, 8, 8, 8, 8, 8);
        assertThat(port.sounds().getLast().payload()).containsOnly(Codec.PCMA.encode((short) 8_000));
    }

    @Test
    void aPacketCarriesAsMuchSoundAsTheOtherSideWants() {
        var types = new RemoteMedia.PayloadTypes(0, OptionalInt.of(EVENTS));
        rig.connect(new RemoteMedia(CALLER, Codec.PCMU, types, types, true, true, 60));

        var heard = rig.play(tone(4_800));
        rig.letPass(600);

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

    private static List<Byte> boxed(byte[] bytes) {
        var list = new ArrayList<Byte>();
        for (byte value : bytes) {
            list.add(value);
        }
        return list;
    }
}
