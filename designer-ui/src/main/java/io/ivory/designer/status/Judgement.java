package io.ivory.designer.status;

import io.ivory.designer.base.Moments;
import io.ivory.designer.numbers.TrunkWords;
import io.ivory.designer.status.Sign.About;
import io.ivory.designer.status.Sign.Row;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.TrunkState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Says of a report's figures what they mean for callers, in words and with a light. */
public final class Judgement {

    /** With fewer free lines than this share of all, the next busy hour may be too much. */
    private static final double FEW_LINES = 0.1;

    /** A quarter of a packet time (20 ms): nobody hears it, but there is little left. */
    private static final Duration RATHER_LATE = Duration.ofMillis(5);

    /** A whole packet time: from 100 calls on new ones are turned away. */
    private static final Duration LATE = Duration.ofMillis(20);

    private static final long GIGABYTE = 1_000_000_000L;

    /** So many steps are written within a second or two; more means that the database cannot follow. */
    private static final int MANY_RECORDS = 1_000;

    private static final int MANY_TO_SEND = 50;

    private final StatusReport report;
    private final ZoneId zone;

    /** @param zone the reader's */
    public Judgement(StatusReport report, ZoneId zone) {
        this.report = report;
        this.zone = zone;
    }

    /** Each part of the system, in the order in which it matters. */
    public List<Sign> signs() {
        return List.of(calls(), turnedAway(), sound(), trunks(), voices(), queues(), services(), storage(), outbox());
    }

    /** The worst of all lights. */
    public Light light() {
        return signs().stream().map(Sign::light).reduce(Light.GOOD, Light::or);
    }

    /** The same in a sentence. */
    public String sentence() {
        List<String> worst = signs().stream()
                .filter(sign -> sign.light() == light())
                .map(sign -> sign.about().title())
                .toList();
        return switch (light()) {
            case NONE, GOOD -> "All is well";
            case WARN -> "Worth a look: " + String.join(", ", worst);
            case BAD -> "Needs you now: " + String.join(", ", worst);
        };
    }

    private Sign calls() {
        var calls = report.calls();
        int free = calls.lines() - calls.up();
        List<Row> rows = List.of(
                Row.plain("Lines free", free + " of " + calls.lines()),
                Row.plain("Most at once today", String.valueOf(calls.mostToday())));
        String sentence = calls.up() + (calls.up() == 1 ? " call now" : " calls now");
        if (!report.phoneRuns()) {
            return new Sign(About.CALLS, Light.BAD, "Not taken", "The phone side does not run", rows);
        }
        if (free <= 0) {
            return new Sign(About.CALLS, Light.BAD, "All lines busy", sentence, rows);
        }
        return free < calls.lines() * FEW_LINES
                ? new Sign(About.CALLS, Light.WARN, "Few lines free", sentence, rows)
                : new Sign(About.CALLS, Light.GOOD, "Taken", sentence, rows);
    }

    private Sign turnedAway() {
        var counts = report.calls().turnedAwayLastHour();
        var rows = new ArrayList<Row>();
        Light light = Light.GOOD;
        long all = 0;
        for (TurnedAway reason : TurnedAway.values()) {
            long count = counts.getOrDefault(reason, 0L);
            if (count > 0) {
                rows.add(Row.plain(words(reason), String.valueOf(count)));
                light = isOurFault(reason) ? Light.WARN : light;
                all += count;
            }
        }
        String word = light == Light.WARN ? "Worth a look" : all == 0 ? "Nobody" : "As it should be";
        return new Sign(About.TURNED_AWAY, light, word, all + " in the last hour", rows);
    }

    /** A caller who did nothing wrong was not served: there is too little of something, or something is set up wrongly. */
    private static boolean isOurFault(TurnedAway reason) {
        return switch (reason) {
            case NO_ROOM, FLOOD, TRUNK_FULL, NO_PORT, ALL_LINES_BUSY, NO_SOUND, LOOP -> true;
            case ONLY_TRUNKS, UNKNOWN_NUMBER, BUSY_CALLER, SHUTTING_DOWN -> false;
        };
    }

