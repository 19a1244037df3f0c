package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recorded prompts by name, in memory. They are fetched on a thread of their own that nobody ever interrupts: a caller
 * who hangs up interrupts the call, and an interrupt in the middle of a read closes the file of an embedded database.
 * Thread-safe.
 */
final class Recordings implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Recordings.class);

    private final AudioSource source;
    private final Duration timeout;
    private final MemoryCache<String> memory;
    private final ThreadPoolExecutor fetching;
    private final ConcurrentMap<String, Future<Optional<Pcm>>> onTheWay = new ConcurrentHashMap<>();
    private final AtomicReference<Set<String>> toRenew = new AtomicReference<>(Set.of());

    /**
     * @param maxBytes how much is kept in memory
     * @param waiting how many recordings may wait to be fetched
     * @param timeout how long a call waits for one
     */
    Recordings(AudioSource source, long maxBytes, int waiting, Duration timeout) {
        this.source = source;
        this.timeout = timeout;
        memory = new MemoryCache<>(maxBytes);
        fetching = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("recordings").daemon().factory());
    }

    /**
     * The sound of {@code name}, evened out; fetched only if it is not in memory. Empty if there is no such recording.
     *
     * @throws SpeechException if it does not come in time, or the store fails
     * @throws WavFormatException if it is damaged
     */
    Optional<Pcm> sound(String name) {
        Optional<Pcm> known = memory.get(name);
        return known.isPresent() ? known : await(onTheWay.computeIfAbsent(name, this::begin), name);
    }

    /** The same as the store holds it now, whatever is in memory. */
    Optional<Pcm> fresh(String name) {
        return await(begin(name), name);
    }

    /** Fetches {@code names} again, soon; what cannot be fetched stays as it is known. */
    void renew(Set<String> names) {
        if (toRenew.getAndSet(Set.copyOf(names)).isEmpty() && !names.isEmpty()) {
            try {
                fetching.execute(() -> toRenew.getAndSet(Set.of()).forEach(this::renew));
            } catch (RejectedExecutionException full) {
                toRenew.set(Set.of());
                log.atWarn().addKeyValue("recordings", names.size()).log("too many recordings wait to be fetched");
            }
        }
    }

    /** Lets the fetch that is under way end by itself. */
    @Override
    public void close() {
        fetching.shutdown();
    }

    private void renew(String name) {
        try {
            fetch(name);
        } catch (RuntimeException e) { // a database that is away costs nobody what is in memory
            log.atWarn()
                    .addKeyValue("audio", name)
                    .addKeyValue("reason", e.getMessage())
                    .log("recording could not be renewed");
        }
    }

    private Future<Optional<Pcm>> begin(String name) {
        return submit(() -> {
            try {
                return fetch(name);
            } finally {
                onTheWay.remove(name);
            }
        });
    }

    private Future<Optional<Pcm>> submit(Callable<Optional<Pcm>> work) {
        try {
            return fetching.submit(work);
        } catch (RejectedExecutionException full) {
            throw new SpeechException("Too many recordings wait to be fetched", full);
        }
    }

    private Optional<Pcm> fetch(String name) {
        Optional<Pcm> sound = source.audio(name).map(file -> Loudness.even(WavFile.read(file)));
        sound.ifPresentOrElse(found -> memory.put(name, found), () -> memory.remove(name));
        return sound;
    }

    private Optional<Pcm> await(Future<Optional<Pcm>> sound, String name) {
        try {
            return sound.get(timeout.toNanos(), NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            throw new SpeechException(
                    "the recording " + name + " did not come within " + timeout.toMillis() + " ms", tooSlow);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof WavFormatException damaged) {
                throw damaged;
            }
            throw new SpeechException("the recording " + name + " cannot be fetched: " + failure.getCause(), failure);
        } catch (InterruptedException callerHungUp) {
            Thread.currentThread().interrupt();
            throw new SpeechException("the caller hung up before the recording " + name + " was ready", callerHungUp);
        }
    }
}
