package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptText;
import io.ivory.flow.edit.SetPrompt;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** Recorded audio that a prompt names must be in the workspace. */
final class UnknownAudio implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-audio";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var findings = Findings.of(this);
        PromptUse.firstUsers(flow)
                .forEach((id, node) -> flow.prompt(id)
                        .ifPresent(prompt -> prompt.texts().forEach((language, text) -> {
                            if (text.audio() != null) {
                                findings.requireKnown(
                                        node,
                                        Places.of(id, language),
                                        text.audio(),
                                        "recording",
                                        resources.audio(),
                                        meant -> new Fix(
                                                "Play \"" + meant + "\"",
                                                new SetPrompt(id, language, new PromptText(text.text(), meant, null))));
                            }
                        })));
        return findings.all();
    }
}