    private static String words(TurnedAway reason) {
        return switch (reason) {
            case NO_ROOM -> "The machine was busy";
            case FLOOD -> "Too many new calls a second";
            case ONLY_TRUNKS -> "Strangers: only trunks may call";
            case TRUNK_FULL -> "A trunk was full";
            case LOOP -> "Passed on in a circle";
            case NO_PORT -> "No port for sound was free";
            case NO_SOUND -> "No sound could be agreed on";
            case ALL_LINES_BUSY -> "All lines were busy";
            case UNKNOWN_NUMBER -> "Number without a flow";
            case BUSY_CALLER -> "Too many calls of one caller";
            case SHUTTING_DOWN -> "Ivory was stopping";
        };
    }

    private Sign sound() {
        var sound = report.sound();
        List<Row> rows = List.of(Row.plain("Ports for sound", sound.portsInUse() + " of " + sound.ports() + " in use"));
        String sentence =
                String.format(Locale.ROOT, "%.1f ms late", sound.lateness().toNanos() / 1e6);
        if (sound.lateness().compareTo(LATE) >= 0) {
            return new Sign(About.SOUND, Light.BAD, "Late", sentence, rows);
        }
        return sound.lateness().compareTo(RATHER_LATE) >= 0
                ? new Sign(About.SOUND, Light.WARN, "Rather late", sentence, rows)
                : new Sign(About.SOUND, Light.GOOD, "On time", sentence, rows);
    }

    private Sign trunks() {
        List<Row> rows = report.trunks().stream().map(this::trunk).toList();
        if (rows.isEmpty()) {
            return new Sign(About.TRUNKS, Light.NONE, "None", "No trunk is set up", rows);
        }
        long well = rows.stream().filter(row -> row.light() == Light.GOOD).count();
        return summed(About.TRUNKS, well == 1 ? "1 trunk is ready" : well + " trunks are ready", rows);
    }

    private Row trunk(TrunkState trunk) {
        String use = (trunk.calls() == 1 ? "1 call" : trunk.calls() + " calls") + " now, " + trunk.outboundToday()
                + " out in 24 h";
        Light light = switch (trunk.standing()) {
            case Standing.Open _, Standing.Registered _ -> Light.GOOD;
            case Standing.Trying _ -> Light.WARN;
            case Standing.Failing(String _, Instant _, Instant _, Instant until) ->
                until != null && until.isAfter(report.at()) ? Light.WARN : Light.BAD;
            case Standing.Gone _ -> Light.NONE;
        };
        String detail = trunk.standing() instanceof Standing.Failing(String why, Instant _, Instant _, Instant _)
                ? why + " · " + use
                : use;
        return new Row(trunk.name(), light, TrunkWords.word(trunk.standing()), detail);
    }

    private Sign voices() {
        List<Row> rows = report.voices().stream().map(this::voice).toList();
        if (rows.isEmpty()) {
            return new Sign(About.VOICES, Light.BAD, "None", "There is no voice", rows);
        }
        long well = rows.stream().filter(row -> row.light() == Light.GOOD).count();
        Light light = well == rows.size() ? Light.GOOD : well > 0 ? Light.WARN : Light.BAD;
        return new Sign(About.VOICES, light, overall(light), well + " of " + rows.size() + " speak", rows);
    }

    private Row voice(VoiceState voice) {
        var since = voice.health().failingSince();
        String detail = voice.work().spoken() + " texts spoken"
                + (voice.work().failed() == 0 ? "" : ", " + voice.work().failed() + " not");
        if (since == null) {
            return new Row(voice.name(), Light.GOOD, "Speaks", detail);
        }
        String moment = " since " + Moments.of(since, report.at(), zone);
        return voice.health().spared()
                ? new Row(voice.name(), Light.BAD, "Not asked for a while", "Fails" + moment + " · " + detail)
                : new Row(voice.name(), Light.WARN, "Fails", "Fails" + moment + " · " + detail);
    }

