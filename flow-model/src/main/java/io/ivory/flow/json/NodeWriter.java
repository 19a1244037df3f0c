package io.ivory.flow.json;

import static io.ivory.flow.json.Fields.text;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeType;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import org.jspecify.annotations.Nullable;

/** How each node type looks in the file. */
final class NodeWriter {

    private NodeWriter() {}

    static JsonTree write(FlowNode node) {
        JsonTree tree =
                JsonTree.entryALine().put("type", NodeType.of(node).json()).put("name", node.name());
        switch (node) {
            case Say say -> say(say, tree);
            case Menu menu -> menu(menu, tree);
            case Collect collect -> collect(collect, tree);
            case Hours hours -> tree.put("hours", hours.hours());
            case Branch branch -> branch(branch, tree);
            case Lookup lookup -> lookup(lookup, tree);
            case HttpRequest http -> http(http, tree);
            case Assign set -> set(set, tree);
            case Transfer transfer ->
                tree.put("to", transfer.destination())
                        .putUnless(text(Transfer.DEFAULT_RING), "ringFor", text(transfer.ringFor()))
                        .putId("announcement", transfer.announcement());
            case HangUp hangUp -> tree.putId("goodbye", hangUp.goodbye());
        }
        return NestedExtensions.addTo(
                tree.putUnlessEmpty("exits", exits(node)), node.head().extensions());
    }

    /** In the order of the node's exits; those of a menu's options stand with the options. */
    private static JsonTree exits(FlowNode node) {
        JsonTree exits = JsonTree.singleOnOneLine();
        for (Exit exit : node.exits()) {
            if (!(node instanceof Menu && exit.key().isPresent())) {
                exits.putId(exit.name(), node.targets().get(exit));
            }
        }
        return exits;
    }

    private static void say(Say say, JsonTree tree) {
        if (say.sequence().size() == 1) {
            tree.putId("prompt", say.sequence().getFirst());
        } else if (!say.sequence().isEmpty()) {
            tree.put("prompts", say.sequence().stream().map(Object::toString).toList());
        }
    }

    private static void menu(Menu menu, JsonTree tree) {
        JsonTree options = JsonTree.entryALine();
        menu.options()
                .forEach((key, option) -> options.put(
                        String.valueOf(key.symbol()),
                        JsonTree.shortOnOneLine()
                                .putId("label", option.label())
                                .putId("to", menu.targets().get(Exit.ofKey(key)))));
        tree.putId("intro", menu.intro()).putUnlessEmpty("options", options).putId("wording", menu.wording());
        ask(menu.ask(), tree);
    }

    private static void collect(Collect collect, JsonTree tree) {
        tree.putId("prompt", collect.prompt()).putId("into", collect.into()).put("digits", digits(collect));
        if (collect.finishKey() != null) {
            tree.put("finishOn", String.valueOf(collect.finishKey().symbol()));
        }
        tree.putUnless(text(DigitRules.DEFAULT_INTER_DIGIT), "interDigit", text(collect.interDigit()));
        ask(collect.ask(), tree);
    }

    private static String digits(Collect collect) {
        return collect.minDigits() == collect.maxDigits()
                ? String.valueOf(collect.minDigits())
                : collect.minDigits() + "-" + collect.maxDigits();
    }

    private static void ask(AskRules ask, JsonTree tree) {
        AskRules usual = AskRules.DEFAULT;
        tree.putUnless(usual.tries(), "tries", ask.tries())
                .putUnless(text(usual.noInputAfter()), "noInputAfter", text(ask.noInputAfter()))
                .putUnless(usual.bargeIn(), "bargeIn", ask.bargeIn())
                .putId("noInputPrompt", ask.noInputPrompt())
                .putId("noMatchPrompt", ask.noMatchPrompt());
    }

    private static void branch(Branch branch, JsonTree tree) {
        if (!branch.conditions().isEmpty()) {
            tree.put(
                    "conditions",
                    branch.conditions().stream()
                            .map(condition -> JsonTree.shortOnOneLine()
                                    .putId("exit", condition.exit())
                                    .put("when", condition.when()))
                            .toList());
        }
    }

    private static void lookup(Lookup lookup, JsonTree tree) {
        tree.put("table", lookup.table())
                .putUnlessEmpty("find", find(lookup.match(), lookup.value()))
                .putId("into", lookup.into())
                .put("rows", lookup.all() ? "all" : null);
    }

    private static JsonTree find(@Nullable RowMatch match, String value) {
        JsonTree find = JsonTree.shortOnOneLine();
        return switch (match) {
            case null -> find.putUnless("", "equals", value);
            case RowMatch.Equal(String column) -> find.put("column", column).putUnless("", "equals", value);
            case RowMatch.Between(String from, String to) ->
                find.put("from", from).put("to", to).putUnless("", "holds", value);
        };
    }

    private static void http(HttpRequest http, JsonTree tree) {
        String request = http.path().isEmpty() ? http.method().name() : http.method() + " " + http.path();
        tree.put("connection", http.connection())
                .putUnless(HttpMethod.GET.name(), "request", request)
                .putUnless("", "body", http.body())
                .putId("into", http.into())
                .putUnless(text(HttpRequest.DEFAULT_TIMEOUT), "timeout", text(http.timeout()))
                .putId("waitPrompt", http.waitPrompt());
    }

    private static void set(Assign set, JsonTree tree) {
        JsonTree values = JsonTree.singleOnOneLine();
        set.values().forEach((variable, expression) -> values.put(variable.value(), expression));
        tree.putUnlessEmpty("values", values);
    }
}
