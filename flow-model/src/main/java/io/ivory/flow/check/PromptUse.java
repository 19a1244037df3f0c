package io.ivory.flow.check;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place where a node says a prompt.
 *
 * @param node the node
 * @param pointer where it names the prompt
 * @param prompt the prompt
 */
record PromptUse(FlowNode node, String pointer, PromptId prompt) {

    /** All uses, in the order of the nodes. */
    static List<PromptUse> in(FlowDefinition flow) {
        var uses = new ArrayList<PromptUse>();
        flow.nodes().values().forEach(node -> addOf(node, uses));
        return uses;
    }

    /** The node that says each prompt first; prompts that no node says are missing. */
    static Map<PromptId, FlowNode> firstUsers(FlowDefinition flow) {
        var users = new LinkedHashMap<PromptId, FlowNode>();
        flow.nodes().values().forEach(node -> node.prompts().forEach(prompt -> users.putIfAbsent(prompt, node)));
        return users;
    }

    private static void addOf(FlowNode node, List<PromptUse> uses) {
        switch (node) {
            case Say say -> addSequence(uses, say, say.sequence(), "prompt");
            case Menu menu -> {
                add(uses, menu, menu.wording(), "wording");
                add(uses, menu, menu.intro(), "intro");
                menu.options()
                        .forEach((key, option) ->
                                add(uses, menu, option.label(), "options", String.valueOf(key.symbol()), "label"));
                addAsk(uses, menu, menu.ask());
            }
            case Collect collect -> {
                add(uses, collect, collect.prompt(), "prompt");
                if (collect.confirm() != null) {
                    add(uses, collect, collect.confirm().prompt(), "confirm", "prompt");
                }
                addAsk(uses, collect, collect.ask());
            }
            case LanguageChoice language -> {
                add(uses, language, language.wording(), "wording");
                addAsk(uses, language, language.ask());
            }
            case HttpRequest http -> {
                add(uses, http, http.patience().waitPrompt(), "waitPrompt");
                add(uses, http, http.patience().holdPrompt(), "holdPrompt");
            }
            case Transfer transfer -> add(uses, transfer, transfer.announcement(), "announcement");
            case QueueCaller queue -> add(uses, queue, queue.music(), "music");
            case Voicemail voicemail -> add(uses, voicemail, voicemail.greeting(), "greeting");
            case Callback callback -> add(uses, callback, callback.prompt(), "prompt");
            case HangUp hangUp -> add(uses, hangUp, hangUp.goodbye(), "goodbye");
            case Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    Assign _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _ -> {}
        }
    }

    /** One prompt stands under {@code key}, several under its plural. */
    private static void addSequence(List<PromptUse> uses, FlowNode node, List<PromptId> prompts, String key) {
        if (prompts.size() == 1) {
            add(uses, node, prompts.getFirst(), key);
        } else {
            for (int i = 0; i < prompts.size(); i++) {
                add(uses, node, prompts.get(i), key + "s", String.valueOf(i));
            }
        }
    }

    private static void addAsk(List<PromptUse> uses, FlowNode node, AskRules ask) {
        addSequence(uses, node, ask.noInputPrompts(), "noInputPrompt");
        addSequence(uses, node, ask.noMatchPrompts(), "noMatchPrompt");
    }

    private static void add(List<PromptUse> uses, FlowNode node, @Nullable PromptId prompt, String... keys) {
        if (prompt != null) {
            uses.add(new PromptUse(node, Places.of(node, keys), prompt));
        }
    }
}
