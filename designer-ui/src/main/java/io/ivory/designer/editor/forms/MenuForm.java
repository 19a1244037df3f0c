package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form of a menu: the question, the choices as a table of keys and words, patience. */
final class MenuForm {

    /** The order in which keys are offered for a new choice: people first try 1, and 0 is for a person. */
    private static final List<Digit> KEYS = List.of(
            Digit.ONE,
            Digit.TWO,
            Digit.THREE,
            Digit.FOUR,
            Digit.FIVE,
            Digit.SIX,
            Digit.SEVEN,
            Digit.EIGHT,
            Digit.NINE,
            Digit.ZERO,
            Digit.STAR,
            Digit.POUND);

    private MenuForm() {}

    static Component of(NodeEditing<Menu> node) {
        var form = new Fields<>(node);
        form.prompt(new PromptField.Slot<>(
                "intro", "First, callers hear", Menu::intro, (menu, prompt) -> withIntro(menu, prompt), true));
        form.heading("Choices");
        List<Digit> keys = List.copyOf(node.node().options().keySet());
        for (int index = 0; index < keys.size(); index++) {
            form.add(row(node, keys.get(index), index, keys.size()));
        }
        if (keys.size() < KEYS.size()) {
            form.add(SmallButtons.add("Add a choice", () -> add(node)));
        }
        form.add(spoken(node));
        AskFields.addTo(form, Menu::ask, MenuForm::withAsk);
        form.folded(
                "Words of your own instead",
                node.node().wording() != null,
                fields -> fields.hint("Said instead of all the above. Keep keys and words in step yourself.")
                        .prompt(new PromptField.Slot<>(
                                "wording", "The whole menu", Menu::wording, MenuForm::withWording, true)));
        return form.box();
    }

    private static Component row(NodeEditing<Menu> node, Digit key, int index, int count) {
        var keys = new Select<Digit>();
        keys.addClassName("key-select");
        keys.setAriaLabel("Key of choice " + (index + 1));
        keys.setItemLabelGenerator(digit -> String.valueOf(digit.symbol()));
        keys.setItems(Arrays.stream(Digit.values())
                .filter(digit -> digit == key || !node.node().options().containsKey(digit))
                .toList());
        keys.setValue(key);
        keys.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                node.restructure(menu -> rekeyed(menu, key, change.getValue()));
            }
        });
        var words = new PromptField<>(
                        node,
                        new PromptField.Slot<>(
                                "options/" + key.symbol(),
                                "Words for key " + key.symbol(),
                                menu -> Optional.ofNullable(menu.options().get(key))
                                        .map(MenuOption::label)
                                        .orElse(null),
                                (menu, prompt) -> labelled(menu, key, prompt),
                                false))
                .withoutLabel();
        var row = new Div(
                keys,
                words,
                SmallButtons.ofRow(
                        "choice " + key.symbol(),
                        index,
                        count,
                        to -> node.restructure(
                                menu -> withOptions(menu, menu.head(), SmallButtons.moved(menu.options(), index, to))),
                        () -> node.restructure(menu -> without(menu, key))));
        row.addClassNames("list-row", "choice-row");
        return row;
    }

    private static void add(NodeEditing<Menu> node) {
        Digit key = KEYS.stream()
                .filter(digit -> !node.node().options().containsKey(digit))
                .findFirst()
                .orElseThrow();
        PromptId label = node.newPrompt(wordFor(key));
        node.restructure(menu -> labelled(menu, key, label), Map.of(label, new Prompt(Map.of())));
    }

    private static String wordFor(Digit key) {
        return Character.isDigit(key.symbol())
                ? String.valueOf(key.symbol())
                : key.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What a caller hears in the end, so that nobody has to guess. */
    private static Component spoken(NodeEditing<Menu> node) {
        var box = new Div();
        box.addClassName("spoken");
        box.setText(spokenWords(node));
        node.follow(() -> box.setText(spokenWords(node)));
        return box;
    }

    private static String spokenWords(NodeEditing<Menu> node) {
        if (node.node().options().isEmpty()) {
            return "Add the choices that callers have. The keys are said for you.";
        }
        var words = new StringBuilder();
        words(node, node.node().intro()).ifPresent(intro -> words.append(intro).append(' '));
        node.node()
                .options()
                .forEach((key, option) -> words.append("For ")
                        .append(words(node, option.label()).orElse("…"))
                        .append(", press ")
                        .append(key.symbol() == '#' ? "pound" : key.symbol() == '*' ? "star" : key.symbol())
                        .append(". "));
        return "Callers hear: “" + words.toString().strip() + "”";
    }

    private static Optional<String> words(NodeEditing<Menu> node, @Nullable PromptId prompt) {
        return Optional.ofNullable(prompt)
                .flatMap(node.flow()::prompt)
                .flatMap(found -> found.in(node.flow().defaultLanguage()))
                .map(PromptText::text)
                .filter(text -> !text.isBlank());
    }

    private static Menu withIntro(Menu menu, @Nullable PromptId intro) {
        return new Menu(menu.head(), intro, menu.options(), menu.wording(), menu.ask());
    }

    private static Menu withWording(Menu menu, @Nullable PromptId wording) {
        return new Menu(menu.head(), menu.intro(), menu.options(), wording, menu.ask());
    }

    private static Menu withAsk(Menu menu, AskRules ask) {
        return new Menu(menu.head(), menu.intro(), menu.options(), menu.wording(), ask);
    }

    private static Menu withOptions(Menu menu, NodeHead head, Map<Digit, MenuOption> options) {
        return new Menu(head, menu.intro(), options, menu.wording(), menu.ask());
    }

    private static Menu labelled(Menu menu, Digit key, @Nullable PromptId label) {
        var options = new LinkedHashMap<>(menu.options());
        options.put(key, new MenuOption(label));
        return withOptions(menu, menu.head(), options);
    }

    private static Menu without(Menu menu, Digit key) {
        var options = new LinkedHashMap<>(menu.options());
        options.remove(key);
        return withOptions(menu, menu.head().disconnect(Exit.ofKey(key)), options);
    }

    /** The same choice under another key; where it leads stays. */
    private static Menu rekeyed(Menu menu, Digit from, Digit to) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        menu.options().forEach((key, option) -> options.put(key == from ? to : key, option));
        NodeId target = menu.targets().get(Exit.ofKey(from));
        NodeHead head = menu.head().disconnect(Exit.ofKey(from));
        return withOptions(menu, target == null ? head : head.connect(Exit.ofKey(to), target), options);
    }
}
