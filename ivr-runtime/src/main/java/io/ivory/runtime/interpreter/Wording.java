package io.ivory.runtime.interpreter;

import io.ivory.flow.PromptId;
import io.ivory.runtime.call.Utterance;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller is about to hear.
 *
 * @param parts what is played
 * @param shown what call records show: the words, or the prompt's template where a value in it must stay secret
 * @param secret whether something in it must stay secret
 * @param prompts the prompts it was made from
 */
record Wording(List<Utterance.Part> parts, String shown, boolean secret, List<PromptId> prompts) {

    static final Wording NOTHING = new Wording(List.of(), "", false, List.of());

    Wording {
        parts = List.copyOf(parts);
        prompts = List.copyOf(prompts);
    }

    /** This, and then {@code next}. */
    Wording then(Wording next) {
        return new Wording(
                joined(parts, next.parts),
                (shown + " " + next.shown).strip(),
                secret || next.secret,
                joined(prompts, next.prompts));
    }

    boolean isSilent() {
        return parts.isEmpty();
    }

    Utterance utterance() {
        return new Utterance(parts);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
