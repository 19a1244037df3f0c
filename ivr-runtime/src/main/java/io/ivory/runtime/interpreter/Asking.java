package io.ivory.runtime.interpreter;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.PromptId;
import io.ivory.runtime.call.DigitInput;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Asks a question as often as its rules allow: what menu and collect have in common.
 *
 * @param rules how patiently
 * @param digits when an answer is complete
 * @param shown turns the keys into what call records may show
 */
record Asking(AskRules rules, DigitRules digits, UnaryOperator<String> shown) {

    /** What an answer comes to. */
    sealed interface Answer {

        /** The call goes on by this exit. */
        record Leads(Exit exit) implements Answer {}

        /** It does not fit. */
        record NoMatch() implements Answer {}

        /** The caller wants to answer once more, and did nothing that does not fit. */
        record OnceMore() implements Answer {}
    }

    /** An answer that leads somewhere, or is a no-match where there is no {@code exit}. */
    static Answer by(Optional<Exit> exit) {
        return exit.<Answer>map(Answer.Leads::new).orElseGet(Answer.NoMatch::new);
    }

    /**
     * Asks until an answer or a key that means the same everywhere leads somewhere, or until there are no tries left.
     *
     * @param take what the keys come to
     */
    Step ask(Conversation call, Function<Wordings, Wording> question, Function<String, Answer> take) {
        Map<Digit, KeyCommand> commands = call.commands();
        Exit result = Exit.NO_INPUT;
        Optional<PromptId> hint = Optional.empty();
        int attempt = 1;
        while (attempt <= rules.tries()) {
            Wordings words = call.wordings();
            Wording asked = question.apply(words);
            switch (call.ask(hint.map(words::of).map(first -> first.then(asked)).orElse(asked), digits)) {
                case DigitInput.Entered(String keys, boolean _) -> {
                    call.pressed(shown.apply(keys));
                    KeyCommand command = Digit.of(keys.charAt(keys.length() - 1))
                            .map(commands::get)
                            .orElse(null);
                    if (command == KeyCommand.REPEAT) {
                        hint = Optional.empty();
                        continue;
                    }
                    if (command != null) {
                        return new Step.Jump(command == KeyCommand.BACK ? call.back() : call.operator());
                    }
                    switch (take.apply(keys)) {
                        case Answer.Leads(Exit exit) -> {
                            return new Step.Leave(exit);
                        }
                        case Answer.NoMatch() -> hint = rules.afterWrongKey(attempt + 1);
                        case Answer.OnceMore() -> hint = Optional.empty();
                    }
                    result = Exit.NO_MATCH;
                }
                case DigitInput.NoInput() -> {
                    result = Exit.NO_INPUT;
                    hint = rules.afterSilence(attempt + 1);
                }
            }
            attempt++;
        }
        return new Step.Leave(result);
    }
}
