package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.call.VoicemailBoxes.Origin;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.media.Sounds;
import io.ivory.runtime.rtp.RtpPacket;
import io.ivory.runtime.speech.WavFile;
import io.ivory.runtime.store.TestWorkspace;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real calls over loopback that leave a recording: what is in the file is what the caller said, and nobody else. */
@Timeout(60)
class VoicemailCallTest {

    private static final RecordingRules RULES = new RecordingRules(Duration.ofSeconds(20), Duration.ofSeconds(5));
    private static final int TWO_SECONDS = 100;

    @TempDir
    private Path folder;

    private final PhoneSystem system = new PhoneSystem();
    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private int sequence = 1;

    @AfterEach
    void close() {
        clockwork.shutdownNow();
        system.close();
        workspace.close();
    }

    @Test
    void theToneOfTheCallerIsInTheFileAndThatOfAStrangerIsNot() throws Exception {
        try (var desk = desk();
                var stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var flow = new TestFlow<>(call -> leave(call, desk));
            var telephony = system.start(flow);
            var phone = system.phone(Codec.PCMU);
            phone.call(telephony.sipPort());
            speak(TWO_SECONDS / 4, frame -> phone.say(tone(200, frame)));
            await().until(() -> phone.heard(Sounds.BEEP.samples()));

            speak(TWO_SECONDS, frame -> {
                phone.say(tone(440, frame));
                intrude(stranger, phone.peerRtpPort(), frame);
            });
            phone.press('#');
            phone.expectBye();

            assertThat(flow.result().end()).isEqualTo(Recorded.End.KEY);
            short[] heard = sound(desk);
            assertThat((double) heard.length).isBetween(1.5 * 8_000, 3.0 * 8_000);
            assertThat(level(440, heard)).isGreaterThan(-25);
            assertThat(level(1_000, heard)).isLessThan(-50);
        }
    }

    @Test
    void whoHangsUpWhileSpeakingIsKept() throws Exception {
        try (var desk = desk()) {
            var flow = new TestFlow<>(call -> leave(call, desk));
            var telephony = system.start(flow);
            var phone = system.phone(Codec.PCMA);
            phone.call(telephony.sipPort());
            await().until(() -> phone.heard(Sounds.BEEP.samples()));

            speak(TWO_SECONDS, frame -> phone.say(tone(440, frame)));
            phone.hangUp();

            assertThat(flow.result().end()).isEqualTo(Recorded.End.CALLER_GONE);
            assertThat(level(440, sound(desk))).isGreaterThan(-25);
            system.assertAllIsOver(telephony);
        }
    }

    private VoicemailDesk desk() {
        return VoicemailDesk.open(folder, workspace.voicemail(), Letters.NONE, TestWorkspace.clock());
    }

    private static Recorded leave(CallControl call, VoicemailDesk desk) {
        call.answer();
        try {
            NewRecording recording =
                    desk.begin(new Origin(call.id(), "line", call.from(), "box", 10, null, TestWorkspace.NOON));
            Recorded recorded = call.record(RULES, recording);
            assertThat(recording.keep(recorded.speech())).isTrue();
            call.hangUp();
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] sound(VoicemailDesk desk) throws IOException {
        await().until(() -> desk.list("box").size() == 1);
        return WavFile.read(Files.readAllBytes(
                        desk.sound(desk.list("box").getFirst().id()).orElseThrow()))
                .samples();
    }

    /** Something done 50 times a second. */
    private interface Packets {

        void send(int frame);
    }

    private void speak(int frames, Packets packets) throws InterruptedException {
        var left = new CountDownLatch(frames);
        var frame = new AtomicInteger();
        var sending = clockwork.scheduleAtFixedRate(
                () -> {
                    if (frame.get() < frames) {
                        packets.send(frame.getAndIncrement());
                    }
                    left.countDown();
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        sending.cancel(false);
    }

    private void intrude(DatagramSocket stranger, int port, int frame) {
        var packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + 160);
        RtpPacket.writeHeader(packet, false, 0, sequence, 160 * frame, 0xBAD);
        sequence++;
        packet.put(Codec.PCMU.encode(tone(1_000, frame)));
        try {
            stranger.send(
                    new DatagramPacket(packet.array(), packet.capacity(), InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] tone(int hz, int frame) {
        var samples = new short[160];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hz * (160 * frame + i) / 8_000));
        }
        return samples;
    }

    /** How loud {@code hz} is in the loudest half second, in dB below full scale (Goertzel). */
    private static double level(int hz, short[] samples) {
        double loudest = -120;
        int length = 4_000;
        for (int from = 0; from + length <= samples.length; from += length / 2) {
            double coefficient = 2 * Math.cos(2 * Math.PI * hz / 8_000);
            double last = 0;
            double beforeLast = 0;
            for (int i = from; i < from + length; i++) {
                double now = samples[i] / 32_768.0 + coefficient * last - beforeLast;
                beforeLast = last;
                last = now;
            }
            double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
            loudest = Math.max(loudest, 10 * Math.log10(Math.max(power, 1e-12) / ((double) length * length / 4)));
        }
        return loudest;
    }
}
