package io.ivory.runtime.audiofile;

import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.speech.Pcm;

/** What is left of a sound on an ordinary telephone: 8,000 samples a second with the 8 bits of G.711 u-law. */
public final class TelephoneSound {

    private TelephoneSound() {}

    /** The sound after its way over the wire and back. */
    public static Pcm of(Pcm sound) {
        return new Pcm(Codec.PCMU.decode(Codec.PCMU.encode(sound.samples())));
    }
}
