package io.ivory.runtime.sip;

import gov.nist.javax.sip.header.extensions.MinSE;
import gov.nist.javax.sip.header.extensions.SessionExpiresHeader;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.header.OptionTag;
import javax.sip.header.RequireHeader;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Message;

/**
 * What a message says about session timers (RFC 4028).
 *
 * @param supported whether its sender knows them
 * @param interval the Session-Expires in it
 * @param refresher {@code uac} or {@code uas}; empty if it is left to us
 * @param shortest the Min-SE in it; 90 s if there is none
 */
record TimerWish(boolean supported, Optional<Duration> interval, String refresher, Duration shortest) {

    static final String TAG = "timer";

    static TimerWish in(Message message) {
        Duration shortest = message.getHeader(MinSE.NAME) instanceof MinSE least
                ? Duration.ofSeconds(least.getExpires())
                : Duration.ofSeconds(90);
        boolean supported = names(message, SupportedHeader.NAME, TAG) || names(message, RequireHeader.NAME, TAG);
        if (message.getHeader(SessionExpiresHeader.NAME) instanceof SessionExpiresHeader wanted) {
            String refresher =
                    wanted.getRefresher() == null ? "" : wanted.getRefresher().toLowerCase(Locale.ROOT);
            return new TimerWish(supported, Optional.of(Duration.ofSeconds(wanted.getExpires())), refresher, shortest);
        }
        return new TimerWish(supported, Optional.empty(), "", shortest);
    }

    /** Whether it asks for refreshes more often than we put up with, and can be told so with 422. */
    boolean isTooShort(SessionTimer.Limits limits) {
        return supported && interval.isPresent() && interval.get().compareTo(limits.shortest()) < 0;
    }

    /** Whether the {@code header} (Supported or Require) of this message names the option. */
    static boolean names(Message message, String header, String option) {
        Iterator<?> all = message.getHeaders(header);
        while (all.hasNext()) {
            if (all.next() instanceof Header one
                    && one instanceof OptionTag tag
                    && option.equalsIgnoreCase(tag.getOptionTag())) { // an empty Supported has none
                return true;
            }
        }
        return false;
    }
}
