package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.sdp.AgreedEncryption;
import io.ivory.runtime.sdp.SrtpKey;
import io.ivory.runtime.sdp.SrtpSuite;
import io.ivory.runtime.srtp.SrtpReceiver;
import io.ivory.runtime.srtp.SrtpSender;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A call whose sound is encrypted, with a caller who has the keys and others who have not. */
class EncryptedLineTest {

    private static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(60), true);

    private final AgreedEncryption keys = keys();
    private final LineRig rig = new LineRig();
    private SrtpSender caller = new SrtpSender(keys.suite(), keys.theirs());
    private SrtpReceiver ear = new SrtpReceiver(keys.suite(), keys.ours());

    private static AgreedEncryption keys() {
        return new AgreedEncryption(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpKey.random(), SrtpKey.random());
    }

    private void connect(AgreedEncryption agreed) {
        rig.reconnect(LineRig.encrypted(true, agreed));
    }

    private static ByteBuffer packet(int type, int sequence, byte... payload) {
        ByteBuffer packet = ByteBuffer.allocate(300);
        RtpPacket.writeHeader(packet, false, type, sequence & 0xFFFF, 160 * sequence, LineRig.CALLERS_SSRC);
        return packet.put(payload).flip();
    }

    private static byte[] bytes(ByteBuffer packet) {
        var bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return bytes;
    }

    private static byte[] payload(ByteBuffer packet) {
        byte[] all = bytes(packet);
        return Arrays.copyOfRange(all, RtpPacket.HEADER_BYTES, all.length);
    }

    /** A key that was pressed and let go, as a datagram of the caller. */
    private byte[] keyPress(int digit, int sequence) {
        ByteBuffer packet = packet(LineRig.EVENTS, sequence, (byte) digit, (byte) 0x8A, (byte) 3, (byte) 32);
        assertThat(caller.protect(packet)).isTrue();
        return bytes(packet);
    }

    private byte[] sound(int sequence) {
        ByteBuffer packet = packet(Codec.PCMU.payloadType(), sequence, new byte[160]);
        assertThat(caller.protect(packet)).isTrue();
        return bytes(packet);
    }

    private void arrives(byte[] datagram) {
        rig.port.arrives(LineRig.CALLER, datagram.clone());
        rig.letPass(20);
    }

    private List<byte[]> heard(SrtpReceiver receiver) {
        List<byte[]> payloads = new ArrayList<>();
        for (byte[] datagram : rig.port.datagrams) {
            ByteBuffer packet = ByteBuffer.wrap(datagram.clone());
            assertThat(receiver.open(packet)).isTrue();
            payloads.add(payload(packet));
        }
        return payloads;
    }

    @Test
    void promptIsHeardByWhoHasTheKeyAndByNobodyElse() {
        connect(keys);
        byte loud = Codec.PCMU.encode((short) 8_000);

        var _ = rig.play(LineRig.tone(1_600));
        rig.letPass(1_000);

        assertThat(rig.port.datagrams).allMatch(datagram -> datagram.length == 12 + 160 + 10);
        assertThat(rig.port.sent)
                .noneMatch(packet -> packet.payload().subList(0, 160).stream().allMatch(code -> code == loud));
        assertThat(heard(ear).stream().filter(payload -> payload[0] == loud)).hasSize(10);
    }

    @Test
    void callerWithTheKeyIsUnderstood() {
        connect(keys);
        CompletableFuture<DigitInput> answer = rig.ask(ONE_KEY);

        arrives(keyPress(5, 10));

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(rig.line.statistics().forgedPackets()).isZero();
    }

    @Test
    void whatIsChangedOnTheWayIsDroppedAndCountedAndWhatIsRightIsHeardAfterIt() {
        connect(keys);
        CompletableFuture<DigitInput> answer = rig.ask(ONE_KEY);
        byte[] genuine = keyPress(5, 10);

        for (int at : new int[] {1, 3, 7, 12, genuine.length - 1}) {
            byte[] changed = genuine.clone();
            changed[at] ^= 1;
            arrives(changed);
        }
        assertThat(answer).isNotDone();
        assertThat(rig.line.statistics().forgedPackets()).isEqualTo(5);
        assertThat(rig.line.statistics().packetsReceived()).isZero();
        arrives(genuine);

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
    }

    @Test
    void plainPacketsAreNotHeardInAnEncryptedCall() {
        connect(keys);
        CompletableFuture<DigitInput> answer = rig.ask(ONE_KEY);

        for (int i = 0; i < 10; i++) {
            arrives(bytes(packet(LineRig.EVENTS, i, (byte) 5, (byte) 0x8A, (byte) 3, (byte) 32)));
        }

        assertThat(answer).isNotDone();
        assertThat(rig.line.statistics().forgedPackets()).isEqualTo(10);
    }

    @Test
    void strangerWithoutTheKeyIsNeitherHeardNorAnsweredNorTakenForTheCaller() {
        connect(keys);
        CompletableFuture<DigitInput> answer = rig.ask(ONE_KEY);
        var stranger = new SrtpSender(keys.suite(), SrtpKey.random());

        for (int i = 0; i < 20; i++) {
            ByteBuffer packet = packet(LineRig.EVENTS, i, (byte) 7, (byte) 0x8A, (byte) 3, (byte) 32);
            assertThat(stranger.protect(packet)).isTrue();
            rig.port.arrives(LineRig.STRANGER, bytes(packet));
            rig.letPass(20);
        }
        arrives(keyPress(5, 30));

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(rig.port.sent).allMatch(packet -> packet.to().equals(LineRig.CALLER));
    }

    @Test
    void packetThatIsRecordedAndSentAgainIsNotHeardAgain() {
        connect(keys);
        byte[] five = keyPress(5, 10);
        arrives(five);
        rig.line.stop();
        for (int i = 11; i < 30; i++) {
            arrives(sound(i));
        }
        CompletableFuture<DigitInput> first = rig.ask(ONE_KEY);
        assertThat(first).isCompletedWithValue(new Entered("5", true));
        CompletableFuture<DigitInput> second = rig.ask(ONE_KEY);

        arrives(five);

        assertThat(second).isNotDone();
        assertThat(rig.line.statistics().forgedPackets()).isEqualTo(1);
    }

    @Test
    void lossDisorderAndTheTurnOfTheSequenceNumberAreNoForgery() {
        connect(keys);
        var random = new Random(5);
        List<byte[]> stretch = new ArrayList<>();
        int arrived = 0;
        arrives(sound(65_000));
        for (int i = 65_001; i < 66_500; i++) {
            byte[] datagram = sound(i);
            if (random.nextInt(20) > 0) {
                stretch.add(datagram);
            }
            if (stretch.size() == 8) {
                Collections.shuffle(stretch, random);
                stretch.forEach(this::arrives);
                arrived += stretch.size();
                stretch.clear();
            }
        }

        assertThat(rig.line.statistics().forgedPackets()).isZero();
        assertThat(rig.line.statistics().packetsReceived()).isEqualTo(arrived + 1L);
    }

    @Test
    void holdGoesOnWithTheSameKeysAndCounts() {
        connect(keys);
        var _ = rig.play(LineRig.tone(8_000));
        rig.letPass(200);
        rig.reconnect(LineRig.encrypted(false, keys));
        rig.letPass(200);
        rig.reconnect(LineRig.encrypted(true, keys));
        rig.letPass(200);
        CompletableFuture<DigitInput> answer = rig.ask(ONE_KEY);
        arrives(keyPress(5, 10));

        assertThat(heard(ear)).hasSizeGreaterThan(15);
        assertThat(answer).isCompletedWithValue(new Entered("5", true));
    }

    @Test
    void newKeysOfAReInviteCountFromThenOn() {
        connect(keys);
        arrives(sound(1));
        byte[] underTheOldKey = keyPress(7, 2);
        heard(ear);
        rig.port.datagrams.clear();
        AgreedEncryption changed = keys();
        caller = new SrtpSender(changed.suite(), changed.theirs());
        ear = new SrtpReceiver(changed.suite(), changed.ours());

        connect(changed);
        CompletableFuture<DigitInput> answer = rig.ask(ONE_KEY);
        arrives(underTheOldKey);
        assertThat(answer).isNotDone();
        arrives(keyPress(5, 3));

        assertThat(answer).isCompletedWithValue(new Entered("5", true));
        assertThat(heard(ear)).isNotEmpty();
    }

    @Test
    void reportsAreEncryptedBothWays() {
        connect(keys);
        arrives(sound(1));
        ByteBuffer report = ByteBuffer.allocate(100);
        report.putInt(0x81C9_0007).putInt(LineRig.CALLERS_SSRC).putInt(0x1B0).putInt(7);
        report.putInt(0).putInt(0).putInt(0).putInt(0).flip();
        rig.port.reportArrives(LineRig.CALLER, bytes(report));
        rig.letPass(10_000);
        assertThat(rig.line.statistics().reported().packetsLost())
                .as("in the clear")
                .isZero();

        assertThat(caller.protectReport(report)).isTrue();
        rig.port.reportArrives(LineRig.CALLER, bytes(report));
        rig.letPass(10_000);

        assertThat(rig.line.statistics().reported().packetsLost()).isEqualTo(7);
        assertThat(rig.port.reportDatagrams)
                .isNotEmpty()
                .allMatch(datagram -> ear.openReport(ByteBuffer.wrap(datagram.clone())));
    }

    @Test
    void bridgedCallersHearEachOtherEachUnderTheirOwnKey() {
        AgreedEncryption othersKeys = keys();
        var other = new LineRig();
        connect(keys);
        other.reconnect(LineRig.encrypted(true, othersKeys));
        rig.line.bridge(other.line);
        other.port.datagrams.clear();
        byte loud = Codec.PCMU.encode((short) 8_000);
        var payload = new byte[160];
        Arrays.fill(payload, loud);
        ByteBuffer packet = packet(Codec.PCMU.payloadType(), 10, payload);
        assertThat(caller.protect(packet)).isTrue();

        arrives(bytes(packet));

        ByteBuffer passedOn = ByteBuffer.wrap(other.port.datagrams.getLast());
        var othersEar = new SrtpReceiver(othersKeys.suite(), othersKeys.ours());
        assertThat(othersEar.open(passedOn)).isTrue();
        assertThat(payload(passedOn)).containsOnly(loud);
    }
}
