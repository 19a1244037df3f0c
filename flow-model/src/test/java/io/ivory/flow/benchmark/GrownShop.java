package io.ivory.flow.benchmark;

import io.ivory.flow.AskRules;
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
import io.ivory.flow.Layout;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.TimeRange;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes a shop's flow of any size, the same one each time: menus of three to five keys and three tries below each other,
 * and behind their keys orders asked of a service, delivery times of a table, departments with opening hours, and news.
 * Texts are in two languages. Everything is connected and every rule for publishing is kept.
 */
final class GrownShop {

    private static final Language RUSSIAN = new Language("ru");
    private static final NodeId PERSON = new NodeId("person");
    private static final NodeId GOODBYE = new NodeId("goodbye");
    private static final int LONGEST_BRANCH = 4;

    private final int size;
    private final Map<NodeId, FlowNode> nodes = new LinkedHashMap<>();
    private final Map<PromptId, Prompt> prompts = new LinkedHashMap<>();
    private final Deque<NodeExit> open = new ArrayDeque<>();
    private int number;

    private GrownShop(int size) {
        this.size = size;
    }

    /**
     * A flow of so many nodes.
     *
     * @param nodes at least 3
     */
    static FlowDefinition of(int nodes) {
        return new GrownShop(nodes).grow();
    }

