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
            case Menu menu ->
                new Menu(
                        menu.head(),
                        changed(menu.intro(), change),
                        options(menu, change),
                        changed(menu.wording(), change),
                        changed(menu.ask(), change));
            case Collect collect ->
                collect.withPrompt(changed(collect.prompt(), change))
                        .withConfirm(changed(collect.confirm(), change))
                        .withAsk(changed(collect.ask(), change));
            case HttpRequest http ->
                http.withPatience(http.patience()
                        .withWaitPrompt(changed(http.patience().waitPrompt(), change))
                        .withHoldPrompt(changed(http.patience().holdPrompt(), change)));
            case Transfer transfer -> transfer.withAnnouncement(changed(transfer.announcement(), change));
            case LanguageChoice language ->
                new LanguageChoice(
                        language.head(),
                        language.options(),
                        language.remember(),
                        changed(language.wording(), change),
                        changed(language.ask(), change));
            case QueueCaller queue ->
                new QueueCaller(
                        queue.head(),
                        queue.queue(),
                        queue.maxWait(),
                        queue.announceEvery(),
                        changed(queue.music(), change),
                        queue.callbackKey());
            case Voicemail voicemail ->
                new Voicemail(
                        voicemail.head(),
                        voicemail.box(),
                        changed(voicemail.greeting(), change),
                        voicemail.maxLength(),
                        voicemail.silence());
            case Callback callback ->
                new Callback(callback.head(), changed(callback.prompt(), change), callback.reason());
            case HangUp hangUp -> hangUp.withGoodbye(changed(hangUp.goodbye(), change));
            case Hours hours -> hours;
            case Branch branch -> branch;
            case Lookup lookup -> lookup;
            case Assign assign -> assign;
            case CallerCheck caller -> caller;
            case Split split -> split;
            case Notify notify -> notify;
            case RunFlow run -> run;
            case ReturnResult end -> end;
            case GoToFlow goTo -> goTo;
            case Milestone milestone -> milestone;
        };
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
