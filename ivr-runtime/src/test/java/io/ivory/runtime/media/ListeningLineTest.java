package io.ivory.runtime.media;

import static io.ivory.runtime.media.LineRig.CALLER;
import static io.ivory.runtime.media.LineRig.CALLERS_SSRC;
import static io.ivory.runtime.media.LineRig.EVENTS;
import static io.ivory.runtime.media.LineRig.STRANGER;
import static io.ivory.runtime.media.LineRig.at;
import static io.ivory.runtime.media.LineRig.event;
import static io.ivory.runtime.media.LineRig.remote;
import static io.ivory.runtime.media.LineRig.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.runtime.call.DigitInput.Entered;
import io.ivory.runtime.codec.Codec;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What arrives at a line: from the caller, from strangers, and in reports. */
class ListeningLineTest {

    private static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(5), true);

    private final LineRig rig = new LineRig();
    private final FakePort port = rig.port;
    private final Line line = rig.line;

    @Test
    void strangersAreNeitherHeardNorAnswered() {
        rig.connect();
        rig.callerSends(0, new byte[160]);
        var answer = rig.ask(ONE_KEY, tone(16_000));

        for (int i = 0; i < 20; i++) {
            port.arrives(STRANGER, 0xBAD, i, 800, EVENTS, event(7, i));
            rig.letPass(20);
        }
        port.arrives(STRANGER, new byte[] {1, 2, 3});
        rig.letPass(20);

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
        var answer = rig.ask(ONE_KEY);

        assertThat(answer).isCompletedWithValue(new Entered("7", true));
    }

    @Test
    void aCallerWhoSendsTwiceAsOftenIsHeardWithoutDelay() {
        rig.connect();
        for (int i = 0; i < 200; i++) {
            port.arrives(CALLER, CALLERS_SSRC, i, 80 * i, 0, new byte[80]);
            rig.letPass(10);
        }

        assertThat(line.statistics().packetsReceived()).isGreaterThan(195);
    }

    @Test
    void onceItIsSettledWhoSpeaksTheSocketIsForThemAlone() {
        rig.connect();
        rig.callerSends(0, new byte[160]);
        assertThat(port.peer).isNull();

        rig.letPass(5_000);
        rig.callerSends(0, new byte[160]);
        assertThat(port.peer).isEqualTo(CALLER);

        rig.reconnect(remote(Codec.PCMU, true));
        assertThat(port.peer).as("a re-INVITE that names nobody else").isEqualTo(CALLER);

        rig.reconnect(remote(Codec.PCMU, true, new InetSocketAddress("192.0.2.7", 4_000)));
        assertThat(port.peer).as("somebody else may speak now").isNull();
    }

    @Test
    void lossIsCounted() {
        rig.connect();
        for (int missing : new int[] {0, 0, 3, 0, 1}) {
            rig.callerSkips(missing);
            rig.callerSends(0, new byte[160]);
        }

        assertThat(line.statistics().packetsReceived()).isEqualTo(5);
        assertThat(line.statistics().packetsLost()).isEqualTo(4);
    }

    @Test
    void tonesAreKeysOnlyWhereTheCallerKnowsNoEvents() {
        rig.reconnect(RemoteMedia.of(CALLER, Codec.PCMU, OptionalInt.empty()));
        var answer = rig.ask(ONE_KEY, tone(80_000));
        rig.callerSendsTonesOfFive(5);
        assertThat(answer).isCompletedWithValue(new Entered("5", true));

        rig.reconnect(remote(Codec.PCMU, true));
        var next = rig.ask(ONE_KEY, tone(80_000));
        rig.callerSendsTonesOfFive(5);
        assertThat(next).isNotDone();
    }

    @Test
    void reportsGoToThePortAboveAndThoseOfTheCallerAreRead() {
        rig.connect();
        rig.letPass(20_000);
        assertThat(port.reports).hasSizeBetween(3, 8).containsOnly(new InetSocketAddress("192.0.2.1", 4_001));

        port.reportArrives(STRANGER, receiverReport(99));
        port.reportArrives(CALLER, new byte[] {(byte) 0x80, (byte) 203, 0, 0}); // BYE: nothing to us
        port.reportArrives(CALLER, new byte[] {1, 2, 3});
        port.reportArrives(new InetSocketAddress("192.0.2.1", 4_001), receiverReport(7));
        rig.letPass(9_000);

        assertThat(line.statistics().reported().packetsLost()).isEqualTo(7);
        assertThat(line.isClosed()).isFalse();
    }

    @Test
    void whoHoldsTheOldWayGetsNoReportsUntilTheCallGoesOn() {
        rig.connect();
        var nowhere = new InetSocketAddress("0.0.0.0", 4_000);
        var types = new RemoteMedia.PayloadTypes(Codec.PCMU.payloadType(), OptionalInt.of(EVENTS));
        rig.reconnect(new RemoteMedia(nowhere, Codec.PCMU, types, types, false, true, 20));

        rig.letPass(20_000);
        assertThat(port.reports).isEmpty();
        rig.reconnect(remote(Codec.PCMU, true));
        rig.letPass(1_000);

        assertThat(port.reports).containsOnly(new InetSocketAddress("192.0.2.1", 4_001));
    }

    @Test
    void theRoundTripDoesNotDependOnWhenOurOwnReportIsDue() {
        rig.connect();
        ByteBuffer ours = nextReport();
        int middle = (ours.getInt(8) << 16) | (ours.getInt(12) >>> 16);
        rig.letPass(1_000);
        var theirs = ByteBuffer.allocate(32)
                .putInt(0x81C9_0007)
                .putInt(CALLERS_SSRC)
                .putInt(0x1B0)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(middle)
                .putInt(9 * 65_536 / 10); // was there for 0.9 s
        port.reportArrives(CALLER, theirs.array());
        nextReport();

        assertThat(line.statistics().reported().roundTrip())
                .hasValueSatisfying(time -> assertThat(time).isBetween(Duration.ofMillis(80), Duration.ofMillis(140)));
    }

    /** Lets time pass until a report has been sent. */
    private ByteBuffer nextReport() {
        int before = port.reportDatagrams.size();
        while (port.reportDatagrams.size() == before) {
            rig.letPass(20);
        }
        return ByteBuffer.wrap(port.reportDatagrams.getLast());
    }

    private static byte[] receiverReport(int lost) {
        return ByteBuffer.allocate(32)
                .putInt(0x81C9_0007)
                .putInt(CALLERS_SSRC)
                .putInt(0x1B0)
                .putInt(lost)
                .array();
    }
}
