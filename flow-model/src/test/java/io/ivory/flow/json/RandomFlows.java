package io.ivory.flow.json;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.Expectation;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.TestCall;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes flows that nobody would draw, the same ones for the same seed. */
public final class RandomFlows {

    private final RandomValues values;
    private final RandomNodes randomNodes;

    public RandomFlows(long seed) {
        this.values = new RandomValues(seed);
        this.randomNodes = new RandomNodes(values);
    }

    public FlowDefinition next() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (int i = values.below(12); i > 0; i--) {
            FlowNode node = randomNodes.next();
            nodes.put(node.id(), node);
        }
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        for (int i = values.below(6); i > 0; i--) {
            prompts.put(values.promptId(), prompt());
        }
        var variables = new LinkedHashMap<VariableName, Variable>();
        for (int i = values.below(4); i > 0; i--) {
            variables.put(values.variable(), new Variable(values.one(VariableType.values()), values.flag()));
        }
        var tests = new LinkedHashMap<String, TestCall>();
        for (int i = values.below(3); i > 0; i--) {
            tests.put(values.text(), test());
        }
        var layout = new LinkedHashMap<NodeId, Position>();
        nodes.keySet().forEach(id -> layout.put(id, new Position(values.any(), values.below(5_000))));
        return new FlowDefinition(
                values.name(),
                values.flag() ? List.of(Language.ENGLISH) : List.of(new Language("pt-BR"), new Language("ru")),
                values.maybe(values::nodeId),
                values.maybe(values::nodeId),
                values.maybe(values::nodeId),
                values.maybe(values::nodeId),
                keys(),
                variables,
                nodes,
                prompts,
                tests,
                values.flag() ? new Layout(layout) : Layout.EMPTY,
                values.extensions());
    }

    private Map<KeyCommand, Digit> keys() {
        var keys = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        values.several(() -> values.one(KeyCommand.values()))
                .forEach(command -> keys.put(command, values.one(Digit.values())));
        return keys;
    }

    private Prompt prompt() {
        var texts = new LinkedHashMap<Language, PromptText>();
        for (String tag : values.several(() -> values.one("en", "ru", "de", "pt-BR"))) {
            texts.put(
                    new Language(tag),
                    new PromptText(values.text(), values.maybe(values::text), values.maybe(values::text)));
        }
        return new Prompt(texts);
    }

    private TestCall test() {
        var given = new LinkedHashMap<String, Map<String, TestCall.GivenAnswer>>();
        for (String connection : values.several(values::text)) {
            given.put(
                    connection,
                    Map.of(
                            values.text(),
                            new TestCall.GivenAnswer(
                                    values.below(600),
                                    values.maybe(() -> values.json(3)),
                                    Duration.ofMillis(values.below(3_000)))));
        }
        String from = values.maybe(values::text);
        return new TestCall(
                values.maybe(() -> LocalDateTime.of(2026, 1 + values.below(12), 1, values.below(24), values.below(60))),
                from,
                from == null ? 0 : values.below(4),
                values.maybe(values::text),
                values.flag() ? Map.of() : Map.of(values.variable(), values.json(2)),
                given,
                values.several(this::step),
                values.maybe(() -> values.one(Expectation.values())));
    }

    private TestCall.Step step() {
        return switch (values.below(8)) {
            case 0 -> new TestCall.Step.Hears(values.promptId());
            case 1 -> new TestCall.Step.HearsWords(values.text());
            case 2 -> new TestCall.Step.Presses("12*#");
            case 3 -> new TestCall.Step.StaysSilent();
            case 4 -> new TestCall.Step.HangsUp();
            case 6 -> new TestCall.Step.Speaks(Duration.ofMillis(100 + values.below(600_000 - 100)));
            case 5 -> new TestCall.Step.Rings(values.one(Exit.ANSWERED, Exit.BUSY));
            default -> new TestCall.Step.Ends(values.text());
        };
    }
}
