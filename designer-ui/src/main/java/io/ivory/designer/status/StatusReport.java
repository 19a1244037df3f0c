package io.ivory.designer.status;

import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.speech.VoiceState;
import io.ivory.runtime.trunk.TrunkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How everything does at one moment: figures, without a judgement.
 *
 * @param at when that was
 * @param version which release runs
 * @param uptime for how long it has
 * @param phoneRuns whether calls are taken
 * @param trunks those in use, by name
 * @param voices the preferred one first
 * @param queues those that anybody has waited in, by name
 * @param services those that were asked, by name
 */
public record StatusReport(
        Instant at,
        String version,
        Duration uptime,
        boolean phoneRuns,
        Calls calls,
        Sound sound,
        List<TrunkState> trunks,
        List<VoiceState> voices,
        List<Queue> queues,
        List<Service> services,
        Storage storage,
        Outbox outbox) {

    public StatusReport {
        trunks = List.copyOf(trunks);
        voices = List.copyOf(voices);
        queues = List.copyOf(queues);
        services = List.copyOf(services);
    }

    /**
     * Calls.
     *
     * @param up how many go on
     * @param lines how many may
     * @param mostToday how many went on at once today, at most
     * @param turnedAwayLastHour how many were not taken in the last 60 minutes, by reason
     */
    public record Calls(int up, int lines, int mostToday, Map<TurnedAway, Long> turnedAwayLastHour) {

        public Calls {
            turnedAwayLastHour = Map.copyOf(turnedAwayLastHour);
        }
    }

    /**
     * The sound of calls.
     *
     * @param lateness by how much packets leave late, on the average of a second
     * @param portsInUse RTP ports taken, in pairs
     * @param ports how many there are
     */
    public record Sound(Duration lateness, int portsInUse, int ports) {}

    /** A line of callers, and for how long whoever waits longest has. */
    public record Queue(String name, int waiting, Duration longestWait) {}

    /**
     * A service that flows ask.
     *
     * @param spared whether it has failed again and again and is asked only now and then
     */
    public record Service(String name, boolean spared) {}

    /**
     * What is kept.
     *
     * @param databaseAnswers whether the database did when it was asked last, some seconds ago
     * @param freeBytes room on the disk of the data folder
     * @param totalBytes the size of that disk
     * @param recordsWaiting steps of calls that are still to be written
     * @param recordsLost steps of calls that could not be kept, since the start
     */
    public record Storage(
            boolean databaseAnswers, long freeBytes, long totalBytes, int recordsWaiting, long recordsLost) {}

    /**
     * What callers were promised and is still to be done.
     *
     * @param notices what services are to be told
     * @param callbacks callbacks that are to be put on record
     * @param letters e-mails that are to be sent
     */
    public record Outbox(int notices, int callbacks, int letters) {}
}
