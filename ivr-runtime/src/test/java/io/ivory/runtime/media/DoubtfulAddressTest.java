package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.media.RemoteMedia.PayloadTypes;
import java.net.InetSocketAddress;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Sound that goes where a stranger's call did not come from: perhaps to somebody who has not asked for it. */
class DoubtfulAddressTest {

    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("198.51.100.7", 6_000);
    private static final InetSocketAddress BEHIND_NAT = new InetSocketAddress("203.0.113.9", 40_000);

    private final LineRig rig = new LineRig();

    @Test
    void itGoesOnForTenSecondsIfNothingComesFromThere() {
        rig.reconnect(doubtful(LineRig.CALLER, true));

        rig.letPass(9_900);
        assertThat(rig.line.lost()).isNotDone();
        rig.letPass(200);

        assertThat(rig.line.lost()).isCompleted();
    }

    @Test
    void oneWordFromThereIsProofEnough() {
        rig.reconnect(doubtful(LineRig.CALLER, true));
        rig.letPass(9_000);
        speaks(LineRig.CALLER, 0);

        rig.letPass(29_000);

        assertThat(rig.line.lost()).isNotDone();
    }

    @Test
    void aReportFromThereIsProofEnough() {
        rig.reconnect(doubtful(LineRig.CALLER, true));
        rig.port.reportArrives(LineRig.CALLER, new byte[] {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 1});

        rig.letPass(29_000);

        assertThat(rig.line.lost()).isNotDone();
    }

    @Test
    void aCallerBehindNatWhoSpeaksIsProof() {
        rig.reconnect(doubtful(ELSEWHERE, true));
        for (int i = 0; i < 4; i++) {
            speaks(BEHIND_NAT, i);
            rig.letPass(20);
        }

        rig.letPass(29_000);

        assertThat(rig.line.lost()).isNotDone();
        assertThat(rig.port.sent.getLast().to()).isEqualTo(BEHIND_NAT);
    }

    @Test
    void whoNamesOneAddressAfterTheOtherGainsNoTime() {
        rig.reconnect(doubtful(LineRig.CALLER, true));
        rig.letPass(6_000);
        rig.reconnect(doubtful(ELSEWHERE, true));

        rig.letPass(4_100);

        assertThat(rig.line.lost()).isCompleted();
    }

    @Test
    void whoHasSpokenAndNamesAnotherAddressHasTenSecondsForThatOne() {
        rig.reconnect(doubtful(LineRig.CALLER, true));
        speaks(LineRig.CALLER, 0);
        rig.letPass(15_000);
        rig.reconnect(doubtful(ELSEWHERE, true));

        rig.letPass(9_900);
        assertThat(rig.line.lost()).isNotDone();
        rig.letPass(200);

        assertThat(rig.line.lost()).isCompleted();
    }

    @Test
    void timeOnHoldDoesNotCountAsNothingIsSentThen() {
        rig.reconnect(doubtful(LineRig.CALLER, true));
        rig.letPass(5_000);
        rig.reconnect(doubtful(LineRig.CALLER, false));
        rig.letPass(60_000);
        rig.reconnect(doubtful(LineRig.CALLER, true));

        rig.letPass(4_900);
        assertThat(rig.line.lost()).isNotDone();
        rig.letPass(200);

        assertThat(rig.line.lost()).isCompleted();
    }

    private void speaks(InetSocketAddress from, int sequence) {
        rig.port.arrives(from, LineRig.CALLERS_SSRC, sequence, 160 * sequence, 0, new byte[160]);
    }

    private static RemoteMedia doubtful(InetSocketAddress address, boolean listens) {
        var types = new PayloadTypes(Codec.PCMU.payloadType(), OptionalInt.of(LineRig.EVENTS));
        return new RemoteMedia(address, Codec.PCMU, types, types, listens, true, 20, null, true);
    }
}
