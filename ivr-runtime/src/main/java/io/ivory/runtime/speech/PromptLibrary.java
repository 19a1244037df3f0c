package io.ivory.runtime.speech;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.Utterance.Part.Recorded;
import io.ivory.runtime.call.Utterance.Part.Spoken;
import io.ivory.runtime.interpreter.FlowScript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of everything that is said: recorded prompts, and speech that is made once and kept.
 *
 * <p>Speech is made by the {@link Voices}; a call waits for it at most {@link Settings#timeout()}, and any number of calls
 * that need the same words wait for the same work. Only what {@link #prepare} was told of is kept on disk: words with a
 * caller's values in them (an order number, a PIN) stay in memory.
 */
public final class PromptLibrary implements PromptAudio, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PromptLibrary.class);

    private final Voices voices;
    private final Recordings recordings;
    private final Settings settings;
    private final MemoryCache<SoundKey> memory;
    private final DiskCache disk;
    private final ThreadPoolExecutor speech;
    private final LongAdder fromMemory = new LongAdder();
    private final LongAdder fromDisk = new LongAdder();
    private final LongAdder made = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();
    private final LongAdder unspoken = new LongAdder();
    private final ConcurrentMap<SoundKey, Making> inTheMaking = new ConcurrentHashMap<>();

    /**
     * How much the library may take.
     *
     * @param folder where speech is kept between restarts; made when needed
     * @param maxDiskBytes how much is kept there
     * @param maxMemoryBytes how much is kept in memory; a minute of speech is up to 3 MB
     * @param texts how many texts are in the making at once; the voices decide how many of these they speak
     * @param waiting how many more may wait for their turn before callers are turned down
     * @param timeout how long a call waits for its words
     */
    public record Settings(
            Path folder, long maxDiskBytes, long maxMemoryBytes, int texts, int waiting, Duration timeout) {

        /** 1 GB on disk, 64 MB in memory, 64 texts in the making, 200 waiting, 5 s. */
        public static Settings in(Path folder) {
            return new Settings(folder, 1L << 30, 64L << 20, 64, 200, Duration.ofSeconds(5));
        }

        /** The same with other room on disk. */
        public Settings keeping(long bytes) {
            return new Settings(folder, bytes, maxMemoryBytes, texts, waiting, timeout);
        }
    }

    /** How long publishing waits for a text: voices set up to take their time have it then. */
    private static final Duration TIME_TO_PREPARE = Duration.ofMinutes(1);

    public PromptLibrary(Voices voices, AudioSource recordings, Settings settings, InstantSource clock) {
        this.voices = voices;
        this.recordings = new Recordings(recordings, settings.maxMemoryBytes(), settings.waiting(), settings.timeout());
        this.settings = settings;
        memory = new MemoryCache<>(settings.maxMemoryBytes());
        disk = new DiskCache(settings.folder(), settings.maxDiskBytes(), clock);
        speech = new ThreadPoolExecutor(
                settings.texts(),
                settings.texts(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofVirtual()
                        .name("speech-", 1)
                        .factory()); // they wait for voices, which have threads of their own
    }

    @Override
    public Pcm of(Utterance.Part part) {
        return switch (part) {
            case Spoken words -> spoken(words, settings.timeout()).sound();
            case Recorded recorded -> recordedOrSpoken(recorded);
        };
    }

    /**
     * Makes the sound of all {@code parts} and keeps it on disk, so that no call waits for it.
     *
     * @return what cannot be said, or not in the way it was meant
     */
    public List<Unspoken> prepare(Collection<? extends Utterance.Part> parts) {
        var unspoken = new ArrayList<Unspoken>();
        for (Utterance.Part part : parts) {
            try {
                switch (part) {
                    case Spoken words -> keep(spoken(words, TIME_TO_PREPARE));
                    case Recorded recorded -> prepare(recorded);
                }
            } catch (SpeechException | WavFormatException silent) {
                unspoken.add(new Unspoken(part.text(), part.language(), String.valueOf(silent.getMessage())));
            }
        }
        return List.copyOf(unspoken);
    }

    /**
     * Makes the sound of all that {@code flow} says the same way in every call; done when it is published.
     *
     * @return what callers would not hear, or not in the way it was meant
     */
    public List<Unspoken> prepare(RunnableFlow flow) {
        var unspoken = new ArrayList<>(prepare(FlowScript.fixedParts(flow)));
        for (Spoken around : FlowScript.wordsAroundValues(flow)) {
            if (!voices.canSay(around.text(), around.language())) {
                unspoken.add(new Unspoken(
                        around.text(), around.language(), Voices.noVoiceFor(around.text(), around.language())));
            }
        }
        return List.copyOf(unspoken);
    }

    /**
     * Fetches recordings ahead, so that calls play them whether or not the store answers; to be called again when any of
     * them may have changed. Does not wait.
     *
     * @param names what the flows that take calls play
     */
    public void keepRecordings(Set<String> names) {
        recordings.renew(names);
    }

    /** Where words came from, and what is kept of them. */
    public SpeechCounters counters() {
        return new SpeechCounters(
                fromMemory.sum(),
                fromDisk.sum(),
                made.sum(),
                fallbacks.sum(),
                unspoken.sum(),
                memory.bytes(),
                disk.bytes());
    }

    /** Ends the speech threads; calls that still wait for words get a {@link SpeechException}. */
    @Override
    public void close() {
        recordings.close();
        for (Runnable waiting : speech.shutdownNow()) {
            if (waiting instanceof Future<?> nobodySpeaksIt) {
                nobodySpeaksIt.cancel(true);
            }
        }
    }

    private void prepare(Recorded recorded) {
        if (recordings.fresh(recorded.audio()).isEmpty()) {
            throw new SpeechException("The recording " + recorded.audio() + " is missing: upload it again");
        }
    }

    /** A caller hears the words one way or the other: a recording that is missing or damaged is spoken. */
    private Pcm recordedOrSpoken(Recorded recorded) {
        try {
            Optional<Pcm> sound = recordings.sound(recorded.audio());
            if (sound.isPresent()) {
                return sound.get();
            }
            log.atWarn().addKeyValue("audio", recorded.audio()).log("recording is missing; its text is spoken");
        } catch (WavFormatException | SpeechException notToBeHad) {
            if (Thread.currentThread().isInterrupted()) {
                throw new SpeechException(
                        "the caller hung up before \"" + recorded.text() + "\" was ready", notToBeHad);
            }
            log.atWarn()
                    .addKeyValue("audio", recorded.audio())
                    .addKeyValue("problem", notToBeHad.getMessage())
                    .log("recording cannot be played; its text is spoken");
        }
        return spoken(new Spoken(recorded.text(), recorded.language()), settings.timeout())
                .sound();
    }

    private void keep(Made speech) {
        if (disk.read(speech.key()).isEmpty()) {
            disk.write(speech.key(), speech.sound());
        }
    }

    private Made spoken(Spoken words, Duration patience) {
        List<SpeechSynthesizer> able = voices.thatSay(words.text(), words.language());
        var preferred = keyOf(words, able.getFirst());
        Optional<Pcm> ready = memory.get(preferred);
        if (ready.isPresent()) {
            fromMemory.increment();
            return new Made(preferred, ready.get());
        }
        Making making = Objects.requireNonNull(inTheMaking.compute(preferred, (key, underWay) -> {
            Making joined = underWay != null ? underWay : begin(() -> make(words, able));
            joined.waiting++;
            return joined;
        }));
        try {
            return await(making.sound, words, patience);
        } catch (SpeechException silent) {
            if (!Thread.currentThread().isInterrupted()) { // or nobody waits for the words any more
                unspoken.increment();
            }
            throw silent;
        } finally {
            leave(preferred, making);
        }
    }

    /** In a speech thread: the words in the first voice that manages to say them. */
    private Made make(Spoken words, List<SpeechSynthesizer> able) {
        SpeechException failure = null;
        for (SpeechSynthesizer voice : able) {
            var key = keyOf(words, voice);
            try {
                Pcm sound = kept(key).orElseGet(() -> said(voice, words));
                memory.put(key, sound);
                if (!voice.equals(able.getFirst())) {
                    fallbacks.increment();
                }
                return new Made(key, sound);
            } catch (SpeechException notThisVoice) {
                failure = notThisVoice;
            }
        }
        throw failure != null ? failure : new SpeechException("No voice for \"" + words.text() + "\"");
    }

    private Optional<Pcm> kept(SoundKey key) {
        Optional<Pcm> inMemory = memory.get(key);
        if (inMemory.isPresent()) {
            fromMemory.increment();
            return inMemory;
        }
        Optional<Pcm> onDisk = disk.read(key);
        if (onDisk.isPresent()) {
            fromDisk.increment();
        }
        return onDisk;
    }

    private Pcm said(SpeechSynthesizer voice, Spoken words) {
        Pcm sound = Loudness.even(voice.say(words.text(), words.language()));
        made.increment();
        return sound;
    }

    /** Whoever leaves last ends work that is not done: an engine that hangs must not keep its thread. */
    private void leave(SoundKey key, Making making) {
        inTheMaking.compute(key, (same, underWay) -> {
            making.waiting--;
            if (making.waiting > 0) {
                return underWay;
            }
            making.sound.cancel(true);
            return underWay == making ? null : underWay;
        });
    }

    private Making begin(Supplier<Made> work) {
        try {
            return new Making(speech.submit(work::get));
        } catch (RejectedExecutionException full) {
            throw new SpeechException(
                    "More than " + settings.waiting() + " texts wait to be spoken: the speech engines are overloaded",
                    full);
        }
    }

    private Made await(Future<Made> sound, Spoken words, Duration patience) {
        String what = "\"" + words.text() + "\" in " + words.language();
        try {
            return sound.get(patience.toNanos(), NANOSECONDS);
        } catch (TimeoutException | CancellationException tooSlow) {
            throw new SpeechException(what + " could not be spoken within " + patience.toMillis() + " ms", tooSlow);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SpeechException alreadySaid) {
                throw alreadySaid;
            }
            throw new SpeechException(what + " could not be spoken: " + failure.getCause(), failure);
        } catch (InterruptedException callerHungUp) {
            Thread.currentThread().interrupt();
            throw new SpeechException("the caller hung up before " + what + " was ready", callerHungUp);
        }
    }

    private static SoundKey keyOf(Spoken words, SpeechSynthesizer voice) {
        return SoundKey.ofSpeech(voice.voice(), words.language(), words.text());
    }

    /** Work that one or more calls wait for. */
    private static final class Making {

        private final Future<Made> sound;
        private int waiting; // changed only within a computation of the map

        Making(Future<Made> sound) {
            this.sound = sound;
        }
    }

    /** Speech, and what it is kept under. */
    private record Made(SoundKey key, Pcm sound) {}
}
