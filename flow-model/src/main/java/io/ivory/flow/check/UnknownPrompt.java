package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptId;
import io.ivory.flow.edit.ReplaceNode;
import java.util.List;

/** A node must not name a prompt that the flow does not have. */
final class UnknownPrompt implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-prompt";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        List<String> known =
                flow.prompts().keySet().stream().map(PromptId::value).toList();
        for (PromptUse use : PromptUse.in(flow)) {
            if (!flow.prompts().containsKey(use.prompt())) {
                findings.requireKnown(
                        use.node(),
                        use.pointer(),
                        use.prompt().value(),
                        "prompt",
                        known,
                        meant -> new Fix(
                                "Say \"" + meant + "\"",
                                ReplaceNode.saying(use.node(), use.prompt(), new PromptId(meant))));
            }
        }
        return findings.all();
    }
}
