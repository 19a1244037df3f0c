package io.ivory.flow.check;

import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Menu;
import io.ivory.flow.PromptId;
import io.ivory.flow.ReadBack;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where words of its own replace a menu's made-up text, they must name the keys that the menu has. */
final class KeyInText implements FlowCheck {

    private static final Pattern VALUE = Pattern.compile("\\{[^}]*}");
    /** A figure that stands alone: in "2 for delivery" but not in "24 hours" or "10:30". */
    private static final Pattern FIGURE = Pattern.compile("(?<![\\p{L}\\d:.,])[0-9*#](?![\\p{L}\\d:]|[.,]\\d)");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final String PRESS = "\\b(?:press|dial|push|hit|нажмите|нажми|нажать|нажав|наберите)\\b";
    /** A key in a word or a figure, but not how many there are of something. */
    private static final String KEY = "(?:(?:" + wordsForKeys() + ")\\b|[0-9*#](?!\\d))"
            + "(?!\\s+(?:of|times?|more|moments?|digits?|keys?|из|раз|раза|цифр\\p{L}*|клавиш\\p{L}*|секунд\\p{L}*)\\b)";

    private static final Pattern ASKS = Pattern.compile(PRESS, FLAGS);
    /** Keys in words: "press one, two or three", "для справки нажмите девять". */
    private static final Pattern PRESSED = Pattern.compile(
            PRESS + "\\s+(?:(?:the|key|number|кнопку|клавишу|цифру)\\s+)*(?<keys>" + KEY
                    + "(?:(?:\\s*,\\s*(?:or\\s+|and\\s+|или\\s+|и\\s+)?|\\s+(?:or|and|или|и)\\s+)" + KEY + ")*)",
            FLAGS);
    /** One more of them: "press one for orders, two for delivery". */
    private static final Pattern ONE_MORE = Pattern.compile(
            "(?:[,.;]|\\b(?:or|and|или|и))\\s+(?<keys>" + KEY + ")\\s+(?:for|to(?!\\s+" + KEY
                    + ")|для|чтобы|—|–|-)(?!\\p{L})",
            FLAGS);

    @Override
    public String rule() {
        return "key-in-text";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Menu menu && menu.wording() != null) {
                check(
                        findings,
                        flow,
                        menu,
                        menu.wording(),
                        menu.options().keySet(),
                        flow.commands(menu).keySet());
            }
            if (node instanceof Collect collect && collect.confirm() != null) {
                ReadBack confirm = collect.confirm();
                check(
                        findings,
                        flow,
                        collect,
                        confirm.prompt(),
                        new TreeSet<>(Set.of(confirm.right(), confirm.again())),
                        Set.of());
            }
        }
        return findings.all();
    }

    private static void check(
            Findings findings,
            FlowDefinition flow,
            FlowNode node,
            @Nullable PromptId wording,
            Set<Digit> keys,
            Set<Digit> others) {
        if (wording != null) {
            flow.prompt(wording)
                    .ifPresent(prompt -> prompt.texts()
                            .forEach((language, text) ->
                                    check(findings, node, Places.of(wording, language), text.text(), keys, others)));
        }
    }

    /**
     * Compares a text with the keys of a node.
     *
     * @param keys must be named
     * @param others may be named
     */
    private static void check(
            Findings findings, FlowNode node, String pointer, String text, Set<Digit> keys, Set<Digit> others) {
        String words = VALUE.matcher(text).replaceAll(" ");
        var named = new TreeSet<Digit>();
        FIGURE.matcher(words)
                .results()
                .forEach(figure -> Digit.of(figure.group().charAt(0)).ifPresent(named::add));
        named.addAll(inWords(words));
        for (Digit key : named) {
            if (!keys.contains(key) && !others.contains(key)) {
                findings.add(
                        node,
                        pointer,
                        "the text names key " + key.symbol() + ", but the " + asker(node) + " has no such choice");
            }
        }
        for (Digit key : keys) {
            if (!named.contains(key) && !word(key).matcher(words).find()) {
                findings.add(
                        node,
                        pointer,
                        "the text does not name key " + key.symbol() + ", which is a choice of the " + asker(node));
            }
        }
    }

    /** The keys that callers are asked to press in words; elsewhere "one" is seldom a key. */
    private static Set<Digit> inWords(String text) {
        if (!ASKS.matcher(text).find()) {
            return Set.of();
        }
        String keys = Stream.of(PRESSED, ONE_MORE)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group("keys"))
                .collect(Collectors.joining(" "));
        return Arrays.stream(Digit.values())
                .filter(key -> word(key).matcher(keys).find())
                .collect(Collectors.toSet());
    }

    private static String asker(FlowNode node) {
        return node instanceof Menu ? "menu" : "question";
    }

    /** The words for all keys, as alternatives of a pattern. */
    static String wordsForKeys() {
        return Arrays.stream(Digit.values()).map(KeyInText::words).collect(Collectors.joining("|"));
    }

    private static Pattern word(Digit key) {
        return Pattern.compile("\\b(" + words(key) + ")\\b", FLAGS);
    }

    private static String words(Digit key) {
        return switch (key) {
            case ZERO -> "zero|ноль|нол[яью]";
            case ONE -> "one|один|единиц\\p{L}*";
            case TWO -> "two|два|двойк\\p{L}*";
            case THREE -> "three|три|тройк\\p{L}*";
            case FOUR -> "four|четыре|четв[её]рк\\p{L}*";
            case FIVE -> "five|пять|пят[её]рк\\p{L}*";
            case SIX -> "six|шесть|шест[её]рк\\p{L}*";
            case SEVEN -> "seven|семь|сем[её]рк\\p{L}*";
            case EIGHT -> "eight|восемь|восьм[её]рк\\p{L}*";
            case NINE -> "nine|девять|девятк\\p{L}*";
            case STAR -> "star|asterisk|зв[её]здочк\\p{L}*";
            case POUND -> "pound|hash|реш[её]тк\\p{L}*";
        };
    }
}
