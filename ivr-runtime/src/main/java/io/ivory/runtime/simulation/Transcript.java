package io.ivory.runtime.simulation;

import io.ivory.flow.RejectCause;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.WaitResult;
import java.time.Duration;
import java.util.Locale;

/**
 * A call as text, one line for each thing said or done:
 *
 * <pre>
 * ivr     "For sales, press 1."
 * caller  1
 * ivr     transfers to sip:sales@pbx.example: ANSWERED
 * ivr     hangs up
 * </pre>
 */
final class Transcript {

    private final StringBuilder lines = new StringBuilder();

    void says(String words) {
        line("ivr", '"' + words + '"');
    }

    /** What is heard again and again while the caller waits. */
    void plays(String sound) {
        line("ivr", "plays meanwhile: " + sound);
    }

    void presses(String keys) {
        line("caller", keys);
    }

    void staysSilent() {
        line("caller", "(silent)");
    }

    void isRecorded(Duration speech) {
        line("caller", speech.isZero() ? "(silent)" : "(speaks for " + speech.toMillis() / 1_000.0 + " s)");
    }

    void callerHangsUp() {
        line("caller", "hangs up");
    }

    void transfers(String uri, TransferResult result) {
        line("ivr", "transfers to " + uri + ": " + result);
    }

    void waits(String queue, WaitResult result) {
        line("ivr", "has the caller wait for " + queue + ": " + result);
    }

    void refers(String uri, TransferResult result) {
        line("ivr", "hands over to " + uri + ": " + result);
    }

    void tells(String service, String request, String body) {
        line("ivr", ("tells " + service + ": " + request + " " + body).strip());
    }

    void writes(String to, String subject, String text) {
        line("ivr", ("writes to " + to + ": " + subject + " / " + text).strip());
    }

    void promises(String number, String reason) {
        line("ivr", "notes a callback to " + number + (reason.isEmpty() ? "" : ": " + reason));
    }

    void rejects(RejectCause cause) {
        line("ivr", "turns away: " + cause.json());
    }

    void hangsUp() {
        line("ivr", "hangs up");
    }

    private void line(String who, String what) {
        lines.append(String.format(Locale.ROOT, "%-8s%s%n", who, what.replace('\n', ' ')));
    }

    @Override
    public String toString() {
        return lines.toString().replace(System.lineSeparator(), "\n");
    }
}
