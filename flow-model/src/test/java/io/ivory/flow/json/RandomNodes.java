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
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
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
import io.ivory.flow.NodeType;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReadBack;
import io.ivory.flow.RejectCause;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RowMatch;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.ServicePatience;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.Voicemail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes nodes that nobody would draw, with targets that need not exist. */
final class RandomNodes {

    private final RandomValues values;

    RandomNodes(RandomValues values) {
        this.values = values;
    }

    /** A node whose exits are connected or not. */
    FlowNode next() {
        return connected(node(new NodeHead(values.nodeId(), values.name(), Map.of(), values.extensions())));
    }

    private FlowNode node(NodeHead head) {
        return switch (values.one(NodeType.values())) {
            case SAY -> new Say(head, values.several(values::promptId));
            case MENU ->
                new Menu(head, values.maybe(values::promptId), options(), values.maybe(values::promptId), ask());
            case COLLECT -> {
                int min = 1 + values.below(10);
                yield new Collect(
                        head,
                        values.maybe(values::promptId),
                        values.maybe(values::variable),
                        min,
                        min + values.below(3),
                        values.maybe(() -> values.one(Digit.values())),
                        Duration.ofMillis(500 + values.below(9_000)),
                        new DigitCheck(values.maybe(values::text), values.flag(), values.maybe(values::text)),
                        values.maybe(this::readBack),
                        ask());
            }
            case HOURS -> new Hours(head, values.maybe(values::text));
            case BRANCH -> new Branch(head, conditions());
            case LOOKUP ->
                new Lookup(
                        head,
                        values.maybe(values::text),
                        values.text(),
                        values.maybe(this::match),
                        values.maybe(values::variable),
                        values.flag());
            case HTTP ->
                new HttpRequest(
                        head,
                        values.maybe(values::text),
                        values.one(HttpMethod.values()),
                        values.text(),
                        values.text(),
                        new AnswerUse(values.maybe(values::variable), answerFields(), answerValues()),
                        new ServicePatience(
                                Duration.ofMillis(100 + values.below(20_000)),
                                values.below(4),
                                values.flag(),
                                values.maybe(values::promptId),
                                values.maybe(values::promptId)));
            case SET -> new Assign(head, expressions());
            case TRANSFER ->
                new Transfer(
                        head,
                        values.maybe(values::text),
                        Duration.ofSeconds(5 + values.below(200)),
                        values.maybe(values::promptId),
                        values.one(Transfer.Means.values()));
            case LANGUAGE ->
                new LanguageChoice(head, languages(), values.flag(), values.maybe(values::promptId), ask());
            case CALLER ->
                new CallerCheck(
                        head, values.maybe(values::text), values.maybe(values::text), values.maybe(values::variable));
            case SPLIT -> {
                var shares = new LinkedHashMap<Exit, Integer>();
                results().forEach(exit -> shares.put(exit, 1 + values.below(100)));
                yield new Split(head, shares, values.flag());
            }
            case QUEUE ->
                new QueueCaller(
                        head,
                        values.maybe(values::text),
                        Duration.ofSeconds(10 + values.below(1_000)),
                        values.flag() ? Duration.ZERO : Duration.ofMillis(10_000 + values.below(1_000)),
                        values.maybe(values::promptId),
                        values.maybe(() -> values.one(Digit.values())));
            case VOICEMAIL ->
                new Voicemail(
                        head,
                        values.maybe(values::text),
                        values.maybe(values::promptId),
                        Duration.ofMillis(5_000 + values.below(500_000)),
                        Duration.ofSeconds(1 + values.below(59)));
            case CALLBACK -> new Callback(head, values.maybe(values::promptId), values.text());
            case NOTIFY -> new Notify(head, notification());
            case RUN ->
                new RunFlow(head, values.maybe(values::text), expressions(), results(), values.maybe(values::variable));
            case RETURN -> new ReturnResult(head, values.maybe(() -> new Exit("found")), expressions());
            case GOTO -> new GoToFlow(head, values.maybe(values::text));
            case MILESTONE -> new Milestone(head, "outcome " + values.below(100));
            case HANGUP ->
                new HangUp(head, values.maybe(values::promptId), values.maybe(() -> values.one(RejectCause.values())));
        };
    }

