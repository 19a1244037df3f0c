package io.ivory.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerWheelTest {

    private static final long ORIGIN_NS = Long.MAX_VALUE - 5_000_000;

    private final TimerWheel<Named> wheel = new TimerWheel<>(ORIGIN_NS);
    private final List<String> awake = new ArrayList<>();

    private static final class Named extends TimerWheel.Sleeper {

        private final String name;

        Named(String name) {
            this.name = name;
        }
    }

    @Test
    void nobodyIsWokenEarlyAndNobodyMoreThanASlotLate() {
        wheel.add(new Named("a"), at(2.5));
        wheel.add(new Named("b"), at(4));

        expire(2.9);
        assertThat(awake).isEmpty();
        expire(3);
        assertThat(awake).containsExactly("a");
        expire(4);
        assertThat(awake).containsExactly("a", "b");
    }

    @Test
    void tellsWhenTheNextSlotBegins() {
        expire(7.4);

        assertThat(wheel.nextSlotNs()).isEqualTo(at(8));
    }

    @Test
    void whoIsAddedAgainIsWokenAtTheNewTimeOnly() {
        var moved = new Named("moved");
        wheel.add(moved, at(30));
        wheel.add(moved, at(10));
        wheel.add(moved, at(20));
        for (int ms = 0; ms <= 200; ms++) {
            int before = awake.size();
            expire(ms);
            assertThat(awake).hasSize(before + (ms == 20 ? 1 : 0));
        }
    }

    @Test
    void whoIsTakenOutIsNotWoken() {
        var gone = new Named("gone");
        wheel.add(gone, at(10));
        wheel.remove(gone);

        expire(50);

        assertThat(awake).isEmpty();
    }

    @Test
    void whoIsWokenCanComeAgainFiftyTimesASecond() {
        wheel.add(new Named("x"), at(0));
        for (int ms = 0; ms < 1_000; ms++) {
            double now = ms;
            wheel.expire(at(now), (item, nowNs) -> {
                awake.add(item.name);
                wheel.add(item, at(now + 20));
            });
        }

        assertThat(awake).hasSize(50);
    }

    @Test
    void aDueTimeInThePastMeansTheNextSlot() {
        expire(10);
        wheel.add(new Named("overdue"), at(3));

        expire(11);

        assertThat(awake).containsExactly("overdue");
    }

    @Test
    void afterALongStallEverybodyIsWokenOnce() {
        for (int i = 0; i < 20; i++) {
            wheel.add(new Named("line " + i), at(i));
        }

        expire(10_000);

        assertThat(awake).hasSize(20).doesNotHaveDuplicates();
        wheel.add(new Named("next"), at(10_001));
        expire(10_001);
        assertThat(awake).contains("next");
    }

    @Test
    void nobodyIsLostWhoIsAddedAgainAfterAStall() {
        for (int stallMs = 40; stallMs <= 300; stallMs++) {
            var stalled = new TimerWheel<Sleeper>(ORIGIN_NS);
            List<Sleeper> sleepers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sleepers.add(new Sleeper());
                sleepers.get(i).sleepUntil(at(i), stalled);
            }

            stalled.expire(at(stallMs), (sleeper, nowNs) -> sleeper.wake(nowNs, stalled));
            for (int ms = stallMs; ms <= stallMs + 100; ms++) {
                stalled.expire(at(ms), (sleeper, nowNs) -> sleeper.wake(nowNs, stalled));
            }

            assertThat(sleepers).as("after %d ms", stallMs).allMatch(sleeper -> sleeper.timesAwake == 6);
        }
    }

    @Test
    void nobodyIsLostWhoIsAddedAfterAStallBeforeTheWheelHasCaughtUp() {
        for (int stallMs = 40; stallMs <= 300; stallMs++) {
            var stalled = new TimerWheel<Sleeper>(ORIGIN_NS);
            var sleeper = new Sleeper();
            sleeper.sleepUntil(at(stallMs + 20), stalled);

            for (int ms = stallMs; ms <= stallMs + 20; ms++) {
                stalled.expire(at(ms), (awakened, nowNs) -> awakened.wake(nowNs, stalled));
            }

            assertThat(sleeper.timesAwake).as("after %d ms", stallMs).isEqualTo(1);
        }
    }

    /** Sleeps for 20 ms at a time and, as a line does, takes a wake-up before its time for an outdated one. */
    private static final class Sleeper extends TimerWheel.Sleeper {

        private long wakeNs;
        private int timesAwake;

        void sleepUntil(long dueNs, TimerWheel<Sleeper> wheel) {
            wakeNs = dueNs;
            wheel.add(this, dueNs);
        }

        void wake(long nowNs, TimerWheel<Sleeper> wheel) {
            if (nowNs - wakeNs >= 0) {
                timesAwake++;
                sleepUntil(nowNs + 20_000_000, wheel);
            }
        }
    }

    private void expire(double ms) {
        wheel.expire(at(ms), (item, nowNs) -> awake.add(item.name));
    }

    private static long at(double ms) {
        return ORIGIN_NS + Math.round(ms * 1_000_000);
    }
}
