package io.ivory.flow.check;

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
import io.ivory.flow.Language;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.util.List;

/** What is asked or said must have words, in every language of the flow. */
final class MissingPromptText implements FlowCheck {

    @Override
    public String rule() {
        return "missing-prompt-text";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        flow.nodes().values().forEach(node -> requirePrompts(findings, node));
        PromptUse.firstUsers(flow)
                .forEach((id, node) -> flow.prompt(id).ifPresent(prompt -> {
                    for (Language language : flow.languages()) {
                        requireText(findings, node, id, prompt, language);
                    }
                }));
        return findings.all();
    }

    private static void requirePrompts(Findings findings, FlowNode node) {
        switch (node) {
            case Say say
            when say.sequence().isEmpty() -> findings.add(node, Places.of(node, "prompt"), "write what is said here");
            case Collect collect
            when collect.prompt() == null ->
                findings.add(node, Places.of(node, "prompt"), "write what the caller is asked for");
            case Collect collect
            when collect.confirm() != null && collect.confirm().prompt() == null ->
                findings.add(
                        node, Places.of(node, "confirm", "prompt"), "write how the keys are read back to the caller");
            case Callback callback
            when callback.prompt() == null ->
                findings.add(node, Places.of(node, "prompt"), "write what the caller is promised");
            case Menu menu
            when menu.wording() == null ->
                menu.options().forEach((key, option) -> {
                    if (option.label() == null) {
                        String symbol = String.valueOf(key.symbol());
                        findings.add(
                                node,
                                Places.of(node, "options", symbol, "label"),
                                "write what key " + symbol + " is for");
                    }
                });
            case Say _,
                    Collect _,
                    Menu _,
                    LanguageChoice _,
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
                    ReturnResult _,
                    GoToFlow _,
                    Milestone _,
                    HangUp _ -> {}
        }
    }

    private static void requireText(Findings findings, FlowNode node, PromptId id, Prompt prompt, Language language) {
        String text = prompt.in(language).map(PromptText::text).orElse("");
        if (text.isBlank()) {
            boolean recorded = prompt.in(language).map(PromptText::audio).isPresent();
            findings.add(
                    node,
                    Places.of(id, language),
                    recorded
                            ? "type what the recording of \"" + id + "\" says in \"" + language
                                    + "\": it is the transcript, and spoken if the recording is lost"
                            : "write the text of \"" + id + "\" in \"" + language + "\"");
        }
    }
}
