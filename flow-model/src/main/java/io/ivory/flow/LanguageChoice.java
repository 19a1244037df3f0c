package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets the caller choose the language of the rest of the call; {@code "language"} in the file. Each choice is offered in
 * the language it stands for.
 *
 * @param head id, name and connections
 * @param options the language behind each key, in the order they are offered, each once, at most 12
 * @param remember whether a caller who chose once is spoken to in that language in later calls without being asked
 * @param wording replaces the made-up question altogether; none if null
 * @param ask tries, patience, barge-in
 */
public record LanguageChoice(
        NodeHead head,
        Map<Digit, Language> options,
        boolean remember,
        @Nullable PromptId wording,
        AskRules ask) implements FlowNode {

    public LanguageChoice {
        options = copyInOrder(options);
        require(
                options.values().stream().distinct().count() == options.size(),
                "Each key of " + head.id() + " needs a language of its own");
    }

    @Override
    public LanguageChoice withHead(NodeHead newHead) {
        return new LanguageChoice(newHead, options, remember, wording, ask);
    }

    @Override
    public SequencedSet<Exit> exits() {
        var exits = new LinkedHashSet<Exit>();
        options.values().forEach(language -> exits.add(Exit.ofLanguage(language)));
        exits.add(Exit.NO_INPUT);
        exits.add(Exit.NO_MATCH);
        return exits;
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        Menu.addIfPresent(prompts, wording);
        prompts.addAll(ask.prompts());
        return prompts;
    }
}
