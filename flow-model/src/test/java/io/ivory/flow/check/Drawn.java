package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Say;
import io.ivory.flow.TestCall;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.TimeRange;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A flow with a node of each type that breaks no rule, and how to spoil it. */
final class Drawn {

    static final Language RUSSIAN = new Language("ru");

    static final Resources WORKSPACE = new Resources(
            Map.of(
                    "shop",
                    new OpeningHours(
                            ZoneId.of("Europe/Moscow"),
                            Map.of(DayOfWeek.MONDAY, List.of(TimeRange.ALL_DAY)),
                            Map.of(),
                            Map.of())),
            Map.of("delivery", new DataTable(List.of("from", "to", "time"), List.of(List.of("1", "2", "1d")))),
            Map.of("operators", new Person("sip:operators@10.0.0.5")),
            Map.of("orders", new Connection(URI.create("https://shop.example/api"), Map.of())),
            Set.of("welcome.wav"));

    private Drawn() {}

    /** Welcome, opening hours, a menu, an order's status, a person. */
    static FlowDefinition shop() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (FlowNode node : List.of(
                new Say(head("welcome", "next", "open"), List.of(new PromptId("hello"))),
                new Hours(head("open", "open", "menu", "closed", "bye", "special", "menu"), "shop"),
                new Menu(
                        head("menu", "1", "ask", "2", "delivery", "0", "person", "noInput", "person", "noMatch", "bye"),
                        new PromptId("intro"),
                        options("1", "2", "0"),
                        null,
                        AskRules.DEFAULT),
                new Collect(
                        head("ask", "next", "find", "noInput", "person", "noMatch", "person"),
                        new PromptId("which-order"),
                        new VariableName("orderNumber"),
                        4,
                        10,
                        Digit.POUND,
                        DigitRules.DEFAULT_INTER_DIGIT,
                        AskRules.DEFAULT),
                new HttpRequest(
                        head("find", "found", "check", "notFound", "person", "slow", "person", "failed", "person"),
                        "orders",
                        HttpMethod.GET,
                        "/orders/{orderNumber}",
                        "",
                        new VariableName("order"),
                        HttpRequest.DEFAULT_TIMEOUT,
                        new PromptId("one-moment")),
                new Branch(
                        head("check", "late", "person", "otherwise", "count"),
                        List.of(new Condition(new Exit("late"), "order.late == true"))),
                new Assign(
                        head("count", "next", "tally"),
                        new LinkedHashMap<>(Map.of(new VariableName("asked"), "order.items + 1"))),
                new Say(head("tally", "next", "menu"), List.of(new PromptId("so-many"))),
                new Lookup(
                        head("delivery", "found", "bye", "notFound", "person"),
                        "delivery",
                        "\"1\"",
                        new RowMatch.Between("from", "to"),
                        new VariableName("row"),
                        false),
                new Transfer(
                        head("person", "answered", "bye", "busy", "bye", "noAnswer", "bye", "failed", "bye"),
                        "operators",
                        Transfer.DEFAULT_RING,
                        null),
                new HangUp(head("bye"), new PromptId("goodbye")))) {
            nodes.put(node.id(), node);
        }
        return FlowDefinition.empty("Shop", Language.ENGLISH)
                .withLanguages(List.of(Language.ENGLISH, RUSSIAN))
                .withStart(new NodeId("welcome"))
                .withOnError(new NodeId("person"))
                .withVariables(variables())
                .withNodes(nodes)
                .withPrompts(
                        prompts("hello", "intro", "which-order", "goodbye", "key-1", "key-2", "key-0", "one-moment"))
                .with(new PromptId("so-many"), text("You asked {asked} times", "Вы спросили {asked} раз"))
                .withTests(Map.of("hello", new TestCall(null, null, Map.of(), List.of(new TestCall.Step.HangsUp()))));
    }

    private static Map<VariableName, Variable> variables() {
        var variables = new LinkedHashMap<VariableName, Variable>();
        variables.put(new VariableName("orderNumber"), Variable.of(VariableType.DIGITS));
        variables.put(new VariableName("order"), Variable.of(VariableType.RECORD));
        variables.put(new VariableName("row"), Variable.of(VariableType.RECORD));
        variables.put(new VariableName("asked"), Variable.of(VariableType.NUMBER));
        return variables;
    }

    private static Map<PromptId, Prompt> prompts(String... ids) {
        var prompts = new LinkedHashMap<PromptId, Prompt>();
        for (String id : ids) {
            prompts.put(new PromptId(id), text("Text of " + id, "Текст " + id));
        }
        return prompts;
    }

    static Prompt text(String english, String russian) {
        return Prompt.of(Language.ENGLISH, english).with(RUSSIAN, PromptText.of(russian));
    }

    /** A head whose exits lead where the pairs say: an exit's name, then a node's id. */
    static NodeHead head(String id, String... exitsAndTargets) {
        NodeHead head = NodeHead.of(new NodeId(id), id);
        for (int i = 0; i < exitsAndTargets.length; i += 2) {
            head = head.connect(new Exit(exitsAndTargets[i]), new NodeId(exitsAndTargets[i + 1]));
        }
        return head;
    }

    static Map<Digit, MenuOption> options(String... keys) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        for (String key : keys) {
            options.put(
                    Digit.of(key.charAt(0)).orElseThrow(),
                    new MenuOption(
                            new PromptId("key-" + key.replace("*", "star").replace("#", "hash"))));
        }
        return options;
    }

    /** The shop with a prompt's texts replaced. */
    static FlowDefinition saying(String prompt, String english, String russian) {
        return shop().with(new PromptId(prompt), text(english, russian));
    }

    /** The shop with one node changed. */
    static <N extends FlowNode> FlowDefinition with(String id, Class<N> type, Function<N, FlowNode> change) {
        return change(shop(), id, type, change);
    }

    static <N extends FlowNode> FlowDefinition change(
            FlowDefinition flow, String id, Class<N> type, Function<N, FlowNode> change) {
        return flow.with(change.apply(type.cast(flow.node(new NodeId(id)).orElseThrow())));
    }

    /** The shop with an exit leading elsewhere. */
    static FlowDefinition leading(String id, String exit, String target) {
        return with(id, FlowNode.class, node -> node.withHead(node.head().connect(new Exit(exit), new NodeId(target))));
    }

    static FlowDefinition withVariable(String name, VariableType type) {
        var variables = new LinkedHashMap<>(shop().variables());
        variables.put(new VariableName(name), Variable.of(type));
        return shop().withVariables(variables);
    }

    /** What the rule finds, as {@code node pointer: message}. */
    static List<String> found(FlowCheck rule, FlowDefinition flow) {
        return found(rule, flow, WORKSPACE);
    }

    static List<String> found(FlowCheck rule, FlowDefinition flow, Resources resources) {
        return rule.find(flow, Surroundings.of(resources)).stream()
                .map(problem -> problem.node() + " " + problem.pointer() + ": " + problem.message())
                .toList();
    }
}
