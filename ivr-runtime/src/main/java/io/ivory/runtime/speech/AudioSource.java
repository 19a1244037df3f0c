package io.ivory.runtime.speech;

import java.util.Optional;

/** Where recorded prompts are kept. Thread-safe. */
@FunctionalInterface
public interface AudioSource {

    /** The WAV file that was uploaded under {@code name}, if it is there. */
    Optional<byte[]> audio(String name);
}
