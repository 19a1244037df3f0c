package io.ivory.flow.json;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.PromptId;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one node. Reports what is wrong with it and answers nothing if it cannot be made. */
final class NodeReader {

    private static final Pattern DIGITS = Pattern.compile("^([0-9]{1,2})(?:-([0-9]{1,2}))?$");
    private static final List<String> TYPES =
            Arrays.stream(NodeType.values()).map(NodeType::json).toList();

    private final Fields fields;
    private final Map<Exit, NodeId> targets = new LinkedHashMap<>();

    private NodeReader(Fields fields) {
        this.fields = fields;
    }

    static @Nullable FlowNode read(NodeId id, Fields fields) {
        return new NodeReader(fields).read(id);
    }

    private @Nullable FlowNode read(NodeId id) {
        String word = fields.requiredText("type", "");
        String name = fields.requiredText("name", id.value());
        Optional<NodeType> type = NodeType.named(word);
        if (type.isEmpty()) {
            if (fields.has("type")) {
                String hint = fields.didYouMean(word, TYPES);
                fields.report(
                        "type",
                        "unknown-type",
                        "there is no node type \"" + Fields.shortened(word) + "\""
                                + (hint.isEmpty() ? ". There are " + Fields.listed(TYPES) : hint));
            }
            return null;
        }
        var head = fields.attempt("name", () -> NodeHead.of(id, name));
        NodeHead safe = head == null ? NodeHead.of(id, id.value()) : head;
        FlowNode node = fields.attemptWhole(() -> body(type.get(), safe));
        if (node != null) {
            exits(node);
        }
        fields.refuseOthers();
        return node == null ? null : node.withHead(safe.withTargets(targets).withExtensions(fields.extensions()));
    }

    private FlowNode body(NodeType type, NodeHead head) {
        return switch (type) {
            case SAY -> new Say(head, sequence());
            case MENU -> new Menu(head, prompt("intro"), options(), prompt("wording"), ask());
            case COLLECT -> collect(head);
            case HOURS -> new Hours(head, fields.text("hours"));
            case BRANCH -> new Branch(head, conditions());
            case LOOKUP -> lookup(head);
            case HTTP -> http(head);
            case SET -> new Assign(head, values());
            case TRANSFER ->
                new Transfer(
                        head,
                        fields.text("to"),
                        fields.duration(
                                "ringFor", Transfer.DEFAULT_RING, Transfer.SHORTEST_RING, Transfer.LONGEST_RING),
                        prompt("announcement"));
            case HANGUP -> new HangUp(head, prompt("goodbye"));
        };
    }

    private void exits(FlowNode node) {
        Fields exits = fields.object("exits");
        for (Exit exit : node.exits()) {
            if (!(node instanceof Menu && exit.key().isPresent())) {
                NodeId target = exits.valueOf(exit.name(), NodeId::new);
                if (target != null) {
                    targets.put(exit, target);
                }
            }
        }
        if (node instanceof Menu) {
            for (String key : exits.keys()) {
                if (key.length() == 1 && Digit.of(key.charAt(0)).isPresent()) {
                    exits.value(key);
                    exits.report(key, "unknown-key", "write where a key leads into its option, as \"to\"");
                }
            }
        }
        exits.refuseOthers();
    }

    private @Nullable PromptId prompt(String key) {
        return fields.valueOf(key, PromptId::new);
    }

    private @Nullable VariableName variable(String key) {
        return fields.valueOf(key, VariableName::new);
    }

    private List<PromptId> sequence() {
        PromptId single = prompt("prompt");
        List<PromptId> several = fields.valuesOf("prompts", PromptId::new);
        if (fields.has("prompt") && fields.has("prompts")) {
            fields.report("prompt", "unknown-key", "write either \"prompt\" or \"prompts\", not both");
        }
        return single == null ? several : List.of(single);
    }

    private Map<Digit, MenuOption> options() {
        var options = new LinkedHashMap<Digit, MenuOption>();
        Fields all = fields.object("options");
        for (String key : all.keys()) {
            Optional<Digit> digit = key.length() == 1 ? Digit.of(key.charAt(0)) : Optional.empty();
            if (digit.isEmpty()) {
                all.report(key, "invalid-value", "an option is a key of 0-9, * and #, but this is \"" + key + "\"");
                continue;
            }
            Fields option = all.object(key);
            options.put(digit.get(), new MenuOption(option.valueOf("label", PromptId::new)));
            NodeId target = option.valueOf("to", NodeId::new);
            if (target != null) {
                targets.put(Exit.ofKey(digit.get()), target);
            }
            option.refuseOthers();
        }
        return options;
    }