    private Sign queues() {
        var rows = new ArrayList<Row>();
        int waiting = 0;
        for (StatusReport.Queue queue : report.queues()) {
            waiting += queue.waiting();
            rows.add(Row.plain(
                    queue.name(),
                    queue.waiting() == 0
                            ? "nobody waits"
                            : queue.waiting() + " wait, the longest for " + Moments.length(queue.longestWait())));
        }
        return new Sign(
                About.QUEUES,
                Light.NONE,
                waiting == 0 ? "Nobody" : String.valueOf(waiting),
                waiting == 0 ? "Nobody waits in line" : waiting == 1 ? "1 caller waits" : waiting + " callers wait",
                rows);
    }

    private Sign services() {
        List<Row> rows = report.services().stream()
                .map(service -> service.spared()
                        ? new Row(service.name(), Light.BAD, "Fails", "Asked only now and then")
                        : new Row(service.name(), Light.GOOD, "Answers", ""))
                .toList();
        return rows.isEmpty()
                ? new Sign(About.SERVICES, Light.NONE, "None asked", "No service asked yet", rows)
                : summed(
                        About.SERVICES,
                        rows.stream().filter(row -> row.light() == Light.GOOD).count() + " of " + rows.size()
                                + " answer",
                        rows);
    }

    private Sign storage() {
        var storage = report.storage();
        var rows = new ArrayList<Row>();
        rows.add(
                storage.databaseAnswers()
                        ? new Row("Database", Light.GOOD, "Answers", "")
                        : new Row("Database", Light.BAD, "Away", "Calls go on as published"));
        rows.add(disk(storage));
        rows.add(records(storage));
        return summed(About.STORAGE, gigabytes(storage.freeBytes()) + " free", rows);
    }

    private static Row disk(StatusReport.Storage storage) {
        String detail = gigabytes(storage.freeBytes()) + " of " + gigabytes(storage.totalBytes()) + " free";
        if (storage.freeBytes() < Math.min(GIGABYTE / 2, storage.totalBytes() / 50)) {
            return new Row("Disk of the data folder", Light.BAD, "Nearly full", detail);
        }
        return storage.freeBytes() < Math.min(5 * GIGABYTE, storage.totalBytes() / 10)
                ? new Row("Disk of the data folder", Light.WARN, "Fills up", detail)
                : new Row("Disk of the data folder", Light.GOOD, "Has room", detail);
    }

    private static Row records(StatusReport.Storage storage) {
        String detail = storage.recordsWaiting() + " steps of calls wait to be written";
        if (storage.recordsLost() > 0) {
            return new Row("Call records", Light.BAD, "Incomplete", storage.recordsLost() + " steps lost · " + detail);
        }
        return storage.recordsWaiting() > MANY_RECORDS
                ? new Row("Call records", Light.WARN, "Behind", detail)
                : new Row("Call records", Light.GOOD, "Written", detail);
    }

    private static String gigabytes(long bytes) {
        return bytes < GIGABYTE
                ? bytes / 1_000_000 + " MB"
                : String.format(Locale.ROOT, bytes < 10 * GIGABYTE ? "%.1f GB" : "%.0f GB", bytes / (double) GIGABYTE);
    }

    private Sign outbox() {
        var outbox = report.outbox();
        List<Row> rows = List.of(
                Row.plain("Notifications to services", String.valueOf(outbox.notices())),
                Row.plain("E-mails", String.valueOf(outbox.letters())),
                Row.plain("Callbacks to put on record", String.valueOf(outbox.callbacks())));
        int[] all = {outbox.notices(), outbox.letters(), outbox.callbacks()};
        boolean many = Arrays.stream(all).anyMatch(count -> count > MANY_TO_SEND);
        int waiting = Arrays.stream(all).sum();
        String sentence = waiting == 0 ? "Nothing waits" : waiting == 1 ? "1 thing waits" : waiting + " things wait";
        return new Sign(
                About.OUTBOX,
                many ? Light.WARN : Light.GOOD,
                many ? "Many wait" : waiting == 0 ? "Done" : "On the way",
                sentence,
                rows);
    }

    private static Sign summed(About about, String sentence, List<Row> rows) {
        Light light = rows.stream().map(Row::light).reduce(Light.GOOD, Light::or);
        return new Sign(about, light, overall(light), sentence, rows);
    }

    private static String overall(Light light) {
        return switch (light) {
            case NONE, GOOD -> "Well";
            case WARN -> "Worth a look";
            case BAD -> "Needs you";
        };
    }
}
