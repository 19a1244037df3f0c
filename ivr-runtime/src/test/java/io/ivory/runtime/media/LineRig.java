package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtcpReports;
import io.ivory.runtime.sdp.AgreedEncryption;
import io.ivory.runtime.speech.Pcm;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** A line on a network of lists, in time that passes when a test says so. */
final class LineRig {

    static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 4_000);
    static final InetSocketAddress STRANGER = new InetSocketAddress("203.0.113.66", 6_666);
    static final int CALLERS_SSRC = 0xA11CE;
    static final int EVENTS = 101;

    final FakePort port = new FakePort();
    final Line line = lineOn(port, 1_000, 50_000);
    private int callersSequence = 10;
    private long nowMs;

    /** Answers the call. The packet that opens the way through a NAT is not what tests are about. */
    void connect() {
        connect(remote(Codec.PCMU, true));
    }

    void connect(RemoteMedia remote) {
        reconnect(remote);
        assertThat(port.sent).hasSize(1);
        port.sent.clear();
        nowMs += remote.packetMs(); // the next frame is due at this moment
    }

    void reconnect(RemoteMedia remote) {
        line.connect(remote, at(nowMs));
        line.work(at(nowMs));
    }

    static RemoteMedia encrypted(boolean listens, AgreedEncryption keys) {
        var types = new RemoteMedia.PayloadTypes(Codec.PCMU.payloadType(), OptionalInt.of(EVENTS));
        return new RemoteMedia(CALLER, Codec.PCMU, types, types, listens, true, 20, keys, false);
    }

    static RemoteMedia remote(Codec codec, boolean listens) {
        return remote(codec, listens, CALLER);
    }

    static RemoteMedia remote(Codec codec, boolean listens, InetSocketAddress address) {
        var types = new RemoteMedia.PayloadTypes(codec.payloadType(), OptionalInt.of(EVENTS));
        return new RemoteMedia(address, codec, types, types, listens, true, 20);
    }

    CompletableFuture<Void> play(Pcm... parts) {
        var heard = new CompletableFuture<Void>();
        line.play(List.of(parts), heard, at(nowMs));
        line.work(at(nowMs));
        return heard;
    }

    CompletableFuture<DigitInput> ask(DigitRules rules, Pcm... parts) {
        var answer = new CompletableFuture<DigitInput>();
        line.ask(List.of(parts), rules, answer, at(nowMs));
        line.work(at(nowMs));
        return answer;
    }

    void callerPresses(int key) {
        for (int i = 1; i <= 3; i++) {
            port.arrives(CALLER, CALLERS_SSRC, callersSequence++, 10_000 + 1_000 * key, EVENTS, event(key, 160 * i));
        }
        letPass(20);
    }

    /** A key that goes down now and comes up after so many milliseconds. */
    void callerPresses(int key, long ms) {
        int timestamp = 160 * callersSequence + 1;
        for (long downMs = 20; downMs <= ms; downMs += 20) {
            byte[] event = event(key, (int) Math.min(8 * downMs, 0xFFFF));
            event[1] |= (byte) (downMs + 20 > ms ? 0x80 : 0);
            port.arrives(CALLER, CALLERS_SSRC, callersSequence++, timestamp, EVENTS, event);
            letPass(20);
        }
    }

    void callerSendsTonesOfFive(int packets) {
        for (int packet = 0; packet < packets; packet++) {
            var samples = new short[160];
            for (int i = 0; i < 160; i++) {
                double radians = 2 * Math.PI * (160 * packet + i) / 8_000;
                samples[i] = (short) (5_000 * (Math.sin(770 * radians) + Math.sin(1_336 * radians)));
            }
            callerSends(0, Codec.PCMU.encode(samples));
        }
    }

    void callerSends(int type, byte[] payload) {
        port.arrives(CALLER, CALLERS_SSRC, callersSequence, 160 * callersSequence, type, payload);
        callersSequence++;
        letPass(20);
    }

    /** The next packets of the caller are lost on their way. */
    void callerSkips(int packets) {
        callersSequence += packets;
    }

    void letPass(long ms) {
        long endNs = at(nowMs + ms);
        while (line.wakeNs() - endNs <= 0) {
            line.receiveReports(line.wakeNs());
            if (line.isAllEars()) {
                line.receive(line.wakeNs());
            }
            line.work(line.wakeNs());
        }
        nowMs += ms;
    }

    static Pcm tone(int samples) {
        var loud = new short[samples];
        Arrays.fill(loud, (short) 8_000);
        return new Pcm(loud);
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

    static byte[] event(int key, int duration) {
        return new byte[] {(byte) key, 10, (byte) (duration >> 8), (byte) duration};
    }

    long nowNs() {
        return at(nowMs);
    }

    /** So many milliseconds after the test began, on a clock that turns over within its first second. */
    static long at(long ms) {
        return Long.MAX_VALUE - 1_000_000_000 + ms * 1_000_000;
    }
}
