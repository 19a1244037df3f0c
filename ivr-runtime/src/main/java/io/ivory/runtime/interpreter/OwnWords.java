package io.ivory.runtime.interpreter;

import io.ivory.flow.Language;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.Utterance.Part;
import java.util.List;

/** Words that no flow holds. No check has made sure that there is a voice for them, so the call goes on without. */
final class OwnWords {

    private OwnWords() {}

    /** Whether there was nothing to say, or it could be said. */
    static boolean say(String words, Language language, Conversation call) {
        return words.isEmpty() || say(new Part.Spoken(words, language), call);
    }

    static boolean say(Part part, Conversation call) {
        try {
            call.say(wording(part));
            return true;
        } catch (CallEndedException over) {
            throw over;
        } catch (RuntimeException mute) {
            if (Thread.currentThread().isInterrupted()) {
                throw mute;
            }
            call.failed("\"" + part.text() + "\" could not be said: " + mute.getMessage());
            return false;
        }
    }

    static Wording wording(Part part) {
        return new Wording(List.of(part), part.text(), false, List.of());
    }
}
