package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.PromptId;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a collect node: the question, where the keys go, how many there are. */
final class CollectForm {

    private CollectForm() {}

    static Component of(NodeEditing<Collect> node) {
        var form = new Fields<>(node);
        form.prompt(new PromptField.Slot<>("prompt", "The question", Collect::prompt, CollectForm::withPrompt, false));
        form.variable("into", "Keep the keys as", VariableType.DIGITS, Collect::into, CollectForm::into);
        secret(form);
        form.row(row -> row.integer(
                        "digits",
                        "At least",
                        "digits: fewer keys than this count as “presses something else”",
                        1,
                        DigitRules.MAX_DIGITS,
                        Collect::minDigits,
                        (collect, min) -> digits(collect, min, Math.max(min, collect.maxDigits())))
                .integer(
                        "digits/max",
                        "At most (keys)",
                        "digits: so many keys end the input at once",
                        1,
                        DigitRules.MAX_DIGITS,
                        Collect::maxDigits,
                        (collect, max) -> digits(collect, Math.min(max, collect.minDigits()), max)));
        form.row(row -> row.choice(
                        "finishOn",
                        "Finish key",
                        List.of(Optional.of(Digit.POUND), Optional.of(Digit.STAR), Optional.<Digit>empty()),
                        key -> key.map(digit -> String.valueOf(digit.symbol())).orElse("none"),
                        collect -> Optional.ofNullable(collect.finishKey()),
                        (collect, key) -> finish(collect, key.orElse(null)))
                .seconds(
                        "interDigit",
                        "Pause between keys",
                        "inter-digit timeout: restarted at each key",
                        0.5,
                        AskFields.LONGEST_S,
                        Collect::interDigit,
                        CollectForm::interDigit));
        AskFields.addTo(form, Collect::ask, CollectForm::withAsk);
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

    private static Collect withPrompt(Collect collect, @Nullable PromptId prompt) {
        return new Collect(
                collect.head(),
                prompt,
                collect.into(),
                collect.minDigits(),
                collect.maxDigits(),
                collect.finishKey(),
                collect.interDigit(),
                collect.ask());
    }

    private static Collect into(Collect collect, VariableName into) {
        return new Collect(
                collect.head(),
                collect.prompt(),
                into,
                collect.minDigits(),
                collect.maxDigits(),
                collect.finishKey(),
                collect.interDigit(),
                collect.ask());
    }

    private static Collect digits(Collect collect, int min, int max) {
        return new Collect(
                collect.head(),
                collect.prompt(),
                collect.into(),
                min,
                max,
                collect.finishKey(),
                collect.interDigit(),
                collect.ask());
    }

    private static Collect finish(Collect collect, @Nullable Digit key) {
        return new Collect(
                collect.head(),
                collect.prompt(),
                collect.into(),
                collect.minDigits(),
                collect.maxDigits(),
                key,
                collect.interDigit(),
                collect.ask());
    }

    private static Collect interDigit(Collect collect, Duration pause) {
        return new Collect(
                collect.head(),
                collect.prompt(),
                collect.into(),
                collect.minDigits(),
                collect.maxDigits(),
                collect.finishKey(),
                pause,
                collect.ask());
    }

    private static Collect withAsk(Collect collect, AskRules ask) {
        return new Collect(
                collect.head(),
                collect.prompt(),
                collect.into(),
                collect.minDigits(),
                collect.maxDigits(),
                collect.finishKey(),
                collect.interDigit(),
                ask);
    }
}
