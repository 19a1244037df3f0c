package io.ivory.runtime.sip;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of our wish that the other side calls somebody else in our place: REFER and the NOTIFYs that follow it
 * (RFC 3515), as a table. Knows no stack, timer or thread; the call's queue owns it.
 *
 * <pre>
 *  ASKED --202--> ACCEPTED --NOTIFY with a final status, or the last NOTIFY--> DONE
 *     \--refused, no answer--------------------------------------------------> DONE
 * </pre>
 */
final class Referral {

    /** What a NOTIFY without any status counts as: nobody was reached. */
    static final int UNAVAILABLE = 480;

    private static final Pattern STATUS_LINE = Pattern.compile("^SIP/2\\.0 ([1-6][0-9]{2})\\b");

    private enum State {
        ASKED,
        ACCEPTED,
        DONE
    }

    private State state = State.ASKED;

    /** Whether it is decided. */
    boolean isOver() {
        return state == State.DONE;
    }

    /**
     * The answer to our REFER.
     *
     * @return how it ended, if that is decided: the status that refused it
     */
    OptionalInt onResponse(int status) {
        if (state != State.ASKED || status < 200) {
            return OptionalInt.empty();
        }
        if (status < 300) {
            state = State.ACCEPTED;
            return OptionalInt.empty();
        }
        return done(status);
    }

    /**
     * A NOTIFY; it may overtake the answer to the REFER (section 2.4.4).
     *
     * @param fragment its body, a message/sipfrag (RFC 3420) that begins with a status line
     * @param last whether the subscription is over with it
     * @return how it ended, if that is decided: the final status of the call that the other side placed
     */
    OptionalInt onNotify(String fragment, boolean last) {
        if (state == State.DONE) {
            return OptionalInt.empty();
        }
        Matcher line = STATUS_LINE.matcher(fragment);
        int status = line.find() ? Integer.parseInt(line.group(1)) : 100;
        if (status >= 200) {
            return done(status);
        }
        return last ? done(UNAVAILABLE) : OptionalInt.empty();
    }

    private OptionalInt done(int status) {
        state = State.DONE;
        return OptionalInt.of(status);
    }
}
