package io.ivory.flow.json;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.Expectation;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Layout;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReadBack;
import io.ivory.flow.RejectCause;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RowMatch;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.ServicePatience;
import io.ivory.flow.Split;
import io.ivory.flow.TestCall;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.Voicemail;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes flows that nobody would draw, the same ones for the same seed. */
public final class RandomFlows {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Hello",
            "Привет, мир",
            "\"quoted\" \\ {order.number | digits}",
            "line\nbreak\ttab",
            "😀 \u2028 \u0001",
            "a rather long text that does not fit on one line together with whatever stands beside it, surely");

    private final Random random;

    public RandomFlows(long seed) {
        this.random = new Random(seed);
    }

    public FlowDefinition next() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (int i = random.nextInt(12); i > 0; i--) {
            FlowNode node = node(new NodeHead(nodeId(), name(), Map.of(), extensions()));
            nodes.put(node.id(), connected(node));
        }
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        for (int i = random.nextInt(6); i > 0; i--) {
            prompts.put(promptId(), prompt());
        }
        var variables = new LinkedHashMap<VariableName, Variable>();
        for (int i = random.nextInt(4); i > 0; i--) {
            variables.put(variable(), new Variable(one(VariableType.values()), random.nextBoolean()));
        }
        var tests = new LinkedHashMap<String, TestCall>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tests.put(text(), test());
        }
        var layout = new LinkedHashMap<NodeId, Position>();
        nodes.keySet().forEach(id -> layout.put(id, new Position(random.nextInt(), random.nextInt(5_000))));
        return new FlowDefinition(
                name(),
                random.nextBoolean() ? List.of(Language.ENGLISH) : List.of(new Language("pt-BR"), new Language("ru")),
                maybe(this::nodeId),
                maybe(this::nodeId),
                maybe(this::nodeId),
                maybe(this::nodeId),
                keys(),
                variables,
                nodes,
                prompts,
                tests,
                random.nextBoolean() ? new Layout(layout) : Layout.EMPTY,
                extensions());
    }

    private FlowNode node(NodeHead head) {
        return switch (one(NodeType.values())) {
            case SAY -> new Say(head, several(this::promptId));
            case MENU -> new Menu(head, maybe(this::promptId), options(), maybe(this::promptId), ask());
            case COLLECT -> {
                int min = 1 + random.nextInt(10);
                yield new Collect(
                        head,
                        maybe(this::promptId),
                        maybe(this::variable),
                        min,
                        min + random.nextInt(3),
                        maybe(() -> one(Digit.values())),
                        Duration.ofMillis(500 + random.nextInt(9_000)),
                        new DigitCheck(maybe(this::text), random.nextBoolean(), maybe(this::text)),
                        maybe(this::readBack),
                        ask());
            }
            case HOURS -> new Hours(head, maybe(this::text));
            case BRANCH -> new Branch(head, conditions());
            case LOOKUP ->
                new Lookup(
                        head,
                        maybe(this::text),
                        text(),
                        maybe(this::match),
                        maybe(this::variable),
                        random.nextBoolean());
            case HTTP ->
                new HttpRequest(
                        head,
                        maybe(this::text),
                        one(HttpMethod.values()),
                        text(),
                        text(),
                        new AnswerUse(maybe(this::variable), answerFields(), answerValues()),
                        new ServicePatience(
                                Duration.ofMillis(100 + random.nextInt(20_000)),
                                random.nextInt(4),
                                random.nextBoolean(),
                                maybe(this::promptId),
                                maybe(this::promptId)));
            case SET -> new Assign(head, expressions());
            case TRANSFER ->
                new Transfer(
                        head,
                        maybe(this::text),
                        Duration.ofSeconds(5 + random.nextInt(200)),
                        maybe(this::promptId),
                        one(Transfer.Means.values()));
            case LANGUAGE -> new LanguageChoice(head, languages(), random.nextBoolean(), maybe(this::promptId), ask());
            case CALLER -> new CallerCheck(head, maybe(this::text), maybe(this::text), maybe(this::variable));
            case SPLIT -> {
                var shares = new LinkedHashMap<Exit, Integer>();
                results().forEach(exit -> shares.put(exit, 1 + random.nextInt(100)));
                yield new Split(head, shares, random.nextBoolean());
            }
            case QUEUE ->
                new QueueCaller(
                        head,
                        maybe(this::text),
                        Duration.ofSeconds(10 + random.nextInt(1_000)),
                        random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(10_000 + random.nextInt(1_000)),
                        maybe(this::promptId),
                        maybe(() -> one(Digit.values())));
            case VOICEMAIL ->
                new Voicemail(
                        head,
                        maybe(this::text),
                        maybe(this::promptId),
                        Duration.ofMillis(5_000 + random.nextInt(500_000)),
                        Duration.ofSeconds(1 + random.nextInt(59)));
            case CALLBACK -> new Callback(head, maybe(this::promptId), text());
            case NOTIFY -> new Notify(head, notification());
            case RUN -> new RunFlow(head, maybe(this::text), expressions(), results(), maybe(this::variable));
            case RETURN -> new ReturnResult(head, maybe(() -> new Exit("found")), expressions());
            case GOTO -> new GoToFlow(head, maybe(this::text));
            case MILESTONE -> new Milestone(head, "outcome " + random.nextInt(100));
            case HANGUP -> new HangUp(head, maybe(this::promptId), maybe(() -> one(RejectCause.values())));
        };
    }

    private Map<VariableName, String> expressions() {
        var values = new LinkedHashMap<VariableName, String>();
        several(this::variable).forEach(name -> values.put(name, text()));
        return values;
    }

    private List<Exit> results() {
        return several(() -> "result" + random.nextInt(100)).stream()
                .distinct()
                .map(Exit::new)
                .toList();
    }

    private Map<Digit, Language> languages() {
        var options = new LinkedHashMap<Digit, Language>();
        for (String tag : several(() -> one("en", "ru", "de", "pt-BR"))) {
            var language = new Language(tag);
            options.values().remove(language);
            options.put(one(Digit.values()), language);
        }
        return options;
    }

    private Notification notification() {
        return random.nextBoolean()
                ? new Notification.WebRequest(maybe(this::text), one(HttpMethod.values()), text(), text())
                : new Notification.Email(maybe(this::text), "subject " + random.nextInt(100), text());
    }

    private FlowNode connected(FlowNode node) {
        NodeHead head = node.head();
        for (Exit exit : node.exits()) {
            if (random.nextBoolean()) {
                head = head.connect(exit, nodeId());
            }
        }
        if (node instanceof Menu menu && !menu.options().isEmpty() && random.nextBoolean()) {
            String slot =
                    "/options/" + menu.options().keySet().iterator().next().symbol();
            var own = head.extensions().values();
            head = head.withExtensions(new Extensions(own, Map.of(slot, Map.of("x-nested", json(2)))));
        }
        return node.withHead(head);
    }

    private Map<Digit, MenuOption> options() {
        var options = new LinkedHashMap<Digit, MenuOption>();
        several(() -> one(Digit.values())).forEach(key -> options.put(key, new MenuOption(maybe(this::promptId))));
        return options;
    }

    private List<Condition> conditions() {
        return several(() -> "exit" + random.nextInt(100)).stream()
                .distinct()
                .map(exit -> new Condition(new Exit(exit), text()))
                .toList();
    }

    private RowMatch match() {
        return random.nextBoolean() ? new RowMatch.Equal(text()) : new RowMatch.Between(text(), text());
    }

    private AskRules ask() {
        return new AskRules(
                1 + random.nextInt(10),
                Duration.ofMillis(1_000 + random.nextInt(50_000)),
                random.nextBoolean(),
                several(this::promptId),
                several(this::promptId),
                ownKeys());
    }

    private Map<KeyCommand, Digit> keys() {
        var keys = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        several(() -> one(KeyCommand.values())).forEach(command -> keys.put(command, one(Digit.values())));
        return keys;
    }

    private OwnKeys ownKeys() {
        OwnKeys own = OwnKeys.NONE;
        for (KeyCommand command : several(() -> one(KeyCommand.values()))) {
            own = random.nextBoolean() ? own.switchingOff(command) : own.with(command, one(Digit.values()));
        }
        return own;
    }

    private ReadBack readBack() {
        var keys = new ArrayList<>(List.of(Digit.values()));
        Collections.shuffle(keys, random);
        return new ReadBack(maybe(this::promptId), keys.getFirst(), keys.getLast());
    }

    private Prompt prompt() {
        var texts = new LinkedHashMap<Language, PromptText>();
        for (String tag : several(() -> one("en", "ru", "de", "pt-BR"))) {
            texts.put(new Language(tag), new PromptText(text(), maybe(this::text), maybe(this::text)));
        }
        return new Prompt(texts);
    }

    private TestCall test() {
        var given = new LinkedHashMap<String, Map<String, TestCall.GivenAnswer>>();
        for (String connection : several(this::text)) {
            given.put(
                    connection,
                    Map.of(
                            text(),
                            new TestCall.GivenAnswer(
                                    random.nextInt(600),
                                    maybe(() -> json(3)),
                                    Duration.ofMillis(random.nextInt(3_000)))));
        }
        String from = maybe(this::text);
        return new TestCall(
                maybe(() -> LocalDateTime.of(2026, 1 + random.nextInt(12), 1, random.nextInt(24), random.nextInt(60))),
                from,
                from == null ? 0 : random.nextInt(4),
                maybe(this::text),
                random.nextBoolean() ? Map.of() : Map.of(variable(), json(2)),
                given,
                several(this::step),
                maybe(() -> one(Expectation.values())));
    }

    private Map<String, AnswerField> answerFields() {
        var fields = new LinkedHashMap<String, AnswerField>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.put(answerPath(), new AnswerField(one(VariableType.values()), random.nextBoolean()));
        }
        return fields;
    }

    private Map<VariableName, String> answerValues() {
        var values = new LinkedHashMap<VariableName, String>();
        for (int i = random.nextInt(3); i > 0; i--) {
            values.put(variable(), answerPath());
        }
        return values;
    }

    private String answerPath() {
        return one("status", "order.total", "a_1", "x.y.z");
    }

    private TestCall.Step step() {
        return switch (random.nextInt(8)) {
            case 0 -> new TestCall.Step.Hears(promptId());
            case 1 -> new TestCall.Step.HearsWords(text());
            case 2 -> new TestCall.Step.Presses("12*#");
            case 3 -> new TestCall.Step.StaysSilent();
            case 4 -> new TestCall.Step.HangsUp();
            case 6 -> new TestCall.Step.Speaks(Duration.ofMillis(100 + random.nextInt(600_000 - 100)));
            case 5 -> new TestCall.Step.Rings(one(Exit.ANSWERED, Exit.BUSY));
            default -> new TestCall.Step.Ends(text());
        };
    }

    private Extensions extensions() {
        var values = new LinkedHashMap<String, Object>();
        for (int i = Math.max(0, random.nextInt(6) - 3); i > 0; i--) {
            values.put("x-" + text(), json(3));
        }
        return new Extensions(values);
    }

    private Object json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(300) - 150);
            case 3 -> random.nextBoolean();
            case 4 -> Extensions.NULL;
            case 5 -> random.nextInt(100);
            case 6 -> several(() -> json(depth - 1));
            default -> {
                var map = new LinkedHashMap<String, Object>();
                several(this::text).forEach(key -> map.put(key, json(depth - 1)));
                yield map;
            }
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String name() {
        return "Name " + random.nextInt(1_000);
    }

    private NodeId nodeId() {
        return new NodeId("node-" + random.nextInt(1_000));
    }

    private PromptId promptId() {
        return new PromptId("prompt-" + random.nextInt(50));
    }

    private VariableName variable() {
        return new VariableName("v" + random.nextInt(50));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> several(Supplier<T> value) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
