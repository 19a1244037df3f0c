package io.ivory.flow.check;

import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.VariableName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A PIN or a card number must be marked as sensitive, or it stands in every call record. */
final class UnmarkedSecret implements FlowCheck {

    private static final Set<String> SECRETS = Set.of(
            "pin",
            "password",
            "passcode",
            "cvv",
            "cvc",
            "card",
            "cardnumber",
            "creditcard",
            "ssn",
            "secret",
            "passport",
            "iban");

    /** Where a word of a name begins: {@code cardNumber}, {@code card_number}. */
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_+");

    @Override
    public String rule() {
        return "unmarked-secret";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        var collected = new HashMap<VariableName, FlowNode>();
        for (Collect collect : Nodes.of(flow, Collect.class)) {
            if (collect.into() != null) {
                collected.putIfAbsent(collect.into(), collect);
            }
        }
        flow.variables().forEach((name, variable) -> {
            FlowNode node = collected.get(name);
            if (node != null && !variable.sensitive() && soundsSecret(name)) {
                findings.add(
                        node,
                        Places.of(name),
                        "\"" + name + "\" looks like a secret, but will stand in call records: mark it as sensitive",
                        SecretCopied.markAsSensitive(name, variable));
            }
        });
        return findings.all();
    }

    private static boolean soundsSecret(VariableName name) {
        return WORDS.splitAsStream(name.value())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(SECRETS::contains);
    }
}
