package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.edit.SetPrompt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number of keys is said one by one: without a format, 12345 becomes twelve thousand three hundred and forty-five. */
final class PlainDigits implements FlowCheck {

    private static final Pattern PLAIN = Pattern.compile("(?<!\\{)\\{\\s*([a-zA-Z]\\w*)\\s*}");

    @Override
    public String rule() {
        return "plain-digits";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        PromptUse.firstUsers(flow)
                .forEach((id, node) -> flow.prompt(id)
                        .ifPresent(prompt -> prompt.texts()
                                .forEach((language, text) -> check(findings, flow, node, id, language, text))));
        return findings.all();
    }

    private static void check(
            Findings findings, FlowDefinition flow, FlowNode node, PromptId id, Language language, PromptText text) {
        PLAIN.matcher(text.text())
                .results()
                .map(value -> new VariableName(value.group(1)))
                .distinct()
                .forEach(name -> format(flow.variables().get(name)).ifPresent(format -> {
                    String mended = PLAIN.matcher(text.text())
                            .replaceAll(value -> Matcher.quoteReplacement(
                                    value.group(1).equals(name.value())
                                            ? "{" + name + " | " + format + "}"
                                            : value.group()));
                    findings.add(
                            node,
                            Places.of(id, language),
                            "{" + name + "} is said as one number: write {" + name + " | " + format + "}",
                            new Fix(
                                    "Write {" + name + " | " + format + "}",
                                    new SetPrompt(id, language, new PromptText(mended, text.audio(), text.sha256()))));
                }));
    }

    private static Optional<String> format(@Nullable Variable variable) {
        return variable == null
                ? Optional.empty()
                : switch (variable.type()) {
                    case DIGITS -> Optional.of("digits");
                    case DATE -> Optional.of("date");
                    case TEXT, NUMBER, BOOLEAN, RECORD -> Optional.empty();
                };
    }
}
