package io.ivory.runtime.media;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.PortRange;
import io.ivory.runtime.speech.Pcm;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The media thread with real sockets on loopback. */
@Timeout(30)
class MediaEngineTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final PortRange ports = FreePorts.forCalls(40);
    private final MediaEngine engine = MediaEngine.start(LOOPBACK, ports);

    @AfterEach
    void close() {
        engine.close();
        assertThat(ports.inUse()).isZero();
    }

    @Test
    void aPromptArrivesWhole() throws Exception {
        try (var phone = new Phone();
                var session = engine.open()) {
            session.connect(phone.remote());
            short[] ramp = new short[8_000];
            for (int i = 0; i < ramp.length; i++) {
                ramp[i] = (short) (i * 4);
            }

            session.play(List.of(new Pcm(ramp))).get(10, SECONDS);

            List<byte[]> packets = phone.receiveSound(50);
            int first = sequence(packets.get(0));
            int time = timestamp(packets.get(0));
            var heard = new ArrayList<Byte>();
            for (int i = 0; i < packets.size(); i++) {
                assertThat(sequence(packets.get(i))).isEqualTo((first + i) & 0xFFFF);
                assertThat((timestamp(packets.get(i)) - time) % 160)
                        .as("time goes on in whole packets; some are left out if this machine stood still")
                        .isZero();
                assertThat(timestamp(packets.get(i)) - time).isGreaterThanOrEqualTo(160 * i);
                for (int b = 12; b < 172; b++) {
                    heard.add(packets.get(i)[b]);
                }
            }
            var expected = new ArrayList<Byte>();
            for (byte code : Codec.PCMU.encode(ramp)) {
                expected.add(code);
            }
            assertThat(heard).isEqualTo(expected);
        }
    }

    @Test
    void aKeyInterruptsAPrompt() throws Exception {
        try (var phone = new Phone();
                var session = engine.open()) {
            session.connect(phone.remote());

            var answer = session.ask(List.of(Sounds.HOLD), DigitRules.singleKey(Duration.ofSeconds(5), true));
            phone.receive(2);
            phone.sendEvent(session.port(), 8);

            assertThat(answer.get(5, SECONDS)).isEqualTo(new DigitInput.Entered("8", true));
        }
    }

    @Test
    void aStrangerIsNeitherHeardNorAnswered() throws Exception {
        try (var phone = new Phone();
                var stranger = new Phone();
                var session = engine.open()) {
            session.connect(phone.remote());
            phone.receive(1);
            phone.sendAudio(session.port());
            session.statistics().get(5, SECONDS); // has read what arrived
            var answer = session.ask(List.of(Sounds.HOLD), DigitRules.singleKey(Duration.ofSeconds(5), true));
            for (int i = 0; i < 20; i++) {
                stranger.sendEvent(session.port(), 1);
            }
            phone.receive(10);
            phone.sendEvent(session.port(), 2);

            assertThat(answer.get(5, SECONDS)).isEqualTo(new DigitInput.Entered("2", true));
            assertThat(session.statistics().get(5, SECONDS).strangersPackets()).isEqualTo(60);
            stranger.socket.setSoTimeout(50);
            assertThatThrownBy(() -> stranger.receive(1)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void whatPassedThroughAPortIsSummedUpWhenItsCallIsOver() throws Exception {
        try (var phone = new Phone();
                var stranger = new Phone()) {
            var session = engine.open();
            session.connect(phone.remote());
            phone.receive(1);
            phone.sendAudio(session.port());
            session.statistics().get(5, SECONDS); // has read what arrived
            phone.sequence += 3;
            phone.sendAudio(session.port());
            stranger.sendAudio(session.port());
            await().until(() -> session.statistics().get().strangersPackets() == 1
                    && session.statistics().get().packetsReceived() == 2);
            assertThat(engine.counters().portsInUse()).isEqualTo(1);
            assertThat(engine.counters().threads()).isEqualTo(1);
            assertThat(engine.counters().passed().received()).isZero();

            session.close();
            await().until(() -> engine.counters().passed().received() > 0);

            assertThat(engine.counters().portsInUse()).isZero();
            assertThat(engine.counters().passed()).satisfies(passed -> {
                assertThat(passed.received()).isEqualTo(2);
                assertThat(passed.lost()).isEqualTo(3);
                assertThat(passed.strangers()).isEqualTo(1);
                assertThat(passed.sent()).isPositive();
            });
        }
    }

    @Test
    void twoBridgedPhonesHearEachOther() throws Exception {
        try (var anna = new Phone();
                var ben = new Phone();
                var annas = engine.open();
                var bens = engine.openBeside(annas)) {
            annas.connect(anna.remote());
            bens.connect(ben.remote());
            anna.receive(1);
            ben.receive(1);

            annas.bridge(bens);
            anna.sendAudio(annas.port());
            ben.sendEvent(bens.port(), 4);

            assertThat(ben.receiveSound(1).getFirst()).endsWith(anna.audio());
            assertThat(anna.receiveSound(3)).allMatch(packet -> packet.length == 16 && packet[12] == 4);
        }
    }

    @Test
    void aReportIsReadWhenItArrives() throws Exception {
        try (var phone = new Phone();
                var reports = phone.socketAbove();
                var session = engine.open()) {
            session.connect(phone.remote());
            var ours = new DatagramPacket(new byte[2_048], 2_048);
            reports.receive(ours);
            var sent = ByteBuffer.wrap(ours.getData());
            var theirs = ByteBuffer.allocate(32)
                    .putInt(0x81C9_0007)
                    .putInt(0xA11CE)
                    .putInt(sent.getInt(4))
                    .putInt(0)
                    .putInt(0)
                    .putInt(0)
                    .putInt((sent.getInt(8) << 16) | (sent.getInt(12) >>> 16))
                    .putInt(0);

            reports.send(new DatagramPacket(theirs.array(), 32, LOOPBACK, session.port() + 1));

            await().until(() ->
                    session.statistics().get().reported().roundTrip().isPresent());
            assertThat(session.statistics().get().reported().roundTrip())
                    .as("the next report of ours is not due before two seconds")
                    .hasValueSatisfying(time -> assertThat(time).isLessThan(Duration.ofMillis(1_500)));
        }
    }

    @Test
    void onlySessionsOpenedBesideEachOtherAreBridged() {
        var other = MediaEngine.start(LOOPBACK, FreePorts.forCalls(2));
        try (other;
                var annas = engine.open();
                var bens = other.open()) {
            assertThatThrownBy(() -> annas.bridge(bens))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Only sessions opened beside each other can be bridged");
        }
    }

    @Test
    void aPhoneThatHasGoneDisturbsNobody() throws Exception {
        try (var staying = new Phone();
                var session = engine.open();
                var other = engine.open()) {
            try (var leaving = new Phone()) {
                other.connect(leaving.remote());
            }
            session.connect(staying.remote());
            var lostOne = other.play(List.of(Pcm.silence(Duration.ofMillis(400))));

            session.play(List.of(Pcm.silence(Duration.ofMillis(400)))).get(10, SECONDS);

            lostOne.get(10, SECONDS);
            assertThat(staying.receive(21)).hasSize(21);
        }
    }

    @Test
    void portsRunOutAndComeBack() {
        var sessions = new ArrayList<MediaSession>();
        assertThatThrownBy(() -> {
                    while (true) {
                        sessions.add(engine.open());
                    }
                })
                .isInstanceOf(NoFreePortException.class)
                .hasMessageContaining("40 RTP ports are taken");
        assertThat(sessions).hasSizeBetween(1, 40);
        assertThat(sessions).extracting(MediaSession::port).allMatch(port -> port % 2 == 0);

        var last = sessions.getLast();
        last.close();
        last.statistics().join();

        try (var again = engine.open()) {
            assertThat(again.port()).isEqualTo(last.port());
        }
    }

    @Test
    void closingTheEngineCancelsWhatWaits() {
        var session = engine.open();
        var heard = session.play(List.of(Sounds.HOLD));

        engine.close();

        assertThatThrownBy(heard::join).isInstanceOf(CancellationException.class);
        assertThat(session.play(List.of(Sounds.HOLD))).isCancelled();
        assertThatThrownBy(engine::open).isInstanceOf(IllegalStateException.class);
    }

    private static int sequence(byte[] packet) {
        return Byte.toUnsignedInt(packet[2]) << 8 | Byte.toUnsignedInt(packet[3]);
    }

    private static int timestamp(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(4);
    }

    /** A phone's audio: one socket that sends what it is told and keeps what it gets. */
    private static final class Phone implements AutoCloseable {

        private DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        private int sequence;

        private Phone() throws IOException {
            socket.setSoTimeout(10_000);
        }

        /** For reports; the phone moves to where the port above its own is free. */
        private DatagramSocket socketAbove() throws IOException {
            while (true) {
                try {
                    var above = new DatagramSocket(new InetSocketAddress(LOOPBACK, socket.getLocalPort() + 1));
                    above.setSoTimeout(10_000);
                    return above;
                } catch (SocketException taken) {
                    socket.close();
                    socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                    socket.setSoTimeout(10_000);
                }
            }
        }

        private RemoteMedia remote() {
            return RemoteMedia.of((InetSocketAddress) socket.getLocalSocketAddress(), Codec.PCMU, OptionalInt.of(101));
        }

        private byte[] audio() {
            var audio = new byte[160];
            Arrays.fill(audio, (byte) 0x55);
            return audio;
        }

        private void sendAudio(int port) throws IOException {
            send(port, 0, audio());
        }

        private void sendEvent(int port, int key) throws IOException {
            for (int i = 1; i <= 3; i++) {
                send(port, 101, (byte) key, (byte) 10, (byte) 0, (byte) (50 * i));
            }
        }

        private void send(int port, int type, byte... payload) throws IOException {
            var packet = new byte[12 + payload.length];
            packet[0] = (byte) 0x80;
            packet[1] = (byte) type;
            packet[3] = (byte) sequence++;
            System.arraycopy(payload, 0, packet, 12, payload.length);
            socket.send(new DatagramPacket(packet, packet.length, LOOPBACK, port));
        }

        private List<byte[]> receive(int count) throws IOException {
            var packets = new ArrayList<byte[]>();
            while (packets.size() < count) {
                var packet = new DatagramPacket(new byte[2_048], 2_048);
                socket.receive(packet);
                packets.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
            return packets;
        }

        private List<byte[]> receiveSound(int count) throws IOException {
            var packets = new ArrayList<byte[]>();
            while (packets.size() < count) {
                byte[] packet = receive(1).getFirst();
                for (int i = 12; i < packet.length; i++) {
                    if (packet[i] != (byte) 0xFF) {
                        packets.add(packet);
                        break;
                    }
                }
            }
            return packets;
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
