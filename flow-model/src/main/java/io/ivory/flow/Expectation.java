package io.ivory.flow;

import java.util.Arrays;
import java.util.Optional;

/** What must become of a caller in a test call, whichever way the call goes. */
public enum Expectation {
    /** The flow brings the call to an end: no failure, no circle and no open exit does, and nobody is left in silence. */
    ENDS_WELL("endsWell"),
    /** A person answers; those who the steps say answer before the last of them do not count. */
    REACHES_PERSON("reachesPerson");

    private final String json;

    Expectation(String json) {
        this.json = json;
    }

    /** What the file says. */
    public String json() {
        return json;
    }

    /** The one that the file calls so. */
    public static Optional<Expectation> of(String json) {
        return Arrays.stream(values())
                .filter(expectation -> expectation.json.equals(json))
                .findFirst();
    }
}
