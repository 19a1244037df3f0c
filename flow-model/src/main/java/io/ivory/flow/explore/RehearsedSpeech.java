package io.ivory.flow.explore;

import io.ivory.flow.LanguageChoice;
import io.ivory.flow.PromptId;
import io.ivory.flow.explore.Moment.Result;
import io.ivory.flow.expression.PromptTemplate;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says prompts in thought: whether it can be done with the values of one call, and how long it takes. */
final class RehearsedSpeech {

    private static final Duration QUICK_WORD = Duration.ofMillis(250);
    private static final Duration SLOW_WORD = Duration.ofMillis(600);
    /** The words around a label: "For {label}, press 1." */
    private static final int WORDS_OF_A_CHOICE = 6;

    /** "For English, press 1.", in whatever language it is. */
    private static final int FEWEST_WORDS_OF_A_LANGUAGE = 3;

    private static final int MOST_WORDS_OF_A_LANGUAGE = 8;

    private final FlowPlan plan;
    private final ZoneId zone;
    private final World world;

    RehearsedSpeech(FlowPlan plan, ZoneId zone, World world) {
        this.plan = plan;
        this.zone = zone;
        this.world = world;
    }

    /** The call after the words that {@code state} says; empty if they cannot be said. */
    Optional<Played> say(State state, Played before) {
        int languages = plan.node(state.node()) instanceof LanguageChoice choice && choice.wording() == null
                ? choice.options().size()
                : 0;
        Played asked = before.later(
                QUICK_WORD.multipliedBy((long) languages * FEWEST_WORDS_OF_A_LANGUAGE),
                SLOW_WORD.multipliedBy((long) languages * MOST_WORDS_OF_A_LANGUAGE));
        List<@Nullable PromptId> prompts = NodeSpeech.of(plan.node(state.node()), state.miss(), state.attempt());
        return say(prompts, asked);
    }

    /** The call after these words. */
    Optional<Played> say(List<@Nullable PromptId> prompts, Played before) {
        int words = 0;
        int said = 0;
        for (PromptId prompt : prompts) {
            if (prompt != null) {
                Optional<String> text = words(prompt, before);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                words += text.get().isBlank() ? 0 : text.get().strip().split("\\s+").length;
                said++;
            }
        }
        return Optional.of(before.later(
                QUICK_WORD.multipliedBy(words), SLOW_WORD.multipliedBy(words + (long) said * WORDS_OF_A_CHOICE)));
    }

    private Optional<String> words(PromptId prompt, Played call) {
        var moment = new Moment(call, plan, zone, world.resources());
        return plan.texts()
                .spoken(prompt, moment.language())
                .filter(words -> !words.isMadeInTheCall() || world.hasVoice(words.language()))
                .flatMap(words -> rendered(words, moment.in(words.language())));
    }

    /** Times and dates in it may be told differently a moment later, which changes nothing that matters here. */
    private static Optional<String> rendered(Texts.Spoken words, Moment moment) {
        PromptTemplate template = words.template();
        if (template.isStatic()) {
            return Optional.of(words.text().text());
        }
        return switch (moment.settle(template::render)) {
            case Result.Settled<String>(String text) -> Optional.of(text);
            case Result.Unsettled<String> _ -> Optional.of(words.text().text());
            case Result.Failed<String> _ -> Optional.empty();
        };
    }
}
