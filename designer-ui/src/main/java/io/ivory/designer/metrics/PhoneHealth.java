package io.ivory.designer.metrics;

import io.ivory.runtime.server.PhoneSide;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What {@code /actuator/health} goes by: whether calls are taken. A database that is away does not count, since calls go
 * on without it, and whoever would restart Ivory for it would end them.
 */
@Component
final class PhoneHealth implements HealthIndicator {

    private final PhoneSide phone;

    PhoneHealth(PhoneSide phone) {
        this.phone = phone;
    }

    @Override
    public Health health() {
        return phone.isRunning() ? Health.up().build() : Health.outOfService().build();
    }
}
