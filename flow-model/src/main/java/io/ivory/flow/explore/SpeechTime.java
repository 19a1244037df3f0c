package io.ivory.flow.explore;

import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.PromptId;
import io.ivory.flow.explore.State.Miss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how long texts take to say. Voices say about 150 words a minute (the rate espeak-ng and FreeTTS begin with);
 * with words of 5 letters and a space in English that is 15 characters a second. Russian words are longer and are said
 * in fewer words a minute, which comes to 14; for other languages the same is taken.
 */
final class SpeechTime {

    private static final Map<String, Integer> CHARACTERS_PER_SECOND = Map.of("en", 15, "ru", 14);
    private static final int OTHER_CHARACTERS_PER_SECOND = 14;
    /** What "For …, press 1." adds to a label. */
    private static final int CHARACTERS_OF_A_CHOICE = 13;
    /** An order number of eight digits, a date, an amount: about this many characters in words. */
    private static final int CHARACTERS_OF_A_VALUE = 30;

    private static final Pattern VALUE = Pattern.compile("\\{[^{}]*}");
    private static final int MS = 1_000;

    private SpeechTime() {}

    /** How long a node speaks, in the language in which it takes longest. */
    static Duration of(FlowPlan plan, int node, Miss miss, int attempt) {
        List<@Nullable PromptId> prompts = new ArrayList<>(NodeSpeech.of(plan.node(node), miss, attempt));
        prompts.addAll(NodeSpeech.readBack(plan.node(node)));
        int choices = plan.node(node) instanceof Menu menu && menu.wording() == null
                ? menu.options().size()
                : 0;
        return plan.flow().languages().stream()
                .map(language -> in(language, prompts, choices, plan.texts()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration in(Language language, List<@Nullable PromptId> prompts, int choices, Texts texts) {
        long characters = (long) choices * CHARACTERS_OF_A_CHOICE;
        for (PromptId prompt : prompts) {
            if (prompt != null) {
                characters += texts.spoken(prompt, language)
                        .map(words -> characters(words.text().text()))
                        .orElse(0);
            }
        }
        int perSecond =
                CHARACTERS_PER_SECOND.getOrDefault(language.locale().getLanguage(), OTHER_CHARACTERS_PER_SECOND);
        return Duration.ofMillis(characters * MS / perSecond);
    }

    private static int characters(String text) {
        return VALUE.matcher(text).replaceAll("x".repeat(CHARACTERS_OF_A_VALUE)).length();
    }
}
