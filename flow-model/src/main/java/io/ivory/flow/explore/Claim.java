package io.ivory.flow.explore;

import java.util.Locale;

/** What the explorer proves or refutes of a flow; each has its part of docs/proof.md. */
public enum Claim {
    EVERY_PATH_CAN_END("from wherever a call has come, it can come to an end"),
    EVERY_PATH_ENDS_WELL(
            "every call that the flow ends has come to a person, a voicemail, a callback, a named outcome or a goodbye"),
    NO_FAILURE_CUTS_OFF("whatever fails, no caller is cut off"),
    NO_CIRCLE_WITHOUT_CALLER("no call goes in circles without the caller doing something"),
    PERSON_FROM_EVERY_MENU("from every menu a person can be reached");

    private final String sentence;

    Claim(String sentence) {
        this.sentence = sentence;
    }

    /** What is claimed, in words that begin in lower case. */
    public String sentence() {
        return sentence;
    }

    /** The name in output for machines and the heading in docs/proof.md, such as {@code every-path-can-end}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
