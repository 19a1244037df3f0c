package io.ivory.flow.check;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.edit.SetKeys;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Of the keys that mean the same at every question, each does one thing, and does it. */
final class KeyConflict implements FlowCheck {

    @Override
    public String rule() {
        return "key-conflict";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        twice(flow.keys())
                .forEach((command, other) -> findings.add(
                        null,
                        "/keys/" + command.json(),
                        sentence(command, requireNonNull(flow.keys().get(command)), other),
                        new Fix("Take the key away", SetKeys.of(flow, command, null))));
        if (flow.keys().containsKey(KeyCommand.OPERATOR) && flow.operator() == null) {
            findings.add(
                    null,
                    "/keys/operator",
                    "key " + symbol(flow.keys().get(KeyCommand.OPERATOR))
                            + " leads nowhere: choose where it leads, or take it away",
                    toAPerson(flow));
        }
        for (FlowNode node : flow.nodes().values()) {
            AskRules.of(node)
                    .filter(ask -> !ask.keys().equals(OwnKeys.NONE))
                    .ifPresent(ask -> checkOwn(findings, flow, node, ask));
        }
        return findings.all();
    }

    private static List<Fix> toAPerson(FlowDefinition flow) {
        return Cures.person(flow)
                .map(person -> new Fix("Lead it to \"" + person.name() + "\"", new SetKeys(flow.keys(), person.id())))
                .stream()
                .toList();
    }

    private static void checkOwn(Findings findings, FlowDefinition flow, FlowNode node, AskRules ask) {
        Map<KeyCommand, Digit> keys = new EnumMap<>(KeyCommand.class);
        keys.putAll(flow.keys());
        keys.putAll(ask.keys().keys());
        keys.keySet().removeAll(ask.keys().off());
        Map<KeyCommand, KeyCommand> twice = twice(keys);
        Map<Digit, KeyCommand> obeyed = flow.commands(node);
        ask.keys().keys().forEach((command, key) -> {
            Fix asEverywhere = Cures.ask(
                    "As at other questions", node, ask.withKeys(ask.keys().asEverywhere(command)));
            String pointer = Places.of(node, "keys", command.json());
            if (twice.containsKey(command)) {
                findings.add(node, pointer, sentence(command, key, twice.get(command)), asEverywhere);
            } else if (command == KeyCommand.OPERATOR && flow.operator() == null) {
                findings.add(
                        node,
                        pointer,
                        "key " + symbol(key) + " leads nowhere: choose where the flow's key for a person leads",
                        toAPerson(flow));
            } else if (!obeyed.containsKey(key)) {
                findings.add(
                        node,
                        pointer,
                        "key " + symbol(key) + " answers the question, so that it cannot " + what(command)
                                + ": give it another one",
                        asEverywhere);
            }
        });
    }

    /** The commands whose key another one has before them. */
    private static Map<KeyCommand, KeyCommand> twice(Map<KeyCommand, Digit> keys) {
        var twice = new EnumMap<KeyCommand, KeyCommand>(KeyCommand.class);
        var taken = new EnumMap<Digit, KeyCommand>(Digit.class);
        keys.forEach((command, key) -> {
            KeyCommand other = taken.putIfAbsent(key, command);
            if (other != null) {
                twice.put(command, other);
            }
        });
        return twice;
    }

    private static String sentence(KeyCommand command, Digit key, KeyCommand other) {
        return "key " + symbol(key) + " cannot both " + what(other) + " and " + what(command)
                + ": give one of them another key";
    }

    private static String what(KeyCommand command) {
        return switch (command) {
            case REPEAT -> "repeat the question";
            case BACK -> "lead back";
            case OPERATOR -> "lead to a person";
        };
    }

    private static char symbol(Digit key) {
        return key.symbol();
    }
}
