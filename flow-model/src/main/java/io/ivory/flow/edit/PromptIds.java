package io.ivory.flow.edit;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
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
import io.ivory.flow.ReadBack;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Exchanges the prompts of a node for others. */
final class PromptIds {

    private PromptIds() {}

    static FlowNode changed(FlowNode node, UnaryOperator<PromptId> change) {
        return switch (node) {
            case Say say ->
                new Say(say.head(), say.sequence().stream().map(change).toList());
            case Menu menu -> menu(menu, change);
            case Collect collect -> collect(collect, change);
            case LanguageChoice language -> language(language, change);
            case HttpRequest http -> http(http, change);
            case Transfer transfer -> transfer.withAnnouncement(changed(transfer.announcement(), change));
            case QueueCaller queue -> queue(queue, change);
            case Voicemail voicemail -> voicemail(voicemail, change);
            case Callback callback ->
                new Callback(callback.head(), changed(callback.prompt(), change), callback.reason());
            case HangUp hangUp -> hangUp.withGoodbye(changed(hangUp.goodbye(), change));
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
                    Milestone _ -> node;
        };
    }

    private static Menu menu(Menu menu, UnaryOperator<PromptId> change) {
        return new Menu(
                menu.head(),
                changed(menu.intro(), change),
                options(menu, change),
                changed(menu.wording(), change),
                changed(menu.ask(), change));
    }

    private static Collect collect(Collect collect, UnaryOperator<PromptId> change) {
        return collect.withPrompt(changed(collect.prompt(), change))
                .withConfirm(changed(collect.confirm(), change))
                .withAsk(changed(collect.ask(), change));
    }

    private static LanguageChoice language(LanguageChoice language, UnaryOperator<PromptId> change) {
        return new LanguageChoice(
                language.head(),
                language.options(),
                language.remember(),
                changed(language.wording(), change),
                changed(language.ask(), change));
    }

    private static HttpRequest http(HttpRequest http, UnaryOperator<PromptId> change) {
        return http.withPatience(http.patience()
                .withWaitPrompt(changed(http.patience().waitPrompt(), change))
                .withHoldPrompt(changed(http.patience().holdPrompt(), change)));
    }

    private static QueueCaller queue(QueueCaller queue, UnaryOperator<PromptId> change) {
        return new QueueCaller(
                queue.head(),
                queue.queue(),
                queue.maxWait(),
                queue.announceEvery(),
                changed(queue.music(), change),
                queue.callbackKey());
    }

    private static Voicemail voicemail(Voicemail voicemail, UnaryOperator<PromptId> change) {
        return new Voicemail(
                voicemail.head(),
                voicemail.box(),
                changed(voicemail.greeting(), change),
                voicemail.maxLength(),
                voicemail.silence());
    }

    private static Map<Digit, MenuOption> options(Menu menu, UnaryOperator<PromptId> change) {
        var options = new LinkedHashMap<Digit, MenuOption>();
        menu.options().forEach((key, option) -> options.put(key, new MenuOption(changed(option.label(), change))));
        return options;
    }

    private static AskRules changed(AskRules ask, UnaryOperator<PromptId> change) {
        return ask.withPrompts(
                ask.noInputPrompts().stream().map(change).toList(),
                ask.noMatchPrompts().stream().map(change).toList());
    }

    private static @Nullable ReadBack changed(@Nullable ReadBack confirm, UnaryOperator<PromptId> change) {
        return confirm == null ? null : confirm.withPrompt(changed(confirm.prompt(), change));
    }

    private static @Nullable PromptId changed(@Nullable PromptId prompt, UnaryOperator<PromptId> change) {
        return prompt == null ? null : change.apply(prompt);
    }
}
