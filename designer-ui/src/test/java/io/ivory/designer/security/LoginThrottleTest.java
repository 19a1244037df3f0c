package io.ivory.designer.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";
    private static final String ELSEWHERE = "192.0.2.2";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    private void fails(String name, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, HERE);
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void fiveFailuresLockTheNameFromThatAddressForTenMinutes() {
        fails("admin", 4);
        assertThat(throttle.isLocked("admin", HERE)).isFalse();

        fails(" ADMIN ", 1);

        assertThat(throttle.isLocked("admin", HERE)).isTrue();
        assertThat(throttle.isLocked("admin", ELSEWHERE)).isFalse();
        assertThat(throttle.isLocked("anna", HERE)).isFalse();

        pass(Duration.ofMinutes(9));
        assertThat(throttle.isLocked("admin", HERE)).isTrue();
        pass(Duration.ofMinutes(1));
        assertThat(throttle.isLocked("admin", HERE)).isFalse();
    }

    @Test
    void aRightPasswordForgivesWrongOnes() {
        fails("admin", 4);
        throttle.succeeded("admin", HERE);

        fails("admin", 1);

        assertThat(throttle.isLocked("admin", HERE)).isFalse();
    }

    @Test
    void aFloodOfMadeUpNamesIsForgotten() {
        fails("oldest", 5);

        for (int i = 0; i < 10_000; i++) {
            throttle.failed("name-" + i, HERE);
        }

        assertThat(throttle.isLocked("oldest", HERE)).isFalse();
        fails("name-9999", 4);
        assertThat(throttle.isLocked("name-9999", HERE)).isTrue();
    }
}
