package io.ivory.flow;

import static io.ivory.flow.Checks.copyInOrder;
import static io.ivory.flow.Checks.require;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Offers choices and waits for a key. The spoken menu is made of the intro and each option's label and key, so words
 * and keys cannot drift apart.
 *
 * @param head id, name and connections
 * @param intro said before the choices; none if null
 * @param options by key, in the order they are said, at most 12
 * @param wording replaces the made-up text of intro and choices altogether; none if null
 * @param ask tries, patience, barge-in
 */
public record Menu(
        NodeHead head,
        @Nullable PromptId intro,
        Map<Digit, MenuOption> options,
        @Nullable PromptId wording,
        AskRules ask)
        implements FlowNode {

    public Menu {
        options = copyInOrder(options);
        require(
                options.size() <= Digit.values().length,
                "A menu has at most 12 options, but " + head.id() + " has " + options.size());
    }

    @Override
    public Menu withHead(NodeHead newHead) {
        return new Menu(newHead, intro, options, wording, ask);
    }

    @Override
    public SequencedSet<Exit> exits() {
        var exits = new LinkedHashSet<Exit>();
        options.keySet().forEach(key -> exits.add(Exit.ofKey(key)));
        exits.add(Exit.NO_INPUT);
        exits.add(Exit.NO_MATCH);
        return exits;
    }

    @Override
    public SequencedSet<PromptId> prompts() {
        var prompts = new LinkedHashSet<PromptId>();
        addIfPresent(prompts, wording);
        addIfPresent(prompts, intro);
        options.values().forEach(option -> addIfPresent(prompts, option.label()));
        prompts.addAll(ask.prompts());
        return prompts;
    }

    static void addIfPresent(SequencedSet<PromptId> prompts, @Nullable PromptId prompt) {
        if (prompt != null) {
            prompts.add(prompt);
        }
    }
}
