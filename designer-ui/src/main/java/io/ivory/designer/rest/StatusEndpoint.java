package io.ivory.designer.rest;

import io.ivory.designer.status.Judgement;
import io.ivory.designer.status.Sign;
import io.ivory.designer.status.StatusDesk;
import io.ivory.designer.status.StatusReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How everything does, for whoever watches over it by script: what the view "Status" shows. */
@RestController
@RequestMapping("/api/status")
final class StatusEndpoint {

    private final StatusDesk desk;
    private final Clock clock;

    StatusEndpoint(StatusDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * The status.
     *
     * @param state the worst of all signs: good, warn, bad
     * @param words the same in a sentence
     */
    record Status(
            String state,
            String words,
            Instant at,
            String version,
            long uptimeSeconds,
            boolean phoneRuns,
            Calls calls,
            Sound sound,
            Storage storage,
            Waiting waiting,
            List<Part> signs) {}

    /** Calls; those turned away by reason, in the last hour. */
    record Calls(int up, int lines, int mostToday, Map<String, Long> turnedAwayLastHour) {}

    /** Sound. */
    record Sound(double latenessMs, int portsInUse, int ports) {}

    /** What is kept. */
    record Storage(boolean databaseAnswers, long freeBytes, long totalBytes) {}

    /** What is still to be written or sent. */
    record Waiting(int recordSteps, long recordStepsLost, int notices, int callbacks, int letters) {}

    /** A part of the system with its judgement. */
    record Part(String about, String state, String word, String words, List<Detail> details) {

        static Part of(Sign sign) {
            return new Part(
                    sign.about().word(),
                    sign.light().word(),
                    sign.word(),
                    sign.sentence(),
                    sign.rows().stream().map(Detail::of).toList());
        }
    }

    /** A detail of a part: a trunk, a voice, a queue. */
    record Detail(String name, String state, String word, String words) {

        static Detail of(Sign.Row row) {
            return new Detail(row.name(), row.light().word(), row.word(), row.detail());
        }
    }

    @GetMapping
    Status status() {
        StatusReport report = desk.report();
        var judgement = new Judgement(report, clock.getZone());
        var turnedAway = new TreeMap<String, Long>();
        report.calls().turnedAwayLastHour().forEach((reason, count) -> turnedAway.put(reason.word(), count));
        var storage = report.storage();
        var outbox = report.outbox();
        return new Status(
                judgement.light().word(),
                judgement.sentence(),
                report.at(),
                report.version(),
                report.uptime().toSeconds(),
                report.phoneRuns(),
                new Calls(
                        report.calls().up(),
                        report.calls().lines(),
                        report.calls().mostToday(),
                        turnedAway),
                new Sound(
                        report.sound().lateness().toNanos() / 1e6,
                        report.sound().portsInUse(),
                        report.sound().ports()),
                new Storage(storage.databaseAnswers(), storage.freeBytes(), storage.totalBytes()),
                new Waiting(
                        storage.recordsWaiting(),
                        storage.recordsLost(),
                        outbox.notices(),
                        outbox.callbacks(),
                        outbox.letters()),
                judgement.signs().stream().map(Part::of).toList());
    }
}
