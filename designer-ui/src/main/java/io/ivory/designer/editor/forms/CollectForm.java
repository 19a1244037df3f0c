package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.ReadBack;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.ReadBackWords;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The form of a collect node: the question, where the keys go, how many there are. */
final class CollectForm {

    private CollectForm() {}

    static Component of(NodeEditing<Collect> node) {
        var form = new Fields<>(node);
        form.prompt(new PromptField.Slot<>("prompt", "The question", Collect::prompt, Collect::withPrompt, false));
        form.variable("into", "Keep the keys as", VariableType.DIGITS, Collect::into, Collect::withInto);
        secret(form);
        form.row(row -> row.integer(
                        "digits",
                        "At least",
                        "digits: fewer keys than this count as “presses something else”",
                        1,
                        DigitRules.MAX_DIGITS,
                        Collect::minDigits,
                        (collect, min) -> collect.withDigits(min, Math.max(min, collect.maxDigits())))
                .integer(
                        "digits/max",
                        "At most (keys)",
                        "digits: so many keys end the input at once",
                        1,
                        DigitRules.MAX_DIGITS,
                        Collect::maxDigits,
                        (collect, max) -> collect.withDigits(Math.min(max, collect.minDigits()), max)));
        form.row(row -> row.choice(
                        "finishOn",
                        "Finish key",
                        List.of(Optional.of(Digit.POUND), Optional.of(Digit.STAR), Optional.<Digit>empty()),
                        key -> key.map(digit -> String.valueOf(digit.symbol())).orElse("none"),
                        collect -> Optional.ofNullable(collect.finishKey()),
                        (collect, key) -> collect.withFinishKey(key.orElse(null)))
                .seconds(
                        "interDigit",
                        "Pause between keys",
                        "inter-digit timeout: restarted at each key",
                        0.5,
                        AskFields.LONGEST_S,
                        Collect::interDigit,
                        Collect::withInterDigit));
        checks(form);
        readBack(form);
        AskFields.addTo(form, Collect::ask, Collect::withAsk);
        return form.box();
    }

    private static void secret(Fields<Collect> form) {
        VariableName into = form.node().node().into();
        if (into == null) {
            return;
        }
        Variable variable = form.node().flow().variables().getOrDefault(into, Variable.of(VariableType.DIGITS));
        var secret = new Checkbox("Keep it out of all records", variable.sensitive());
        secret.setTooltipText("For a PIN or a card number: records show dots instead of the keys");
        secret.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                form.node().declare(into, new Variable(variable.type(), change.getValue()));
            }
        });
        form.add(secret);
    }

    private static void checks(Fields<Collect> form) {
        Collect now = form.node().node();
        form.folded(
                "Check the keys",
                !now.check().equals(DigitCheck.NONE),
                fields -> fields.hint("Keys that do not pass count as “presses something else”.")
                        .text(
                                "check/pattern",
                                "They look like",
                                "pattern: such as [1-9][0-9]{4} for five digits that do not begin with 0",
                                collect -> Objects.requireNonNullElse(
                                        collect.check().pattern(), ""),
                                (collect, pattern) ->
                                        collect.withCheck(collect.check().withPattern(orNull(pattern))))
                        .check(
                                "The last one is a check digit",
                                "luhn: as in the number of a bank card",
                                collect -> collect.check().luhn(),
                                (collect, luhn) ->
                                        collect.withCheck(collect.check().withLuhn(luhn)))
                        .text(
                                "check/holds",
                                "It must hold that",
                                "A CEL condition; the variable above holds the keys in it, as in orderNumber != \"00000\"",
                                collect -> Objects.requireNonNullElse(
                                        collect.check().holds(), ""),
                                (collect, holds) ->
                                        collect.withCheck(collect.check().withHolds(orNull(holds)))));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void readBack(Fields<Collect> form) {
        ReadBack confirm = form.node().node().confirm();
        var asks = new Checkbox("Read the keys back and ask whether they are right", confirm != null);
        asks.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                readBack(form.node(), change.getValue());
            }
        });
        form.add(asks);
        if (confirm != null) {
            form.prompt(new PromptField.Slot<>(
                    "confirm/prompt",
                    "To read them back, say",
                    collect ->
                            collect.confirm() == null ? null : collect.confirm().prompt(),
                    (collect, prompt) -> confirming(collect, with -> with.withPrompt(prompt)),
                    false));
            form.row(row -> row.choice(
                            "confirm/right",
                            "Key for “right”",
                            List.of(Digit.values()),
                            key -> String.valueOf(key.symbol()),
                            collect -> Objects.requireNonNullElse(collect.confirm(), confirm)
                                    .right(),
                            (collect, key) -> confirming(collect, with -> with.withRight(key)))
                    .choice(
                            "confirm/again",
                            "Key for “try again”",
                            List.of(Digit.values()),
                            key -> String.valueOf(key.symbol()),
                            collect -> Objects.requireNonNullElse(collect.confirm(), confirm)
                                    .again(),
                            (collect, key) -> confirming(collect, with -> with.withAgain(key))));
        }
    }

    private static void readBack(NodeEditing<Collect> node, boolean asked) {
        if (asked) {
            PromptId made = node.newPrompt("read-back");
            var confirm = new ReadBack(made, ReadBack.DEFAULT_RIGHT, ReadBack.DEFAULT_AGAIN);
            Prompt words = ReadBackWords.of(node.flow(), node.node().into(), confirm);
            node.restructure(collect -> collect.withConfirm(confirm), Map.of(made, words));
        } else {
            node.restructure(collect -> collect.withConfirm(null));
        }
    }

    private static Collect confirming(Collect collect, UnaryOperator<ReadBack> change) {
        return collect.confirm() == null ? collect : collect.withConfirm(change.apply(collect.confirm()));
    }
}