    /** What the flow refers to. */
    static Resources workspace() {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0))));
        }
        return new Resources(
                Map.of("shop", new OpeningHours(ZoneId.of("Europe/Berlin"), week, Map.of(), Map.of())),
                Map.of("delivery", new DataTable(List.of("code", "days"), List.of(List.of("10115", "2")))),
                Map.of("team", new Person("sip:team@127.0.0.1:5999")),
                Map.of("orders", new Connection(URI.create("https://shop.example/api"), Map.of())),
                Set.of());
    }

    private FlowDefinition grow() {
        add(new HangUp(NodeHead.of(GOODBYE, "Goodbye"), words("goodbye")));
        var person = NodeHead.of(PERSON, "A person");
        for (Exit exit : List.of(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED)) {
            person = person.connect(exit, GOODBYE);
        }
        add(new Transfer(person, "team", Transfer.DEFAULT_RING, null));
        NodeId start = menu();
        for (int turn = 0; nodes.size() + LONGEST_BRANCH + 1 <= size && !open.isEmpty(); turn++) {
            NodeExit exit = open.removeFirst();
            connect(
                    exit,
                    switch (turn % 5) {
                        case 0, 3 -> menu();
                        case 1 -> order();
                        case 2 -> delivery();
                        default -> department();
                    });
        }
        while (nodes.size() < size && !open.isEmpty()) {
            connect(open.removeFirst(), say(PERSON));
        }
        open.forEach(exit -> connect(exit, PERSON));
        return FlowDefinition.empty("Shop of " + size + " steps", Language.ENGLISH)
                .withLanguages(List.of(Language.ENGLISH, RUSSIAN))
                .withStart(start)
                .withOnError(PERSON)
                .withVariables(variables())
                .withNodes(nodes)
                .withPrompts(prompts)
                .withLayout(layout());
    }

    private NodeId menu() {
        NodeHead head = head("Menu").connect(Exit.NO_INPUT, PERSON).connect(Exit.NO_MATCH, PERSON);
        var options = new LinkedHashMap<Digit, MenuOption>();
        for (int key = 1; key <= 2 + number % 3; key++) {
            options.put(Digit.of((char) ('0' + key)).orElseThrow(), new MenuOption(words("key-" + key)));
        }
        options.put(Digit.ZERO, new MenuOption(words("key-0")));
        head = head.connect(Exit.ofKey(Digit.ZERO), PERSON);
        add(new Menu(head, words("intro"), options, null, AskRules.DEFAULT));
        for (Digit key : options.keySet()) {
            if (key != Digit.ZERO) {
                open.addLast(new NodeExit(head.id(), Exit.ofKey(key)));
            }
        }
        return head.id();
    }

    /** Which order, what the service knows of it, late or not, and what is said of it. */
    private NodeId order() {
        NodeId told = say(GOODBYE);
        NodeHead late = head("Late?").connect(new Exit("late"), PERSON).connect(Exit.OTHERWISE, told);
        add(new Branch(late, List.of(new Condition(new Exit("late"), "order.late == true"))));
        NodeHead asked = head("Look the order up").connect(Exit.FOUND, late.id());
        for (Exit exit : List.of(Exit.NOT_FOUND, Exit.SLOW, Exit.FAILED)) {
            asked = asked.connect(exit, PERSON);
        }
        add(new HttpRequest(
                asked,
                "orders",
                HttpMethod.GET,
                "/orders/{orderNumber}",
                "",
                new VariableName("order"),
                HttpRequest.DEFAULT_TIMEOUT,
                words("one-moment")));
        return collect("Order number", "orderNumber", asked.id());
    }

    private NodeId delivery() {
        NodeId told = say(GOODBYE);
        NodeHead found = head("Delivery time").connect(Exit.FOUND, told).connect(Exit.NOT_FOUND, PERSON);
        add(new Lookup(found, "delivery", "postcode", new RowMatch.Equal("code"), new VariableName("row"), false));
        return collect("Postcode", "postcode", found.id());
    }

    private NodeId department() {
        NodeHead closed = head("Closed");
        add(new HangUp(closed, words("closed")));
        NodeId hello = say(PERSON);
        NodeHead head = head("Open?")
                .connect(Exit.OPEN, hello)
                .connect(Exit.CLOSED, closed.id())
                .connect(Exit.SPECIAL, hello);
        add(new Hours(head, "shop"));
        return head.id();
    }

    private NodeId collect(String name, String into, NodeId next) {
        NodeHead head = head(name)
                .connect(Exit.NEXT, next)
                .connect(Exit.NO_INPUT, PERSON)
                .connect(Exit.NO_MATCH, PERSON);
        add(new Collect(
                head,
                words("ask"),
                new VariableName(into),
                5,
                8,
                Digit.POUND,
                DigitRules.DEFAULT_INTER_DIGIT,
                AskRules.DEFAULT));
        return head.id();
    }

    private NodeId say(NodeId next) {
        NodeHead head = head("Tell").connect(Exit.NEXT, next);
        add(new Say(head, List.of(words("tell"))));
        return head.id();
    }

    private NodeHead head(String name) {
        number++;
        return NodeHead.of(NodeId.fromName(name + " " + number, nodes.keySet()), name + " " + number);
    }

    private void add(FlowNode node) {
        nodes.put(node.id(), node);
    }

    private void connect(NodeExit from, NodeId to) {
        FlowNode node = Objects.requireNonNull(nodes.get(from.node()));
        nodes.put(node.id(), node.withHead(node.head().connect(from.exit(), to)));
    }

    private PromptId words(String what) {
        var id = new PromptId(what + "-n" + number);
        prompts.put(
                id,
                Prompt.of(Language.ENGLISH, "This is what the shop says for " + what + ", number " + number + ".")
                        .with(RUSSIAN, PromptText.of("Это то, что магазин говорит здесь, номер " + number + ".")));
        return id;
    }

    private static Map<VariableName, Variable> variables() {
        var variables = new LinkedHashMap<VariableName, Variable>();
        variables.put(new VariableName("orderNumber"), Variable.of(VariableType.DIGITS));
        variables.put(new VariableName("postcode"), Variable.of(VariableType.DIGITS));
        variables.put(new VariableName("order"), Variable.of(VariableType.RECORD));
        variables.put(new VariableName("row"), Variable.of(VariableType.RECORD));
        return variables;
    }

    private Layout layout() {
        var places = new LinkedHashMap<NodeId, Position>();
        nodes.keySet().forEach(id -> places.put(id, new Position(places.size() % 25 * 360, places.size() / 25 * 280)));
        return new Layout(places);
    }
}
