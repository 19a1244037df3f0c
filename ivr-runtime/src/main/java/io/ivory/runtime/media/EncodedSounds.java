package io.ivory.runtime.media;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.Pcm;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of each sound in each codec, made when a call first needs them and kept as long as the sound itself: a
 * thousand calls that hear the same prompt share them. Only for codecs without memory; the others are encoded call by call.
 * Thread-safe.
 */
final class EncodedSounds {

    private final ConcurrentMap<Key, ConcurrentMap<Codec, byte[]>> byCodec = new ConcurrentHashMap<>();
    private final ReferenceQueue<short[]> forgotten = new ReferenceQueue<>();

    /** What {@code sound} is on the wire. Never changed by anybody. */
    byte[] of(Pcm sound, Codec codec) {
        for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
            byCodec.remove(gone);
        }
        ConcurrentMap<Codec, byte[]> made = byCodec.get(new Key(sound.samples(), null));
        if (made == null) {
            made = byCodec.computeIfAbsent(new Key(sound.samples(), forgotten), key -> new ConcurrentHashMap<>());
        }
        return made.computeIfAbsent(codec, spoken -> spoken.encode(sound.samples()));
    }

    /** How many sounds are kept. */
    int size() {
        return byCodec.size();
    }

    /** The samples by identity: comparing them would cost more than encoding them. */
    private static final class Key extends WeakReference<short[]> {

        private final int hash;

        Key(short[] samples, @Nullable ReferenceQueue<short[]> forgotten) {
            super(samples, forgotten);
            hash = System.identityHashCode(samples);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this || (other instanceof Key key && get() != null && key.refersTo(get()));
        }
    }
}
