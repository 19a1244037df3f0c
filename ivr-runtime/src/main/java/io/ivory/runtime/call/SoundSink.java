package io.ivory.runtime.call;

import java.io.IOException;

/** Where sound goes that comes in from a caller. One thread owns it. */
@FunctionalInterface
public interface SoundSink {

    /**
     * Takes the next stretch of sound.
     *
     * @param samples 16 bits each, 8,000 a second; only valid during this call
     * @param length how many of them there are
     * @throws IOException if it cannot be kept; nothing more is wanted then
     */
    void write(short[] samples, int length) throws IOException;
}
