package io.ivory.runtime.telephony;

import io.ivory.runtime.codec.Codec;

/** What a telephone has heard by now. */
final class Listening {

    private Listening() {}

    /** Whether somebody was heard who speaks at {@code level}, as far as the codecs on the way leave it so. */
    static boolean hears(TestPhone phone, Codec spokenIn, int level) {
        int spoken = spokenIn.decode(spokenIn.encode((short) level));
        for (short sample : phone.heard()) {
            if (Math.abs(sample - spoken) <= Math.abs(spoken) / 30) {
                return true;
            }
        }
        return false;
    }
}
