package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.PromptId;
import io.ivory.flow.ReadBack;
import io.ivory.flow.VariableName;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.interpreter.Asking.Answer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Asks for a number and keeps it as it was pressed, leading zeros and all. */
final class CollectExecutor implements NodeExecutor<Collect> {

    @Override
    public Step execute(Collect collect, Conversation call) {
        PromptId prompt = requireNonNull(collect.prompt());
        VariableName into = requireNonNull(collect.into());
        var digits = new DigitRules(
                collect.maxDigits(),
                collect.finishKey(),
                collect.ask().noInputAfter(),
                collect.interDigit(),
                collect.ask().bargeIn(),
                call.commands().keySet());
        UnaryOperator<String> shown = call.variables().isSensitive(into) ? Variables::dots : UnaryOperator.identity();
        var asking = new Asking(collect.ask(), digits, shown);
        return asking.ask(
                call,
                words -> words.of(prompt),
                keys -> collect.admits(keys) ? take(keys, into, collect, call) : new Answer.NoMatch());
    }

    /** Keeps the keys, unless they break the condition or the caller does not confirm them. */
    private static Answer take(String keys, VariableName into, Collect collect, Conversation call) {
        Optional<Object> before = call.variables().value(into);
        call.variables().set(into, keys);
        boolean kept = false;
        try {
            Answer answer = !holds(collect, call) ? new Answer.NoMatch() : confirmed(collect, call);
            kept = answer.equals(new Answer.Leads(Exit.NEXT));
            return answer;
        } finally {
            if (!kept) {
                call.variables().restore(into, before);
            }
        }
    }

    private static boolean holds(Collect collect, Conversation call) {
        String condition = collect.check().holds();
        return condition == null
                || call.flow().expressions().condition(condition).holds(call.context());
    }

    /** Reads the keys back as often as the question may be asked. */
    private static Answer confirmed(Collect collect, Conversation call) {
        ReadBack confirm = collect.confirm();
        if (confirm == null) {
            return new Answer.Leads(Exit.NEXT);
        }
        PromptId prompt = requireNonNull(confirm.prompt());
        var oneKey =
                DigitRules.singleKey(collect.ask().noInputAfter(), collect.ask().bargeIn());
        Exit result = Exit.NO_INPUT;
        for (int attempt = 1; attempt <= collect.ask().tries(); attempt++) {
            switch (call.ask(call.wordings().of(prompt), oneKey)) {
                case DigitInput.Entered(String keys, boolean _) -> {
                    call.pressed(keys);
                    Optional<Digit> key = Digit.of(keys.charAt(0));
                    if (key.filter(confirm.right()::equals).isPresent()) {
                        return new Answer.Leads(Exit.NEXT);
                    }
                    if (key.filter(confirm.again()::equals).isPresent()) {
                        return new Answer.OnceMore();
                    }
                    result = Exit.NO_MATCH;
                }
                case DigitInput.NoInput() -> result = Exit.NO_INPUT;
            }
        }
        return new Answer.Leads(result);
    }
}
