package io.ivory.designer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NamedMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final NamedMeters trunks = new NamedMeters(registry, this::metersOf);

    @Test
    void metersComeAndGoWithWhatTheyMeasure() {
        trunks.are(List.of("carrier", "office"));
        Gauge kept = registry.get("calls").tag("trunk", "office").gauge();

        trunks.are(List.of("office", "other"));

        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getTag("trunk"))
                .containsExactlyInAnyOrder("office", "other");
        assertThat(registry.get("calls").tag("trunk", "office").gauge()).isSameAs(kept);
    }

    private List<Meter> metersOf(String name) {
        return List.of(Gauge.builder("calls", () -> 1).tag("trunk", name).register(registry));
    }
}
