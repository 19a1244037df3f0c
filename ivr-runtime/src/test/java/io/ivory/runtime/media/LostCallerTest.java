package io.ivory.runtime.media;

import static io.ivory.runtime.media.LineRig.at;
import static io.ivory.runtime.media.LineRig.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.rtp.RtcpReports;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long a caller may send nothing before they count as gone. */
class LostCallerTest {

    private final LineRig rig = new LineRig();
    private final Line line = rig.line;

    @Test
    void aCallerWithoutAudioIsLostAfterThirtySeconds() {
        rig.connect();
        rig.letPass(10_000);
        rig.callerSends(0, new byte[160]);

        rig.letPass(29_900);
        assertThat(line.lost()).isNotDone();
        rig.letPass(200);

        assertThat(line.lost()).isCompleted();
    }

    @Test
    void whileOnHoldACallerIsLostOnlyAfterFiveMinutes() {
        rig.reconnect(remote(Codec.PCMU, false));

        rig.letPass(299_000);
        assertThat(line.lost()).isNotDone();
        rig.letPass(1_100);

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

        rig.letPass(359_000);
        assertThat(line.lost()).isNotDone();
        rig.letPass(1_100);

        assertThat(line.lost()).isCompleted();
    }
}
