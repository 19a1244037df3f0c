package io.ivory.flow.json;

import static io.ivory.flow.json.Fields.text;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.DigitRules;
import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.ReadBack;
import io.ivory.flow.Say;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file's form of nodes that speak and ask. */
final class AskNodes {

    private static final Pattern DIGITS = Pattern.compile("^([0-9]{1,2})(?:-([0-9]{1,2}))?$");

    private AskNodes() {}

    static Say say(NodeHead head, NodeFields node) {
        Fields fields = node.fields();
        PromptId single = node.prompt("prompt");
        List<PromptId> several = fields.valuesOf("prompts", PromptId::new);
        if (fields.has("prompt") && fields.has("prompts")) {
            fields.report("prompt", "unknown-key", "write either \"prompt\" or \"prompts\", not both");
        }
        return new Say(head, single == null ? several : List.of(single));
    }

    static void write(Say say, JsonTree tree) {
        if (say.sequence().size() == 1) {
            tree.putId("prompt", say.sequence().getFirst());
        } else if (!say.sequence().isEmpty()) {
            tree.put("prompts", say.sequence().stream().map(Object::toString).toList());
        }
    }

    static Menu menu(NodeHead head, NodeFields node) {
        PromptId intro = node.prompt("intro");
        Fields options = node.fields().object("options");
        var choices = node.byKey("options", key -> {
            Fields option = options.object(key);
            var choice = new MenuOption(option.valueOf("label", PromptId::new));
            NodeId target = option.valueOf("to", NodeId::new);
            if (target != null) {
                node.targets().put(new Exit(key), target);
            }
            option.refuseOthers();
            return choice;
        });
        return new Menu(head, intro, choices, node.prompt("wording"), node.ask());
    }

    static void write(Menu menu, JsonTree tree) {
        JsonTree options = JsonTree.entryALine();
        menu.options()
                .forEach((key, option) -> options.put(
                        String.valueOf(key.symbol()),
                        JsonTree.shortOnOneLine()
                                .putId("label", option.label())
                                .putId("to", menu.targets().get(Exit.ofKey(key)))));
        tree.putId("intro", menu.intro()).putUnlessEmpty("options", options).putId("wording", menu.wording());
        NodeFields.put(menu.ask(), tree);
    }

    static Collect collect(NodeHead head, NodeFields node) {
        Fields fields = node.fields();
        PromptId prompt = node.prompt("prompt");
        var into = node.variable("into");
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
                node.key("finishOn"),
                fields.duration(
                        "interDigit", DigitRules.DEFAULT_INTER_DIGIT, Collect.SHORTEST_PAUSE, AskRules.LONGEST_SILENCE),
                check(fields.object("check")),
                fields.has("confirm") ? readBack(fields.object("confirm")) : null,
                node.ask());
    }

    private static DigitCheck check(Fields check) {
        var read = new DigitCheck(check.text("pattern"), check.flag("luhn", false), check.text("holds"));
        check.refuseOthers();
        return read;
    }

    private static @Nullable ReadBack readBack(Fields confirm) {
        PromptId prompt = confirm.valueOf("prompt", PromptId::new);
        Digit right = Objects.requireNonNullElse(NodeFields.key(confirm, "right"), ReadBack.DEFAULT_RIGHT);
        Digit again = Objects.requireNonNullElse(NodeFields.key(confirm, "again"), ReadBack.DEFAULT_AGAIN);
        confirm.refuseOthers();
        return confirm.attemptWhole(() -> new ReadBack(prompt, right, again));
    }

    static void write(Collect collect, JsonTree tree) {
        String digits = collect.minDigits() == collect.maxDigits()
                ? String.valueOf(collect.minDigits())
                : collect.minDigits() + "-" + collect.maxDigits();
        tree.putId("prompt", collect.prompt()).putId("into", collect.into()).put("digits", digits);
        if (collect.finishKey() != null) {
            tree.put("finishOn", String.valueOf(collect.finishKey().symbol()));
        }
        tree.putUnless(text(DigitRules.DEFAULT_INTER_DIGIT), "interDigit", text(collect.interDigit()))
                .putUnlessEmpty("check", tree(collect.check()));
        if (collect.confirm() != null) {
            tree.put("confirm", tree(collect.confirm()));
        }
        NodeFields.put(collect.ask(), tree);
    }

    private static JsonTree tree(DigitCheck check) {
        return JsonTree.shortOnOneLine()
                .put("pattern", check.pattern())
                .putUnless(false, "luhn", check.luhn())
                .put("holds", check.holds());
    }

    private static JsonTree tree(ReadBack confirm) {
        return JsonTree.shortOnOneLine()
                .putId("prompt", confirm.prompt())
                .putUnless(symbol(ReadBack.DEFAULT_RIGHT), "right", symbol(confirm.right()))
                .putUnless(symbol(ReadBack.DEFAULT_AGAIN), "again", symbol(confirm.again()));
    }

    private static String symbol(Digit key) {
        return String.valueOf(key.symbol());
    }

    static LanguageChoice language(NodeHead head, NodeFields node) {
        Fields options = node.fields().object("options");
        return new LanguageChoice(
                head,
                node.byKey("options", key -> options.valueOf(key, Language::new)),
                node.fields().flag("remember", true),
                node.prompt("wording"),
                node.ask());
    }

    static void write(LanguageChoice choice, JsonTree tree) {
        JsonTree options = JsonTree.shortOnOneLine();
        choice.options().forEach((key, language) -> options.put(String.valueOf(key.symbol()), language.tag()));
        tree.putUnlessEmpty("options", options)
                .putUnless(true, "remember", choice.remember())
                .putId("wording", choice.wording());
        NodeFields.put(choice.ask(), tree);
    }
}
