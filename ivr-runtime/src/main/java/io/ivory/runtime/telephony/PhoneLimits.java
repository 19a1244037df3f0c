package io.ivory.runtime.telephony;

import io.ivory.runtime.media.Patience;
import io.ivory.runtime.sip.FloodLimits;

/**
 * What the phone side puts up with.
 *
 * @param flood how many new calls are looked at in a second
 * @param patience how long a caller may be silent on the line
 */
public record PhoneLimits(FloodLimits flood, Patience patience) {

    public static final PhoneLimits USUAL = new PhoneLimits(FloodLimits.USUAL, Patience.USUAL);
}
