package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.ivory.designer.editor.LanguageNames;
import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.NodeHead;
import io.ivory.flow.PromptId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form of a language choice: a key for each language, and whether the choice is remembered. */
final class LanguageForm {

    private LanguageForm() {}

    static Component of(NodeEditing<LanguageChoice> node) {
        var form = new Fields<>(node);
        form.hint("Each language is offered in itself: “For English, press 1. Для русского языка нажмите 2.”");
        List<Map.Entry<Digit, Language>> options =
                List.copyOf(node.node().options().entrySet());
        for (int index = 0; index < options.size(); index++) {
            form.add(row(node, options.get(index), index, options.size()));
        }
        List<Language> left = left(node);
        if (!left.isEmpty()) {
            form.add(SmallButtons.add("Offer " + LanguageNames.of(left.getFirst()), () -> add(node, left.getFirst())));
        } else {
            form.hint("The flow's languages are set in its settings.");
        }
        form.check(
                "Remember the choice",
                "remember: a caller who has chosen once is not asked again in later calls",
                LanguageChoice::remember,
                (choice, remember) ->
                        new LanguageChoice(choice.head(), choice.options(), remember, choice.wording(), choice.ask()));
        AskFields.addTo(form, LanguageChoice::ask, LanguageForm::withAsk);
        form.folded(
                "In your own words",
                node.node().wording() != null,
                fields -> fields.hint("Said instead of the sentences above, in the flow's first language.")
                        .prompt(new PromptField.Slot<>(
                                "wording",
                                "The whole question",
                                LanguageChoice::wording,
                                LanguageForm::withWording,
                                true)));
        return form.box();
    }

    private static Component row(
            NodeEditing<LanguageChoice> node, Map.Entry<Digit, Language> option, int index, int count) {
        var keys = new Select<Digit>();
        keys.addClassName("key-select");
        keys.setAriaLabel("Key of language " + (index + 1));
        keys.setItemLabelGenerator(digit -> String.valueOf(digit.symbol()));
        keys.setItems(Arrays.stream(Digit.values())
                .filter(digit ->
                        digit == option.getKey() || !node.node().options().containsKey(digit))
                .toList());
        keys.setValue(option.getKey());
        keys.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.restructure(choice -> rekeyed(choice, option.getKey(), change.getValue()));
            }
        });
        var language = new Div(LanguageNames.of(option.getValue()));
        language.addClassName("list-words");
        var row = new Div(
                keys,
                language,
                SmallButtons.ofRow(
                        LanguageNames.of(option.getValue()),
                        index,
                        count,
                        to -> node.restructure(choice ->
                                withOptions(choice, choice.head(), SmallButtons.moved(choice.options(), index, to))),
                        () -> node.restructure(choice -> without(choice, option.getKey()))));
        row.addClassNames("list-row", "is-middle");
        return row;
    }

    private static List<Language> left(NodeEditing<LanguageChoice> node) {
        return node.flow().languages().stream()
                .filter(language -> !node.node().options().containsValue(language))
                .toList();
    }

    private static void add(NodeEditing<LanguageChoice> node, Language language) {
        node.restructure(choice -> {
            var options = new LinkedHashMap<>(choice.options());
            Arrays.stream(Digit.values())
                    .filter(key -> key != Digit.ZERO && !options.containsKey(key))
                    .findFirst()
                    .ifPresent(key -> options.put(key, language));
            return withOptions(choice, choice.head(), options);
        });
    }

    private static LanguageChoice rekeyed(LanguageChoice choice, Digit from, Digit to) {
        var options = new LinkedHashMap<Digit, Language>();
        choice.options().forEach((key, language) -> options.put(key == from ? to : key, language));
        return withOptions(choice, choice.head(), options);
    }

    private static LanguageChoice without(LanguageChoice choice, Digit key) {
        var options = new LinkedHashMap<>(choice.options());
        Language gone = options.remove(key);
        NodeHead head = gone == null ? choice.head() : choice.head().disconnect(Exit.ofLanguage(gone));
        return withOptions(choice, head, options);
    }

    private static LanguageChoice withOptions(LanguageChoice choice, NodeHead head, Map<Digit, Language> options) {
        return new LanguageChoice(head, options, choice.remember(), choice.wording(), choice.ask());
    }

    private static LanguageChoice withWording(LanguageChoice choice, @Nullable PromptId wording) {
        return new LanguageChoice(choice.head(), choice.options(), choice.remember(), wording, choice.ask());
    }

    private static LanguageChoice withAsk(LanguageChoice choice, AskRules ask) {
        return new LanguageChoice(choice.head(), choice.options(), choice.remember(), choice.wording(), ask);
    }
}
