package io.ivory.designer.metrics;

import io.ivory.designer.IvoryApplication;
import io.ivory.designer.status.StatusDesk;
import io.ivory.designer.status.StatusReport;
import io.ivory.designer.status.StatusReport.Queue;
import io.ivory.designer.status.StatusReport.Service;
import io.ivory.designer.status.StatusReport.Sound;
import io.ivory.runtime.http.HttpServiceClient;
import io.ivory.runtime.media.MediaCounters;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.telephony.TelephonyCounters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Puts the status together from those who know its parts. */
@Component
final class RunningStatus implements StatusDesk, MeterBinder {

    private final PhoneSide phone;
    private final Lookout lookout;
    private final Backlog backlog;
    private final Voices voices;
    private final HttpServiceClient services;
    private final Clock clock;

    RunningStatus(
            PhoneSide phone, Lookout lookout, Backlog backlog, Voices voices, HttpServiceClient services, Clock clock) {
        this.phone = phone;
        this.lookout = lookout;
        this.backlog = backlog;
        this.voices = voices;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public StatusReport report() {
        return new StatusReport(
                clock.instant(),
                version(),
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()),
                phone.isRunning(),
                lookout.calls(),
                phone.countersIfRunning()
                        .map(TelephonyCounters::media)
                        .map(RunningStatus::sound)
                        .orElse(new Sound(Duration.ZERO, 0, 0)),
                phone.trunks(),
                voices.states(),
                phone.queues().stream()
                        .map(queue -> new Queue(queue.queue(), queue.waiting(), queue.longestWait()))
                        .toList(),
                services.states().stream()
                        .map(service -> new Service(service.name(), service.spared()))
                        .toList(),
                backlog.storage(lookout.databaseAnswers()),
                backlog.outbox());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ivory.build", () -> 1)
                .tag("version", version())
                .description("Always 1; the tag says which release runs")
                .register(registry);
    }

    private static Sound sound(MediaCounters media) {
        return new Sound(media.lateness(), media.portsInUse(), media.ports());
    }

    /** Known to the jar; whoever runs the classes from a workbench has none. */
    private static String version() {
        return Objects.requireNonNullElse(
                IvoryApplication.class.getPackage().getImplementationVersion(), "from source");
    }
}