    private AskRules ask() {
        AskRules usual = AskRules.DEFAULT;
        return new AskRules(
                fields.integer("tries", usual.tries(), 1, AskRules.MAX_TRIES),
                fields.duration(
                        "noInputAfter", usual.noInputAfter(), AskRules.SHORTEST_SILENCE, AskRules.LONGEST_SILENCE),
                fields.flag("bargeIn", usual.bargeIn()),
                prompt("noInputPrompt"),
                prompt("noMatchPrompt"));
    }

    private Collect collect(NodeHead head) {
        PromptId prompt = prompt("prompt");
        VariableName into = variable("into");
        String digits = fields.requiredText("digits", "1-" + DigitRules.MAX_DIGITS);
        Matcher range = DIGITS.matcher(digits);
        int min = 1;
        int max = DigitRules.MAX_DIGITS;
        if (range.matches()) {
            min = Integer.parseInt(range.group(1));
            max = range.group(2) == null ? min : Integer.parseInt(range.group(2));
        }
        if (!range.matches() || min < 1 || min > max || max > DigitRules.MAX_DIGITS) {
            fields.report(
                    "digits",
                    "out-of-range",
                    "digits is a number such as \"5\" or a range such as \"4-10\" within 1-" + DigitRules.MAX_DIGITS
                            + ", but is \"" + Fields.shortened(digits) + "\"");
            min = 1;
            max = DigitRules.MAX_DIGITS;
        }
        return new Collect(
                head,
                prompt,
                into,
                min,
                max,
                finishKey(),
                fields.duration(
                        "interDigit", DigitRules.DEFAULT_INTER_DIGIT, Collect.SHORTEST_PAUSE, AskRules.LONGEST_SILENCE),
                ask());
    }

    private @Nullable Digit finishKey() {
        String text = fields.text("finishOn");
        if (text == null) {
            return null;
        }
        Optional<Digit> key = text.length() == 1 ? Digit.of(text.charAt(0)) : Optional.empty();
        if (key.isEmpty()) {
            fields.report("finishOn", "invalid-value", "finishOn is one key of 0-9, * and #");
        }
        return key.orElse(null);
    }

    private List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        for (Fields condition : fields.objects("conditions")) {
            String name = condition.requiredText("exit", "");
            Exit exit = name.isEmpty() ? null : condition.attempt("exit", () -> new Exit(name));
            String when = condition.requiredText("when", "");
            if (exit != null) {
                conditions.add(new Condition(exit, when));
            }
            condition.refuseOthers();
        }
        return conditions;
    }

    private Lookup lookup(NodeHead head) {
        String table = fields.text("table");
        Fields find = fields.object("find");
        boolean between = find.has("from") || find.has("to") || find.has("holds");
        RowMatch match;
        String value;
        if (between) {
            match = new RowMatch.Between(find.requiredText("from", ""), find.requiredText("to", ""));
            value = find.text("holds", "");
        } else {
            String column = find.text("column");
            match = column == null ? null : new RowMatch.Equal(column);
            value = find.text("equals", "");
        }
        find.refuseOthers();
        VariableName into = variable("into");
        return new Lookup(head, table, value, match, into, allRows());
    }

    private boolean allRows() {
        String rows = fields.text("rows", "first");
        if (!rows.equals("all") && !rows.equals("first")) {
            fields.report("rows", "invalid-value", "rows is \"all\" or \"first\"");
        }
        return rows.equals("all");
    }

    private HttpRequest http(NodeHead head) {
        String connection = fields.text("connection");
        String request = fields.text("request", HttpMethod.GET.name());
        int space = request.indexOf(' ');
        String word = space < 0 ? request : request.substring(0, space);
        List<String> methods =
                Arrays.stream(HttpMethod.values()).map(HttpMethod::name).toList();
        if (!methods.contains(word)) {
            fields.report(
                    "request",
                    "invalid-value",
                    "a request is a method and a path such as \"GET /orders/{orderNumber}\", the method one of "
                            + Fields.listed(methods));
        }
        return new HttpRequest(
                head,
                connection,
                methods.contains(word) ? HttpMethod.valueOf(word) : HttpMethod.GET,
                space < 0 ? "" : request.substring(space + 1),
                fields.text("body", ""),
                variable("into"),
                fields.duration(
                        "timeout",
                        HttpRequest.DEFAULT_TIMEOUT,
                        HttpRequest.SHORTEST_TIMEOUT,
                        HttpRequest.LONGEST_TIMEOUT),
                prompt("waitPrompt"));
    }

    private Map<VariableName, String> values() {
        var result = new LinkedHashMap<VariableName, String>();
        Fields values = fields.object("values");
        for (String key : values.keys()) {
            VariableName name = values.attempt(key, () -> new VariableName(key));
            String expression = values.text(key, "");
            if (name != null) {
                result.put(name, expression);
            }
        }
        return result;
    }
}
