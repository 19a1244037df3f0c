package io.ivory.designer.metrics;

import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.media.MediaCounters;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.switchboard.CallCounts;
import io.ivory.runtime.telephony.TelephonyCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Calls, their sound and their signalling, as the phone side counts them by itself: nothing is asked of its threads. */
@Component
final class PhoneMeters implements MeterBinder {

    private final PhoneSide phone;
    private final CallCounts counts;
    private final Clock clock;

    PhoneMeters(PhoneSide phone, CallCounts counts, Clock clock) {
        this.phone = phone;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        calls(registry);
        sound(registry);
        signalling(registry);
    }

    private void calls(MeterRegistry registry) {
        gauge(registry, "ivory.phone.running", "1 while calls are taken", side -> side.isRunning() ? 1 : 0);
        gauge(registry, "ivory.calls.up", "Calls that go on", PhoneSide::callsInProgress);
        gauge(registry, "ivory.calls.lines", "Calls that may go on at once", PhoneSide::lines);
        Gauge.builder("ivory.calls.most.today", counts, each -> each.mostToday(clock.instant()))
                .description("Calls that went on at once today, at most")
                .register(registry);
        FunctionCounter.builder("ivory.calls.begun", counts, CallCounts::begun)
                .description("Calls that were taken")
                .register(registry);
        for (CallOutcome outcome : CallOutcome.values()) {
            FunctionCounter.builder(
                            "ivory.calls.ended", counts, each -> each.ended().getOrDefault(outcome, 0L))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .description("Calls by how they ended")
                    .register(registry);
        }
        for (TurnedAway reason : TurnedAway.values()) {
            FunctionCounter.builder(
                            "ivory.calls.turned.away",
                            phone,
                            side -> side.turnedAway().getOrDefault(reason, 0L))
                    .tag("reason", reason.word())
                    .description("New calls that were not taken")
                    .register(registry);
        }
    }

    private void sound(MeterRegistry registry) {
        Gauge.builder(
                        "ivory.sound.lateness",
                        phone,
                        side -> side.countersIfRunning()
                                .map(now -> now.media().lateness().toNanos() / 1e9)
                                .orElse(0.0))
                .description("By how much the latest media thread is behind, on the average of a second")
                .baseUnit("seconds")
                .register(registry);
        gauge(
                registry,
                "ivory.sound.threads",
                "Media threads",
                now(counters -> counters.media().threads()));
        gauge(
                registry,
                "ivory.rtp.ports",
                "Pairs of RTP ports in all",
                now(counters -> counters.media().ports()));
        gauge(
                registry,
                "ivory.rtp.ports.in.use",
                "Pairs of RTP ports that calls have",
                now(counters -> counters.media().portsInUse()));
        packets(registry, "sent", MediaCounters.Passed::sent);
        packets(registry, "received", MediaCounters.Passed::received);
        packets(registry, "lost", MediaCounters.Passed::lost);
        packets(registry, "stranger", MediaCounters.Passed::strangers);
        packets(registry, "malformed", MediaCounters.Passed::malformed);
        packets(registry, "forged", MediaCounters.Passed::forged);
    }

    private void packets(MeterRegistry registry, String kind, ToLongFunction<MediaCounters.Passed> count) {
        counter(
                registry,
                "ivory.rtp.packets",
                kind,
                "Packets of calls that are over",
                counters -> count.applyAsLong(counters.media().passed()));
    }

    private void signalling(MeterRegistry registry) {
        gauge(
                registry,
                "ivory.sip.calls",
                "Call legs in SIP",
                now(counters -> counters.sip().calls()));
        gauge(
                registry,
                "ivory.sip.dialogs",
                "Dialogs in the SIP stack",
                now(counters -> counters.sip().dialogs()));
        gauge(
                registry,
                "ivory.sip.connections",
                "Open TCP and TLS connections",
                now(counters -> counters.sip().connections()));
        String described = "SIP messages that the guard kept from the stack";
        counter(
                registry,
                "ivory.sip.messages",
                "refused",
                described,
                counters -> counters.sip().refused());
        counter(
                registry,
                "ivory.sip.messages",
                "dropped",
                described,
                counters -> counters.sip().dropped());
    }

    private void gauge(MeterRegistry registry, String name, String described, ToDoubleFunction<PhoneSide> value) {
        Gauge.builder(name, phone, value).description(described).register(registry);
    }

    /** Counts from zero again when the phone side starts: to Prometheus that is a counter that was reset. */
    private void counter(
            MeterRegistry registry,
            String name,
            String kind,
            String described,
            ToLongFunction<TelephonyCounters> count) {
        FunctionCounter.builder(
                        name,
                        phone,
                        side -> side.countersIfRunning()
                                .map(counters -> (double) count.applyAsLong(counters))
                                .orElse(0.0))
                .tag("kind", kind)
                .description(described)
                .register(registry);
    }

    private static ToDoubleFunction<PhoneSide> now(ToLongFunction<TelephonyCounters> value) {
        return side -> side.countersIfRunning()
                .map(counters -> (double) value.applyAsLong(counters))
                .orElse(0.0);
    }
}
