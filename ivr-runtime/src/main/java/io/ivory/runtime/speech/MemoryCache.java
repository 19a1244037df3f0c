package io.ivory.runtime.speech;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The sounds that were used last, up to a number of bytes. Thread-safe.
 *
 * @param <K> what a sound is known by
 */
final class MemoryCache<K> {

    private final long maxBytes;
    private final LinkedHashMap<K, Pcm> sounds = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    MemoryCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized Optional<Pcm> get(K key) {
        return Optional.ofNullable(sounds.get(key));
    }

    synchronized void put(K key, Pcm sound) {
        Pcm replaced = sounds.put(key, sound);
        bytes += sound.bytes() - (replaced == null ? 0 : replaced.bytes());
        var eldest = sounds.entrySet().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized void remove(K key) {
        Pcm removed = sounds.remove(key);
        bytes -= removed == null ? 0 : removed.bytes();
    }
}
