package io.ivory.runtime.speech;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.VoiceManager;
import io.ivory.flow.Language;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Speaks English with FreeTTS and its 16 kHz voice "kevin16": pure Java, about 20 ms for ten seconds of speech.
 *
 * <p>A FreeTTS voice mixes up the words of two threads that use it at once, so each thread has a voice to itself while
 * it speaks. Voices are loaded when first needed (about 5 MB each) and kept.
 */
public final class FreeTtsSynthesizer implements SpeechSynthesizer {

    private static final String VOICE = "kevin16";

    /** FreeTTS finds its voices by this property; without it, it searches the class path and finds none. */
    private static final String VOICES_PROPERTY = "freetts.voices";

    private static final String VOICE_DIRECTORY = "com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory";

    /**
     * Loading a voice touches what other voices speak from: one that was loaded beside them has said the same text
     * otherwise for ever after. So a voice is loaded only while none speaks and none is loaded.
     */
    private static final ReadWriteLock loading = new ReentrantReadWriteLock();

    private final BlockingQueue<Voice> idle;
    private final AtomicInteger unloaded;

    /** An engine that speaks at most {@code voices} texts at once. */
    public FreeTtsSynthesizer(int voices) {
        if (voices < 1) {
            throw new IllegalArgumentException("FreeTTS needs at least one voice, but " + voices + " were asked for");
        }
        if (System.getProperty(VOICES_PROPERTY) == null) {
            System.setProperty(VOICES_PROPERTY, VOICE_DIRECTORY);
        }
        idle = new ArrayBlockingQueue<>(voices);
        unloaded = new AtomicInteger(voices);
    }

    @Override
    public String name() {
        return "freetts";
    }

    @Override
    public String origin() {
        return "built in";
    }

    @Override
    public Set<Language> languages() {
        return Set.of(Language.ENGLISH);
    }

    @Override
    public String voice() {
        return "freetts-1.2.2-kevin16-1";
    }

    @Override
    public boolean canSay(String text, Language language) {
        return language.locale().getLanguage().equals("en") && EnglishText.isSpeakable(text);
    }

    @Override
    public Pcm say(String text, Language language) {
        if (!canSay(text, language)) {
            throw SpeechException.ofText("FreeTTS speaks English only and cannot say \"" + text + "\" in " + language);
        }
        Pcm sound = speak(EnglishText.spelledOut(text));
        if (!Loudness.isAudible(sound)) {
            throw SpeechException.ofText("FreeTTS made no sound of \"" + text + "\" in " + language);
        }
        return sound;
    }

    private Pcm speak(String ascii) {
        Voice voice = borrow();
        boolean usable = false;
        try {
            var recording = new FreeTtsRecording();
            voice.setAudioPlayer(recording);
            if (!spoken(voice, ascii)) {
                throw new SpeechException("FreeTTS could not say \"" + ascii + "\"");
            }
            usable = true;
            return recording.sound();
        } catch (SpeechException alreadySaid) {
            throw alreadySaid;
        } catch (RuntimeException broken) {
            throw new SpeechException("FreeTTS failed on \"" + ascii + "\": " + broken, broken);
        } finally {
            giveBack(usable ? voice : null);
        }
    }

    private static boolean spoken(Voice voice, String ascii) {
        loading.readLock().lock();
        try {
            return voice.speak(ascii);
        } finally {
            loading.readLock().unlock();
        }
    }

    private Voice borrow() {
        Voice ready = idle.poll();
        if (ready != null) {
            return ready;
        }
        if (unloaded.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return load();
        }
        try {
            return idle.take();
        } catch (InterruptedException nobodyWaitsAnyMore) {
            Thread.currentThread().interrupt();
            throw new SpeechException("interrupted while waiting for a free voice", nobodyWaitsAnyMore);
        }
    }

    private Voice load() {
        boolean loaded = false;
        loading.writeLock().lock();
        try {
            Voice voice = VoiceManager.getInstance().getVoice(VOICE);
            if (voice == null) {
                throw new SpeechException("FreeTTS has no voice \"" + VOICE + "\": the system property "
                        + VOICES_PROPERTY + " must name " + VOICE_DIRECTORY);
            }
            voice.allocate();
            loaded = true;
            return voice;
        } finally {
            loading.writeLock().unlock();
            if (!loaded) {
                unloaded.incrementAndGet();
            }
        }
    }

    /** A voice that failed half-way is not used again; another is loaded in its place. */
    private void giveBack(@Nullable Voice voice) {
        if (voice != null) {
            idle.add(voice);
        } else {
            unloaded.incrementAndGet();
        }
    }
}
