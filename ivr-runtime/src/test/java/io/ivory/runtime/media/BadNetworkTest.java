package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.dtmf.TelephoneEventSender;
import io.ivory.runtime.dtmf.TelephoneEventSender.Packet;
import io.ivory.runtime.rtp.RtpPacket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers on lines that lose, double and delay packets: 5 % lost, 2 % doubled, up to 50 ms late. */
class BadNetworkTest {

    private static final int LOST_PERCENT = 5;
    private static final int DOUBLED_PERCENT = 2;
    private static final int LATEST_MS = 50;
    private static final int PACKET_MS = 20;
    private static final int KEYS = 12;

    private final LineRig rig = new LineRig();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyKeyIsHeardOnceAndInOrder(long seed) {
        var random = new SplittableRandom(seed);
        rig.connect();
        var rules = new DigitRules(KEYS, null, Duration.ofSeconds(60), Duration.ofSeconds(30), true);
        var answer = rig.ask(rules);
        String keys = keys(random);

        deliver(throughTheNetwork(keys, random));

        assertThat(answer).isCompletedWithValue(new Entered(keys, true));
    }

    private static String keys(SplittableRandom random) {
        var keys = new StringBuilder();
        for (int i = 0; i < KEYS; i++) {
            keys.append("0123456789*#".charAt(random.nextInt(12)));
        }
        return keys.toString();
    }

    /** What arrives when: a packet each 20 ms, keys instead of sound while a key is down. */
    private static SortedMap<Long, byte[]> throughTheNetwork(String keys, SplittableRandom random) {
        var sender = new TelephoneEventSender();
        keys.chars().forEach(key -> Digit.of((char) key).ifPresent(sender::press));
        var arriving = new TreeMap<Long, byte[]>();
        for (int i = 0; i < 10 || !sender.isIdle(); i++) {
            Optional<Packet> key = i < 10 ? Optional.empty() : sender.next(160 * i);
            byte[] packet = packet(i, key);
            int copies = random.nextInt(100) < LOST_PERCENT ? 0 : random.nextInt(100) < DOUBLED_PERCENT ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                long atMs = (long) i * PACKET_MS + random.nextInt(LATEST_MS + 1);
                arriving.put(atMs * 1_000 + arriving.size() % 1_000, packet);
            }
        }
        return arriving;
    }

    private static byte[] packet(int index, Optional<Packet> key) {
        var packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + (key.isPresent() ? 4 : 160));
        int timestamp = key.map(Packet::timestamp).orElse(160 * index);
        boolean marker = key.map(Packet::marker).orElse(false);
        int type = key.isPresent() ? LineRig.EVENTS : Codec.PCMU.payloadType();
        RtpPacket.writeHeader(packet, marker, type, 65_500 + index & 0xFFFF, timestamp, LineRig.CALLERS_SSRC);
        key.ifPresentOrElse(press -> press.event().writeTo(packet), () -> packet.put(new byte[160]));
        return packet.array();
    }

    private void deliver(SortedMap<Long, byte[]> arriving) {
        long nowMs = 0;
        for (Map.Entry<Long, byte[]> next : arriving.entrySet()) {
            long atMs = next.getKey() / 1_000;
            rig.letPass(atMs - nowMs);
            nowMs = atMs;
            rig.port.arrives(LineRig.CALLER, next.getValue());
        }
        rig.letPass(100);
    }
}
