package io.ivory.runtime.interpreter;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.resource.CallerNumber;
import io.ivory.runtime.call.CallerMemory;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks for the language of the call, unless the caller has said so in an earlier one. */
final class LanguageExecutor implements NodeExecutor<LanguageChoice> {

    private final CallerMemory callers;

    LanguageExecutor(CallerMemory callers) {
        this.callers = callers;
    }

    @Override
    public Step execute(LanguageChoice choice, Conversation call) {
        Optional<Language> known = choice.options().size() == 1
                ? choice.options().values().stream().findFirst()
                : remembered(choice, call);
        if (known.isPresent()) {
            call.speak(known.get());
            return new Step.Leave(Exit.ofLanguage(known.get()));
        }
        var oneKey =
                DigitRules.singleKey(choice.ask().noInputAfter(), choice.ask().bargeIn());
        var asking = new Asking(choice.ask(), oneKey, UnaryOperator.identity());
        return asking.ask(call, words -> words.of(choice), keys -> Asking.by(chosen(keys, choice, call)));
    }

    /** A caller who comes here a second time in one call wants to change the language. */
    private Optional<Language> remembered(LanguageChoice choice, Conversation call) {
        String number = CallerNumber.normalised(call.control().from());
        if (!choice.remember() || call.hasChosenLanguage() || number.isEmpty()) {
            return Optional.empty();
        }
        try {
            return callers.languageOf(number).filter(choice.options()::containsValue);
        } catch (InterruptedException over) {
            throw call.cutShort();
        }
    }

    private Optional<Exit> chosen(String keys, LanguageChoice choice, Conversation call) {
        Optional<Language> language = Digit.of(keys.charAt(0)).map(choice.options()::get);
        language.ifPresent(spoken -> {
            call.speak(spoken);
            String number = CallerNumber.normalised(call.control().from());
            if (choice.remember() && !number.isEmpty()) {
                callers.remember(number, spoken);
            }
        });
        return language.map(Exit::ofLanguage);
    }
}
