package io.ivory.runtime.simulation;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.OwnKeys;
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
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.Voicemail;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import io.ivory.flow.resource.VoicemailBox;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes flows of the kind people draw on a bad day: they may run, but not everything in them is well. */
final class RandomLines {

    private static final TimeRange DAYTIME = new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0));

    static final Resources WORKSPACE = new Resources(
            Map.of(
                    "shop",
                    new OpeningHours(
                            ZoneId.of("Europe/Berlin"),
                            Map.of(DayOfWeek.MONDAY, List.of(DAYTIME), DayOfWeek.TUESDAY, List.of(DAYTIME)),
                            Map.of(LocalDate.of(2026, 12, 25), new SpecialDay("Christmas", List.of())),
                            Map.of(LocalDate.of(2026, 11, 30), new SpecialDay("Sale", List.of(DAYTIME))))),
            Map.of(
                    "delivery",
                    new DataTable(
                            List.of("from", "to", "days"),
                            List.of(List.of("1000", "1999", "two"), List.of("7000", "", "five")))),
            Map.of(
                    "anna", new Person("sip:anna@pbx.example"),
                    "bert", new Person("sip:bert@pbx.example"),
                    "both", new RingGroup(List.of("anna", "bert"), RingGroup.Strategy.IN_TURN),
                    "all", new RingGroup(List.of("anna", "bert"), RingGroup.Strategy.ALL_AT_ONCE),
                    "shop-box", new VoicemailBox(null, null, 10),
                    "office", new EmailAddress("office@shop.example"),
                    "team", new CallQueue(List.of("anna", "bert"), null, 5)),
            Map.of("orders", new Connection(URI.create("https://shop.example/api"), Map.of())),
            Set.of(),
            Map.of("identify", identify()));

    private static final List<String> CONDITIONS = List.of(
            "pin == \"1234\"",
            "size(pin) == 5",
            "pin.startsWith(\"9\")",
            "count >= 2",
            "order.late == true",
            "order.status == \"sent\"",
            "row.days == \"five\"",
            "flag",
            "time < \"12:00\"",
            "call.from == \"+4930123\"",
            "call.language == \"ru\"");

    private static final Map<KeyCommand, Digit> KEYS =
            Map.of(KeyCommand.REPEAT, Digit.NINE, KeyCommand.BACK, Digit.STAR, KeyCommand.OPERATOR, Digit.ZERO);

    private static final List<String> PATTERNS = List.of("[0-9]*", "9.*", "[1-3]{4,6}", "0{4}|1{5}");

    private static final Map<String, List<String>> SETS = Map.of(
            "count", List.of("0", "count + 1"),
            "flag", List.of("true", "false", "size(pin) > 4", "!flag"));

    private static final List<String> TEXTS = List.of(
            "Hello and welcome.",
            "One moment.",
            "You said {pin | digits}.",
            "It takes {row.days} days.",
            "The order is {order.status}.",
            "This is try {count}.");

    private final Random random;
    private final int nodes;
    private int last;

    RandomLines(long seed) {
        random = new Random(seed);
        nodes = 4 + random.nextInt(9);
    }

    /** A flow that says whether it knows the caller's number, as others run it. */
    private static FlowDefinition identify() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (FlowNode node : List.<FlowNode>of(
                new Collect(
                        head("ask", "next", "right", "noInput", "no", "noMatch", "no"),
                        new PromptId("ask"),
                        new VariableName("code"),
                        3,
                        4,
                        Digit.POUND,
                        Duration.ofSeconds(3),
                        AskRules.of(2, Duration.ofSeconds(5), true, null, null)),
                new Branch(
                        head("right", "yes", "yes", "otherwise", "no"),
                        List.of(new Condition(new Exit("yes"), "code == \"777\""))),
                new ReturnResult(head("yes"), new Exit("found"), Map.of(new VariableName("days"), "\"five\"")),
                new ReturnResult(head("no"), new Exit("unknown"), Map.of()))) {
            nodes.put(node.id(), node);
        }
        return FlowDefinition.empty("Identify", Language.ENGLISH)
                .withStart(new NodeId("ask"))
                .withVariables(Map.of(new VariableName("code"), Variable.of(VariableType.DIGITS)))
                .withNodes(nodes)
                .withPrompts(Map.of(new PromptId("ask"), Prompt.of(Language.ENGLISH, "Your code, please.")));
    }

    private static NodeHead head(String id, String... exits) {
        NodeHead head = NodeHead.of(new NodeId(id), id);
        for (int i = 0; i < exits.length; i += 2) {
            head = head.connect(new Exit(exits[i]), new NodeId(exits[i + 1]));
        }
        return head;
    }

    FlowDefinition flow() {
        var drawn = new LinkedHashMap<NodeId, FlowNode>();
        for (last = 0; last < nodes; last++) {
            FlowNode node = last >= nodes - 2 ? hangUp() : node();
            NodeHead head = node.head();
            for (Exit exit : node.exits()) {
                head = head.connect(exit, target(exit));
            }
            drawn.put(node.id(), node.withHead(head));
        }
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        for (int i = 0; i < TEXTS.size(); i++) {
            prompts.put(
                    new PromptId("text-" + i),
                    Prompt.of(Language.ENGLISH, TEXTS.get(i))
                            .with(new Language("ru"), PromptText.of("Текст " + TEXTS.get(i))));
        }
        return FlowDefinition.empty("Line", Language.ENGLISH)
                .withLanguages(List.of(Language.ENGLISH, new Language("ru")))
                .withStart(new NodeId("n0"))
                .withOnError(random.nextInt(3) == 0 ? new NodeId("n" + (nodes - 1)) : null)
                .withKeys(keys())
                .withOperator(new NodeId("n" + random.nextInt(nodes)))
                .withVariables(Map.of(
                        new VariableName("pin"), Variable.of(VariableType.DIGITS),
                        new VariableName("count"), Variable.of(VariableType.NUMBER),
                        new VariableName("flag"), Variable.of(VariableType.BOOLEAN),
                        new VariableName("row"), Variable.of(VariableType.RECORD),
                        new VariableName("order"), Variable.of(VariableType.RECORD)))
                .withNodes(drawn)
                .withPrompts(prompts);
    }

    /** Mostly further on; keys may lead back. */
    private NodeId target(Exit exit) {
        boolean back = exit.key().isPresent() && random.nextInt(3) == 0;
        int next = back ? random.nextInt(last + 1) : last + 1 + random.nextInt(Math.min(4, nodes - last - 1));
        return new NodeId("n" + next);
    }

    private FlowNode node() {
        NodeHead head = NodeHead.of(new NodeId("n" + last), "Node " + last);
        return switch (random.nextInt(17)) {
            case 0, 1 -> new Say(head, List.of(prompt()));
            case 2, 3 -> new Menu(head, maybePrompt(), options(), null, ask());
            case 4 ->
                new Collect(
                        head,
                        prompt(),
                        new VariableName("pin"),
                        4,
                        random.nextBoolean() ? 4 : 6,
                        random.nextBoolean() ? Digit.POUND : null,
                        Duration.ofSeconds(3),
                        check(),
                        random.nextInt(3) == 0 ? new ReadBack(prompt(), Digit.ONE, Digit.TWO) : null,
                        ask());
            case 5 -> new Hours(head, "shop");
            case 6 -> new Branch(head, conditions());
            case 7 ->
                new Lookup(
                        head,
                        "delivery",
                        "pin",
                        random.nextBoolean() ? new RowMatch.Between("from", "to") : new RowMatch.Equal("from"),
                        new VariableName("row"),
                        random.nextBoolean());
            case 8 ->
                new HttpRequest(
                        head,
                        "orders",
                        HttpMethod.GET,
                        random.nextBoolean() ? "/orders/{pin}" : "/orders",
                        "",
                        new VariableName("order"),
                        HttpRequest.DEFAULT_TIMEOUT,
                        maybePrompt());
            case 9 -> {
                String variable = one(List.of("count", "flag"));
                yield new Assign(
                        head, Map.of(new VariableName(variable), one(SETS.getOrDefault(variable, List.of("0")))));
            }
            case 10 -> transfer(head);
            case 15 ->
                new QueueCaller(
                        head,
                        "team",
                        Duration.ofSeconds(10 + random.nextInt(600)),
                        random.nextBoolean() ? Duration.ZERO : QueueCaller.DEFAULT_ANNOUNCE,
                        maybePrompt(),
                        random.nextBoolean() ? Digit.ONE : null);
            case 13 -> new Notify(head, notification());
            case 14 -> new Callback(head, prompt(), random.nextBoolean() ? "" : one(TEXTS));
            case 12 ->
                new Voicemail(
                        head,
                        "shop-box",
                        maybePrompt(),
                        Duration.ofSeconds(5 + random.nextInt(60)),
                        Duration.ofSeconds(1 + random.nextInt(6)));
            case 11 ->
                random.nextBoolean()
                        ? new Milestone(head, "done")
                        : new LanguageChoice(head, languages(), random.nextBoolean(), null, ask());
            default ->
                new RunFlow(
                        head,
                        "identify",
                        Map.of(),
                        List.of(new Exit("found"), new Exit("unknown")),
                        random.nextBoolean() ? new VariableName("row") : null);
        };
    }

    private Notification notification() {
        return random.nextBoolean()
                ? new Notification.Email("office", "A call", one(TEXTS))
                : new Notification.WebRequest(
                        random.nextInt(5) == 0 ? "nobody" : "orders",
                        HttpMethod.POST,
                        random.nextBoolean() ? "/calls/{pin}" : "/calls",
                        random.nextBoolean() ? "{\"days\": {row.days}}" : "");
    }

    private static Map<Digit, Language> languages() {
        var languages = new LinkedHashMap<Digit, Language>();
        languages.put(Digit.ONE, Language.ENGLISH);
        languages.put(Digit.TWO, new Language("ru"));
        return languages;
    }

    private FlowNode hangUp() {
        return new HangUp(
                NodeHead.of(new NodeId("n" + last), "Node " + last),
                random.nextBoolean() ? prompt() : null,
                random.nextInt(3) == 0 ? one(List.of(RejectCause.values())) : null);
    }

    private Transfer transfer(NodeHead head) {
        Transfer.Means means = one(List.of(Transfer.Means.values()));
        boolean hands = means == Transfer.Means.REFER;
        return new Transfer(
                head,
                one(
                        hands
                                ? List.of("anna", "both")
                                : List.of("anna", "both", "all", "+49 30 1234", "sip:c@pbx.example")),
                Duration.ofSeconds(20),
                maybePrompt(),
                means);
    }

    private Map<Digit, MenuOption> options() {
        var options = new LinkedHashMap<Digit, MenuOption>();
        for (Digit key : List.of(Digit.ONE, Digit.TWO, Digit.ZERO).subList(0, 1 + random.nextInt(3))) {
            options.put(key, new MenuOption(new PromptId("text-0")));
        }
        return options;
    }

    private List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            conditions.add(new Condition(new Exit("way" + i), one(CONDITIONS)));
        }
        return conditions;
    }

    private AskRules ask() {
        return new AskRules(
                1 + random.nextInt(3), Duration.ofSeconds(5), true, laterPrompts(), laterPrompts(), ownKeys());
    }

    private Map<KeyCommand, Digit> keys() {
        var keys = new EnumMap<KeyCommand, Digit>(KeyCommand.class);
        for (KeyCommand command : KeyCommand.values()) {
            if (random.nextBoolean()) {
                keys.put(command, KEYS.get(command));
            }
        }
        return keys;
    }

    private OwnKeys ownKeys() {
        return random.nextInt(4) == 0 ? OwnKeys.NONE.switchingOff(one(List.of(KeyCommand.values()))) : OwnKeys.NONE;
    }

    private List<PromptId> laterPrompts() {
        return Stream.generate(this::prompt).limit(random.nextInt(3)).toList();
    }

    private DigitCheck check() {
        return random.nextBoolean()
                ? DigitCheck.NONE
                : new DigitCheck(
                        random.nextBoolean() ? null : one(PATTERNS),
                        random.nextInt(3) == 0,
                        random.nextBoolean() ? null : one(CONDITIONS.subList(0, 8)));
    }

    private PromptId prompt() {
        return new PromptId("text-" + (random.nextInt(4) == 0 ? random.nextInt(TEXTS.size()) : random.nextInt(2)));
    }

    private @Nullable PromptId maybePrompt() {
        return random.nextBoolean() ? prompt() : null;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
