package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final long ORIGIN_NS = Long.MAX_VALUE - 5_000_000;

    private final TimerWheel<String> wheel = new TimerWheel<>(ORIGIN_NS);
    private final List<String> awake = new ArrayList<>();

    @Test
    void nobodyIsWokenEarlyAndNobodyMoreThanASlotLate() {
        wheel.add("a", at(2.5));
        wheel.add("b", at(4));

        expire(2.9);
        assertThat(awake).isEmpty();
        expire(3);
        assertThat(awake).containsExactly("a");
        expire(4);
        assertThat(awake).containsExactly("a", "b");
    }

    @Test
    void tellsWhenTheNextOneIsDue() {
        wheel.add("later", at(20));
        wheel.add("soon", at(7.2));

        assertThat(wheel.nextDueNs(at(0)) - at(8)).isZero();
        expire(8);
        assertThat(wheel.nextDueNs(at(8)) - at(20)).isZero();
        expire(20);
        assertThat(wheel.nextDueNs(at(20)) - at(20)).isGreaterThan(1_000_000_000_000L);
    }

    @Test
    void whoIsWokenCanComeAgainFiftyTimesASecond() {
        wheel.add("x", at(0));
        for (int ms = 0; ms < 1_000; ms++) {
            double now = ms;
            wheel.expire(at(now), (item, nowNs) -> {
                awake.add(item);
                wheel.add(item, at(now + 20));
            });
        }

        assertThat(awake).hasSize(50);
    }

    @Test
    void aDueTimeInThePastMeansTheNextSlot() {
        expire(10);
        wheel.add("overdue", at(3));

        expire(11);

        assertThat(awake).containsExactly("overdue");
    }

    @Test
    void afterALongStallEverybodyIsWokenOnce() {
        for (int i = 0; i < 20; i++) {
            wheel.add("line " + i, at(i));
        }

        expire(10_000);

        assertThat(awake).hasSize(20).doesNotHaveDuplicates();
        wheel.add("next", at(10_001));
        expire(10_001);
        assertThat(awake).contains("next");
    }

    private void expire(double ms) {
        wheel.expire(at(ms), (item, nowNs) -> awake.add(item));
    }

    private static long at(double ms) {
        return ORIGIN_NS + Math.round(ms * 1_000_000);
    }
}
