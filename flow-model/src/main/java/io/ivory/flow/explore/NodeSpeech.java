package io.ivory.flow.explore;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.explore.State.Miss;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which prompts a node says, and in which order. */
final class NodeSpeech {

    private NodeSpeech() {}

    /**
     * What a caller hears at {@code node}, asked again after {@code miss}.
     *
     * @param attempt how often it has asked, this time included
     */
    static List<@Nullable PromptId> of(FlowNode node, Miss miss, int attempt) {
        return switch (node) {
            case Say n -> new ArrayList<>(n.sequence());
            case Menu n -> asked(n, miss, attempt);
            case Collect n -> asked(n, miss, attempt);
            case HttpRequest n -> Collections.singletonList(n.waitPrompt());
            case Transfer n -> Collections.singletonList(n.announcement());
            case HangUp n -> Collections.singletonList(n.goodbye());
            case LanguageChoice n -> asked(n, miss, attempt);
            case QueueCaller _ -> List.of();
            case Voicemail n -> Collections.singletonList(n.greeting());
            case Callback n -> Collections.singletonList(n.prompt());
            case Hours _,
                    Branch _,
                    Lookup _,
                    Assign _,
                    CallerCheck _,
                    Split _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> List.of();
        };
    }

    static List<@Nullable PromptId> asked(Menu menu, Miss miss, int attempt) {
        var prompts = new ArrayList<@Nullable PromptId>();
        prompts.add(hint(menu.ask(), miss, attempt));
        if (menu.wording() != null) {
            prompts.add(menu.wording());
        } else {
            prompts.add(menu.intro());
            menu.options().values().stream().map(MenuOption::label).forEach(prompts::add);
        }
        return prompts;
    }

    static List<@Nullable PromptId> asked(Collect collect, Miss miss, int attempt) {
        var prompts = new ArrayList<@Nullable PromptId>();
        prompts.add(hint(collect.ask(), miss, attempt));
        prompts.add(collect.prompt());
        return prompts;
    }

    static List<@Nullable PromptId> asked(LanguageChoice choice, Miss miss, int attempt) {
        var prompts = new ArrayList<@Nullable PromptId>();
        prompts.add(hint(choice.ask(), miss, attempt));
        prompts.add(choice.wording());
        return prompts;
    }

    /** What a caller hears who has answered. */
    static List<@Nullable PromptId> readBack(FlowNode node) {
        return node instanceof Collect collect && collect.confirm() != null
                ? Collections.singletonList(collect.confirm().prompt())
                : List.of();
    }

    /** How long the flow waits at {@code node} for whoever does nothing and so makes it take {@code exit}. */
    static Duration patience(FlowNode node, @Nullable Exit exit) {
        return switch (node) {
            case Menu n -> n.ask().noInputAfter();
            case Collect n -> n.ask().noInputAfter();
            case LanguageChoice n -> n.ask().noInputAfter();
            case HttpRequest n -> Exit.SLOW.equals(exit) ? n.timeout() : Duration.ZERO;
            case Transfer n -> Exit.NO_ANSWER.equals(exit) ? n.ringFor() : Duration.ZERO;
            case QueueCaller n -> Exit.TIMEOUT.equals(exit) ? n.maxWait() : Duration.ZERO;
            case Voicemail n -> n.maxLength();
            case Say _,
                    HangUp _,
                    Hours _,
                    Branch _,
                    Lookup _,
                    Assign _,
                    CallerCheck _,
                    Split _,
                    Callback _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> Duration.ZERO;
        };
    }

    private static @Nullable PromptId hint(AskRules ask, Miss miss, int attempt) {
        return switch (miss) {
            case NONE -> null;
            case SILENT -> ask.afterSilence(attempt).orElse(null);
            case WRONG -> ask.afterWrongKey(attempt).orElse(null);
        };
    }
}
