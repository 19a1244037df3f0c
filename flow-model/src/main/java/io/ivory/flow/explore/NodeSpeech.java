package io.ivory.flow.explore;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.explore.State.Miss;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which prompts a node says, and in which order. */
final class NodeSpeech {

    private NodeSpeech() {}

    /** What a caller hears at {@code node}, asked again after {@code miss}. */
    static List<@Nullable PromptId> of(FlowNode node, Miss miss) {
        return switch (node) {
            case Say n -> new ArrayList<>(n.sequence());
            case Menu n -> asked(n, miss);
            case Collect n -> asked(n, miss);
            case HttpRequest n -> Collections.singletonList(n.waitPrompt());
            case Transfer n -> Collections.singletonList(n.announcement());
            case HangUp n -> Collections.singletonList(n.goodbye());
            case Hours _, Branch _, Lookup _, Assign _ -> List.of();
        };
    }

    static List<@Nullable PromptId> asked(Menu menu, Miss miss) {
        var prompts = new ArrayList<@Nullable PromptId>();
        prompts.add(hint(menu.ask(), miss));
        if (menu.wording() != null) {
            prompts.add(menu.wording());
        } else {
            prompts.add(menu.intro());
            menu.options().values().stream().map(MenuOption::label).forEach(prompts::add);
        }
        return prompts;
    }

    static List<@Nullable PromptId> asked(Collect collect, Miss miss) {
        var prompts = new ArrayList<@Nullable PromptId>();
        prompts.add(hint(collect.ask(), miss));
        prompts.add(collect.prompt());
        return prompts;
    }

    private static @Nullable PromptId hint(AskRules ask, Miss miss) {
        return switch (miss) {
            case NONE -> null;
            case SILENT -> ask.noInputPrompt();
            case WRONG -> ask.noMatchPrompt();
        };
    }
}
