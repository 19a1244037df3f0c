package io.ivory.runtime.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is taken down of a bad line is as long as what was said, in the right order, with silence for what is missing. */
class ReorderBufferTest {

    private static final int FRAME = 160;
    private static final int LENGTH_S = 20;
    private static final long TOLERANCE = 40 * 8L;

    private final ReorderBuffer buffer = new ReorderBuffer(0);
    private final Tape tape = new Tape();

    /** A packet on its way: numbered, and filled with its number. */
    private record Flying(int number, long arrivesNs) {

        byte[] sound() {
            var sound = new byte[FRAME];
            Arrays.fill(sound, (byte) (1 + number % 100));
            return sound;
        }

        /** A count that wraps in the middle of the recording. */
        int timestamp() {
            return -80_000 + number * FRAME;
        }
    }

    /** What comes out, a byte a sample; silence is zero. */
    private static final class Tape implements ReorderBuffer.Output {

        private final List<Byte> samples = new ArrayList<>();

        @Override
        public void sound(byte[] sound, int from, int codec) {
            for (int i = from; i < sound.length; i++) {
                samples.add(sound[i]);
            }
        }

        @Override
        public void silence(long length) {
            for (long i = 0; i < length; i++) {
                samples.add((byte) 0);
            }
        }

        /** What stands where frame {@code number} belongs, if {@code first} is where the first one begins. */
        byte frame(int number, int first) {
            return samples.get(first + number * FRAME + FRAME / 2);
        }
    }

    @Test
    void aLineThatLosesSwapsAndRepeatsIsTakenDownAsLongAsItWas() throws Exception {
        var random = new Random(17);
        var flying = new ArrayList<Flying>();
        var lost = new ArrayList<Integer>();
        for (int number = 0; number < LENGTH_S * 50; number++) {
            if (number > 0 && random.nextInt(20) == 0) {
                lost.add(number);
                continue;
            }
            long jitterNs = random.nextInt(50_000) * 1_000L;
            flying.add(new Flying(number, ms(20 * number + 20) + jitterNs));
            if (random.nextInt(50) == 0) {
                flying.add(new Flying(number, ms(20 * number + 25) + jitterNs));
            }
        }

        play(flying);

        assertThat(lost).hasSizeGreaterThan(20);
        assertThat((long) tape.samples.size()).isBetween(LENGTH_S * 8_000L - TOLERANCE, LENGTH_S * 8_000L + TOLERANCE);
        int first = tape.samples.indexOf((byte) 1);
        for (int number = 0; number < LENGTH_S * 50 - 5; number++) {
            byte expected = (byte) (lost.contains(number) ? 0 : 1 + number % 100);
            assertThat(tape.frame(number, first)).as("frame " + number).isEqualTo(expected);
        }
    }

    @Test
    void aPhoneThatSendsNothingInPausesLeavesSilenceOfTheirLength() throws Exception {
        var flying = new ArrayList<Flying>();
        for (int number = 0; number < 200; number++) {
            if (number < 50 || number >= 150) {
                flying.add(new Flying(number, ms(20 * number + 20)));
            }
        }

        play(flying);

        assertThat((long) tape.samples.size()).isBetween(4 * 8_000L - TOLERANCE, 4 * 8_000L + TOLERANCE);
        assertThat(tape.samples.stream().filter(sample -> sample == 0).count())
                .isBetween(2 * 8_000L - TOLERANCE, 2 * 8_000L + TOLERANCE);
    }

    @Test
    void silencePassesWhereNobodySendsAnything() throws Exception {
        buffer.drain(ms(5_000), tape);

        assertThat(tape.samples).hasSizeBetween(4 * 8_000, 5 * 8_000).containsOnly((byte) 0);
    }

    @Test
    void nobodySpeaksFasterThanTimePasses() throws Exception {
        for (int number = 0; number < 20_000; number++) {
            buffer.add(7, number * FRAME, new Flying(number, 0).sound(), 0, ms(100 + number / 200));
            if (number % 10 == 0) {
                buffer.drain(ms(100 + number / 200), tape);
            }
        }
        buffer.finish(tape);

        assertThat(tape.samples.size())
                .as("400 s of sound claimed within 0.2 s")
                .isLessThan(2 * 8_000);
    }

    @Test
    void aSourceThatCountsAnewGoesOnWhereItIs() throws Exception {
        for (int number = 0; number < 50; number++) {
            buffer.add(7, 1_000 + number * FRAME, new Flying(number, 0).sound(), 0, ms(20 * number + 20));
        }
        for (int number = 50; number < 100; number++) {
            buffer.add(8, 99_000_000 + number * FRAME, new Flying(number, 0).sound(), 0, ms(20 * number + 20));
        }
        buffer.drain(ms(2_000), tape);
        buffer.finish(tape);

        assertThat((long) tape.samples.size()).isBetween(2 * 8_000L - TOLERANCE, 2 * 8_000L + TOLERANCE);
        assertThat(tape.samples).doesNotContain((byte) 0);
    }

    private void play(List<Flying> flying) throws Exception {
        flying.sort(Comparator.comparingLong(Flying::arrivesNs));
        long nextDrainNs = 0;
        for (Flying packet : flying) {
            while (nextDrainNs < packet.arrivesNs()) {
                buffer.drain(nextDrainNs, tape);
                nextDrainNs += ms(100);
            }
            buffer.add(7, packet.timestamp(), packet.sound(), 0, packet.arrivesNs());
        }
        buffer.finish(tape);
    }

    private static long ms(long ms) {
        return ms * 1_000_000;
    }
}
