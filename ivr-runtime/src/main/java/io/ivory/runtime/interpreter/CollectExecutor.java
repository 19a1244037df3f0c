package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Collect;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
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
                collect.ask().bargeIn());
        UnaryOperator<String> shown = call.variables().isSensitive(into) ? Variables::dots : UnaryOperator.identity();
        var asking = new Asking(collect.ask(), digits, shown);
        return new Step.Leave(asking.ask(call, words -> words.of(prompt), keys -> {
            if (!fits(keys, collect)) {
                return Optional.empty();
            }
            call.variables().set(into, keys);
            return Optional.of(Exit.NEXT);
        }));
    }

    private static boolean fits(String keys, Collect collect) {
        return keys.length() >= collect.minDigits()
                && keys.length() <= collect.maxDigits()
                && keys.chars().allMatch(key -> key >= '0' && key <= '9');
    }
}
