package io.ivory.flow.export;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How an exit is called: in everyday words first, in the technical term on demand.
 *
 * @param label what the card says, such as "stays silent"
 * @param term what the tooltip says, such as "no-input"
 */
public record ExitWords(String label, String term) {

    private static final Map<Exit, ExitWords> FIXED = Map.ofEntries(
            Map.entry(Exit.NEXT, new ExitWords("then", "next")),
            Map.entry(Exit.NO_INPUT, new ExitWords("stays silent", "no-input: no key in any of the tries")),
            Map.entry(Exit.NO_MATCH, new ExitWords("presses something else", "no-match: keys that fit no choice")),
            Map.entry(Exit.OPEN, new ExitWords("open", "open")),
            Map.entry(Exit.CLOSED, new ExitWords("closed", "closed")),
            Map.entry(Exit.SPECIAL, new ExitWords("special day", "special: open on a day of the list of special days")),
            Map.entry(Exit.OTHERWISE, new ExitWords("otherwise", "otherwise: no condition holds")),
            Map.entry(Exit.FOUND, new ExitWords("found", "found")),
            Map.entry(Exit.NOT_FOUND, new ExitWords("nothing found", "not found")),
            Map.entry(Exit.SLOW, new ExitWords("takes too long", "slow: no answer before the timeout")),
            Map.entry(Exit.FAILED, new ExitWords("does not work", "failed")),
            Map.entry(Exit.ANSWERED, new ExitWords("after they talked", "answered: the other side hung up first")),
            Map.entry(Exit.BUSY, new ExitWords("busy", "busy")),
            Map.entry(Exit.KNOWN, new ExitWords("knows us", "known: among the contacts, or called before")),
            Map.entry(Exit.NEW, new ExitWords("first call", "new")),
            Map.entry(Exit.BLOCKED, new ExitWords("not welcome", "blocked: on the list of blocked callers")),
            Map.entry(Exit.FULL, new ExitWords("too many wait", "full")),
            Map.entry(Exit.TIMEOUT, new ExitWords("waited too long", "timeout: nobody had time")),
            Map.entry(Exit.LEFT, new ExitWords("rather called back", "left: pressed the callback key")),
            Map.entry(Exit.NO_ANSWER, new ExitWords("nobody answers", "no answer")));

    /** The words for {@code exit} of {@code node}. */
    public static ExitWords of(FlowDefinition flow, FlowNode node, Exit exit) {
        if (node instanceof Menu menu && exit.key().isPresent()) {
            String label = Optional.ofNullable(menu.options().get(exit.key().get()))
                    .map(MenuOption::label)
                    .flatMap(flow::prompt)
                    .flatMap(prompt -> words(flow, prompt))
                    .orElse("no words yet");
            return new ExitWords(label, "key " + exit.name());
        }
        if (node instanceof LanguageChoice choice) {
            Optional<Language> language = choice.options().values().stream()
                    .filter(offered -> Exit.ofLanguage(offered).equals(exit))
                    .findFirst();
            if (language.isPresent()) {
                return new ExitWords(inWords(language.get()), exit.name());
            }
        }
        ExitWords fixed = FIXED.get(exit);
        return fixed != null ? fixed : new ExitWords(spaced(exit.name()), exit.name());
    }

    /** The English name of {@code language}. */
    static String inWords(Language language) {
        return language.locale().getDisplayName(Locale.ENGLISH);
    }

    /** What a prompt says in the flow's first language, or in any other if that is empty. */
    public static Optional<String> words(FlowDefinition flow, Prompt prompt) {
        return prompt.in(flow.defaultLanguage())
                .filter(text -> !text.text().isBlank())
                .or(() -> prompt.texts().values().stream()
                        .filter(text -> !text.text().isBlank())
                        .findFirst())
                .map(PromptText::text);
    }

    /** Turns {@code longNumber} and {@code long-number} into "long number". */
    private static String spaced(String name) {
        return name.replace('-', ' ').replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
