package io.ivory.flow;

import static io.ivory.flow.Checks.isWholeMillis;
import static io.ivory.flow.Checks.require;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How patiently a node asks the caller: shared by menu, collect and language.
 *
 * @param tries how often the question is asked in all, 1 to 10
 * @param noInputAfter how long a caller may stay silent after the question, 1 s to 60 s
 * @param bargeIn whether a key stops the question
 * @param noInputPrompts said before the question is asked again to a caller who stayed silent: the first one before the
 *     second try, the next one before the third; the last one before all tries after it; at most 9
 * @param noMatchPrompts the same for a caller whose keys did not fit
 * @param keys where the keys differ from those that mean the same everywhere in the flow
 */
public record AskRules(
        int tries,
        Duration noInputAfter,
        boolean bargeIn,
        List<PromptId> noInputPrompts,
        List<PromptId> noMatchPrompts,
        OwnKeys keys) {

    public static final int MAX_TRIES = 10;
    public static final Duration SHORTEST_SILENCE = Duration.ofSeconds(1);
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    /** One before each try but the first. */
    public static final int MAX_PROMPTS = MAX_TRIES - 1;

    /** Three tries, 6 s to the first key, keys stop the question. */
    public static final AskRules DEFAULT =
            new AskRules(3, Duration.ofSeconds(6), true, List.of(), List.of(), OwnKeys.NONE);

    public AskRules {
        require(tries >= 1 && tries <= MAX_TRIES, "tries must be between 1 and " + MAX_TRIES + ", but is " + tries);
        require(
                noInputAfter.compareTo(SHORTEST_SILENCE) >= 0
                        && noInputAfter.compareTo(LONGEST_SILENCE) <= 0
                        && isWholeMillis(noInputAfter),
                "noInputAfter must be between 1s and 60s, but is " + noInputAfter.toMillis() + "ms");
        noInputPrompts = List.copyOf(noInputPrompts);
        noMatchPrompts = List.copyOf(noMatchPrompts);
        require(
                noInputPrompts.size() <= MAX_PROMPTS && noMatchPrompts.size() <= MAX_PROMPTS,
                "there are at most " + MAX_PROMPTS + " prompts for later tries");
    }

    /** Rules that say the same before every later try; nothing where the prompt is null. */
    public static AskRules of(
            int tries,
            Duration noInputAfter,
            boolean bargeIn,
            @Nullable PromptId noInputPrompt,
            @Nullable PromptId noMatchPrompt) {
        return new AskRules(tries, noInputAfter, bargeIn, listOf(noInputPrompt), listOf(noMatchPrompt), OwnKeys.NONE);
    }

    private static List<PromptId> listOf(@Nullable PromptId prompt) {
        return prompt == null ? List.of() : List.of(prompt);
    }

    /** How patiently {@code node} asks; empty if it asks nothing. */
    public static Optional<AskRules> of(FlowNode node) {
        return switch (node) {
            case Menu menu -> Optional.of(menu.ask());
            case Collect collect -> Optional.of(collect.ask());
            case LanguageChoice choice -> Optional.of(choice.ask());
            case Say _,
                    Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Assign _,
                    Transfer _,
                    QueueCaller _,
                    Voicemail _,
                    Callback _,
                    Notify _,
                    RunFlow _,
                    GoToFlow _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> Optional.empty();
        };
    }

    /** The keys that answer what {@code node} asks, so that no command can have them. */
    static Set<Digit> answersOf(FlowNode node) {
        var answers = EnumSet.noneOf(Digit.class);
        if (node instanceof Menu menu) {
            answers.addAll(menu.options().keySet());
        } else if (node instanceof LanguageChoice choice) {
            answers.addAll(choice.options().keySet());
        } else if (node instanceof Collect collect) {
            answers.addAll(EnumSet.range(Digit.ZERO, Digit.NINE));
            if (collect.finishKey() != null) {
                answers.add(collect.finishKey());
            }
        }
        return answers;
    }

    /**
     * What is said to a caller who stayed silent before the question is asked again.
     *
     * @param attempt which try it is, from 2
     */
    public Optional<PromptId> afterSilence(int attempt) {
        return before(attempt, noInputPrompts);
    }

    /**
     * What is said to a caller whose keys did not fit before the question is asked again.
     *
     * @param attempt which try it is, from 2
     */
    public Optional<PromptId> afterWrongKey(int attempt) {
        return before(attempt, noMatchPrompts);
    }

    private static Optional<PromptId> before(int attempt, List<PromptId> prompts) {
        return prompts.isEmpty()
                ? Optional.empty()
                : Optional.of(prompts.get(Math.clamp(attempt - 2, 0, prompts.size() - 1)));
    }

    /** All prompts of later tries. */
    List<PromptId> prompts() {
        return Stream.concat(noInputPrompts.stream(), noMatchPrompts.stream()).toList();
    }

    public AskRules withTries(int newTries) {
        return new AskRules(newTries, noInputAfter, bargeIn, noInputPrompts, noMatchPrompts, keys);
    }

    public AskRules withNoInputAfter(Duration newPatience) {
        return new AskRules(tries, newPatience, bargeIn, noInputPrompts, noMatchPrompts, keys);
    }

    public AskRules withBargeIn(boolean newBargeIn) {
        return new AskRules(tries, noInputAfter, newBargeIn, noInputPrompts, noMatchPrompts, keys);
    }

    public AskRules withPrompts(List<PromptId> newNoInputPrompts, List<PromptId> newNoMatchPrompts) {
        return new AskRules(tries, noInputAfter, bargeIn, newNoInputPrompts, newNoMatchPrompts, keys);
    }

    public AskRules withKeys(OwnKeys newKeys) {
        return new AskRules(tries, noInputAfter, bargeIn, noInputPrompts, noMatchPrompts, newKeys);
    }
}
