package io.ivory.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a caller is turned away before the call is answered; the caller's telephone says so in its own way. */
public enum RejectCause {
    /** The caller hears the busy tone: 486 Busy Here. */
    BUSY("busy", 486),
    /** Nobody here wants the call: 603 Decline. */
    DECLINED("declined", 603),
    /** As if the number did not exist: 404 Not Found. */
    NOT_FOUND("notFound", 404),
    /** Nobody can be reached at the moment: 480 Temporarily Unavailable. */
    UNAVAILABLE("unavailable", 480);

    private final String json;
    private final int status;

    RejectCause(String json, int status) {
        this.json = json;
        this.status = status;
    }

    /** The word in the file. */
    public String json() {
        return json;
    }

    /** The SIP status that says it. */
    public int status() {
        return status;
    }

    /** The cause of that word. */
    public static Optional<RejectCause> named(String json) {
        return Arrays.stream(values()).filter(cause -> cause.json.equals(json)).findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(RejectCause::json).toList();
    }
}
