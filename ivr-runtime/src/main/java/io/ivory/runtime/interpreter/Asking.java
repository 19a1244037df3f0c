package io.ivory.runtime.interpreter;

import io.ivory.flow.AskRules;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.PromptId;
import io.ivory.runtime.call.DigitInput;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks a question as often as its rules allow: what menu and collect have in common.
 *
 * @param rules how patiently
 * @param digits when an answer is complete
 * @param shown turns the keys into what call records may show
 */
record Asking(AskRules rules, DigitRules digits, UnaryOperator<String> shown) {

    /**
     * Asks until {@code accept} takes an answer.
     *
     * @param accept the exit an answer leads to; empty where it does not fit, which is a no-match
     */
    Exit ask(Conversation call, Function<Wordings, Wording> question, Function<String, Optional<Exit>> accept) {
        Exit result = Exit.NO_INPUT;
        @Nullable PromptId hint = null;
        for (int attempt = 1; attempt <= rules.tries(); attempt++) {
            Wordings words = call.wordings();
            Wording asked =
                    hint == null ? question.apply(words) : words.of(hint).then(question.apply(words));
            switch (call.ask(asked, digits)) {
                case DigitInput.Entered(String keys, boolean _) -> {
                    call.pressed(shown.apply(keys));
                    Optional<Exit> exit = accept.apply(keys);
                    if (exit.isPresent()) {
                        return exit.get();
                    }
                    result = Exit.NO_MATCH;
                    hint = rules.noMatchPrompt();
                }
                case DigitInput.NoInput() -> {
                    result = Exit.NO_INPUT;
                    hint = rules.noInputPrompt();
                }
            }
        }
        return result;
    }
}
