package io.ivory.runtime.voicemail;

import io.ivory.runtime.call.VoicemailBoxes;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.LeftRecording;
import io.ivory.runtime.store.VoicemailStore;
import io.ivory.runtime.voicemail.RecordingFolder.Whole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after what callers leave: takes recordings from calls, files them, tells people, and makes room.
 *
 * <p>A call only writes its file. Filing it in the database happens on threads of the desk's own and is tried until it
 * succeeds; what was not filed when the process ended is filed at the next start, from the files. Thread-safe.
 */
public final class VoicemailDesk implements VoicemailBoxes, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VoicemailDesk.class);

    /** A caller waits no longer than this to hear that a box is full. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    /** For so long a deletion can be undone, by whoever has still the page open. */
    private static final Duration UNDO = Duration.ofHours(1);

    private static final Duration TIDY_EVERY = Duration.ofMinutes(10);
    /** A letter about something older would only confuse. */
    private static final Duration OLDEST_NEWS = Duration.ofDays(3);

    private static final Duration LAST_WORK = Duration.ofSeconds(2);
    private static final int THREADS = 2;

    private final RecordingFolder folder;
    private final VoicemailStore store;
    private final Letters letters;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().name("voicemail-", 1).daemon().factory());

    private VoicemailDesk(RecordingFolder folder, VoicemailStore store, Letters letters, Clock clock) {
        this.folder = folder;
        this.store = store;
        this.letters = letters;
        this.clock = clock;
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Opens the desk, having mended what a killed process left behind in {@code folder}.
     *
     * @param letters tells people of new recordings
     */
    public static VoicemailDesk open(Path folder, VoicemailStore store, Letters letters, Clock clock) {
        var desk = new VoicemailDesk(new RecordingFolder(folder), store, letters, clock);
        List<Whole> found = desk.folder.mend();
        desk.untilDone("voicemail could not be compared with its files", () -> desk.reconcile(found));
        var _ = desk.threads.scheduleWithFixedDelay(desk::tidy, 1, TIDY_EVERY.toMinutes(), TimeUnit.MINUTES);
        return desk;
    }

    @Override
    public boolean hasRoom(String box, int maximum) throws InterruptedException {
        var answer = new FutureTask<>(() -> store.hasRoom(box, maximum));
        try {
            threads.execute(answer);
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException | ExecutionException away) {
            boolean _ = answer.cancel(false); // not by an interrupt: H2 would close its file
            log.atWarn().addKeyValue("reason", away.toString()).log("a voicemail box is taken to have room");
            return true;
        }
    }

    @Override
    public NewRecording begin(Origin origin) throws IOException {
        return folder.begin(origin, this::file);
    }

    /** What is in {@code box}, or in all boxes if it is null: what nobody has heard first, then the newest. */
    public List<LeftRecording> list(@Nullable String box) {
        return store.list(box);
    }

    /** How many recordings nobody has heard, for each box that has any recordings. */
    public Map<String, Integer> unheard() {
        return store.unheard();
    }

    public Optional<LeftRecording> find(String id) {
        return store.find(id);
    }

    /** The WAV file of a recording that is in a box and was taken by this server. */
    public Optional<Path> sound(String id) {
        return store.find(id).flatMap(left -> folder.sound(left.id()));
    }

    /** What a recording is called where it is taken out of here. */
    public String fileName(LeftRecording left) {
        return RecordingLetter.fileName(left, clock.getZone());
    }

    /** Somebody has heard it; it counts as new again if {@code by} is null. */
    public void heard(String id, @Nullable String by) {
        store.heard(id, by);
    }

    /** Somebody has dealt with it; it is still to be dealt with if {@code by} is null. */
    public void done(String id, @Nullable String by) {
        store.done(id, by);
    }

    /** Takes it out of its box. It can be brought back for an hour. */
    public void delete(String id, String by) {
        store.delete(id, by);
    }

    /**
     * Brings a deleted one back.
     *
     * @throws io.ivory.runtime.store.NotFoundException if it is gone for good
     */
    public void restore(String id) {
        store.restore(id);
    }

    /** Whether people can be told by e-mail. */
    public boolean tellsByMail() {
        return letters.areSent();
    }

    /** Ends; what is not filed yet is filed at the next start. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().log("voicemail is not filed yet: that is done at the next start");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void file(Whole whole) {
        untilDone("a voicemail recording could not be filed yet", () -> {
            LeftRecording left = add(whole);
            tell(left);
            store.tooMany(left.box(), whole.origin().maximum()).forEach(this::remove);
        });
    }

    private LeftRecording add(Whole whole) {
        Origin origin = whole.origin();
        var left = new LeftRecording(
                whole.id(),
                store.server(),
                origin.box(),
                origin.from(),
                origin.call().value(),
                origin.flow(),
                origin.at(),
                whole.length(),
                null,
                null,
                letters.areSent() ? origin.email() : null);
        store.add(left);
        return left;
    }

    private void tell(LeftRecording left) {
        String to = left.email();
        Optional<Path> sound = folder.sound(left.id());
        if (to != null && sound.isPresent()) {
            boolean _ = letters.send(
                    RecordingLetter.of(left, to, sound.get(), clock.getZone()), () -> store.told(left.id()));
        }
    }

    private void remove(LeftRecording left) {
        folder.delete(left.id());
        store.remove(left.id());
    }

    /** Files without a record get one; records without a file go. */
    private void reconcile(List<Whole> found) {
        Set<String> known = new HashSet<>(store.ids());
        for (Whole whole : found) {
            if (!known.remove(whole.id())) {
                log.atInfo().addKeyValue("recording", whole.id()).log("a voicemail recording is filed late");
                LeftRecording _ = add(whole);
            }
        }
        for (String id : known) {
            if (folder.sound(id).isEmpty()) {
                log.atWarn().addKeyValue("recording", id).log("a voicemail recording has lost its file");
                store.remove(id);
            }
        }
        if (letters.areSent()) {
            store.untold(OLDEST_NEWS).forEach(this::tell);
        }
    }

    private void tidy() {
        try {
            store.deletedBefore(clock.instant().minus(UNDO)).forEach(this::remove);
        } catch (RuntimeException later) {
            log.atWarn().addKeyValue("reason", later.getMessage()).log("deleted voicemail is not removed yet");
        }
    }

    private void untilDone(String problem, Runnable work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException away) {
                    log.atWarn().addKeyValue("reason", away.getMessage()).log(problem);
                    again(problem, work);
                }
            });
        } catch (RejectedExecutionException closed) {
            log.atInfo().log("voicemail is filed at the next start");
        }
    }

    private void again(String problem, Runnable work) {
        try {
            var _ = threads.schedule(() -> untilDone(problem, work), TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            log.atInfo().log("voicemail is filed at the next start");
        }
    }
}