    private Map<VariableName, String> expressions() {
        var result = new LinkedHashMap<VariableName, String>();
        values.several(values::variable).forEach(name -> result.put(name, values.text()));
        return result;
    }

    private List<Exit> results() {
        return values.several(() -> "result" + values.below(100)).stream()
                .distinct()
                .map(Exit::new)
                .toList();
    }

    private Map<Digit, Language> languages() {
        var options = new LinkedHashMap<Digit, Language>();
        for (String tag : values.several(() -> values.one("en", "ru", "de", "pt-BR"))) {
            var language = new Language(tag);
            options.values().remove(language);
            options.put(values.one(Digit.values()), language);
        }
        return options;
    }

    private Notification notification() {
        return values.flag()
                ? new Notification.WebRequest(
                        values.maybe(values::text), values.one(HttpMethod.values()), values.text(), values.text())
                : new Notification.Email(values.maybe(values::text), "subject " + values.below(100), values.text());
    }

    private FlowNode connected(FlowNode node) {
        NodeHead head = node.head();
        for (Exit exit : node.exits()) {
            if (values.flag()) {
                head = head.connect(exit, values.nodeId());
            }
        }
        if (node instanceof Menu menu && !menu.options().isEmpty() && values.flag()) {
            String slot =
                    "/options/" + menu.options().keySet().iterator().next().symbol();
            var own = head.extensions().values();
            head = head.withExtensions(new Extensions(own, Map.of(slot, Map.of("x-nested", values.json(2)))));
        }
        return node.withHead(head);
    }

    private Map<Digit, MenuOption> options() {
        var options = new LinkedHashMap<Digit, MenuOption>();
        values.several(() -> values.one(Digit.values()))
                .forEach(key -> options.put(key, new MenuOption(values.maybe(values::promptId))));
        return options;
    }

    private List<Condition> conditions() {
        return values.several(() -> "exit" + values.below(100)).stream()
                .distinct()
                .map(exit -> new Condition(new Exit(exit), values.text()))
                .toList();
    }

    private RowMatch match() {
        return values.flag() ? new RowMatch.Equal(values.text()) : new RowMatch.Between(values.text(), values.text());
    }

    private AskRules ask() {
        return new AskRules(
                1 + values.below(10),
                Duration.ofMillis(1_000 + values.below(50_000)),
                values.flag(),
                values.several(values::promptId),
                values.several(values::promptId),
                ownKeys());
    }

    private OwnKeys ownKeys() {
        OwnKeys own = OwnKeys.NONE;
        for (KeyCommand command : values.several(() -> values.one(KeyCommand.values()))) {
            own = values.flag() ? own.switchingOff(command) : own.with(command, values.one(Digit.values()));
        }
        return own;
    }

    private ReadBack readBack() {
        var keys = new ArrayList<>(List.of(Digit.values()));
        values.shuffle(keys);
        return new ReadBack(values.maybe(values::promptId), keys.getFirst(), keys.getLast());
    }

    private Map<String, AnswerField> answerFields() {
        var fields = new LinkedHashMap<String, AnswerField>();
        for (int i = values.below(4); i > 0; i--) {
            fields.put(answerPath(), new AnswerField(values.one(VariableType.values()), values.flag()));
        }
        return fields;
    }

    private Map<VariableName, String> answerValues() {
        var result = new LinkedHashMap<VariableName, String>();
        for (int i = values.below(3); i > 0; i--) {
            result.put(values.variable(), answerPath());
        }
        return result;
    }

    private String answerPath() {
        return values.one("status", "order.total", "a_1", "x.y.z");
    }
}
