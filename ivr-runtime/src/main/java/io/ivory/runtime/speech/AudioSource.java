package io.ivory.runtime.speech;

import java.util.Optional;

/** Where recorded prompts are kept: asked on a thread that is never interrupted, never by a call itself. Thread-safe. */
@FunctionalInterface
public interface AudioSource {

    /** The WAV file that was uploaded under {@code name}, if it is there; any exception means that it cannot be had now. */
    Optional<byte[]> audio(String name);
}
