package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptId;
import io.ivory.flow.TestCall;
import io.ivory.flow.edit.DeletePrompts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A prompt that no node says is left over. */
final class UnusedPrompt implements FlowCheck {

    @Override
    public String rule() {
        return "unused-prompt";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Set<PromptId> used = new HashSet<>(PromptUse.firstUsers(flow).keySet());
        flow.tests().values().stream().flatMap(test -> test.steps().stream()).forEach(step -> {
            if (step instanceof TestCall.Step.Hears(PromptId prompt)) {
                used.add(prompt);
            }
        });
        for (PromptId id : flow.prompts().keySet()) {
            if (!used.contains(id)) {
                findings.add(
                        Places.of("prompts", id.value()),
                        "no node says \"" + id + "\": delete it, or let a node say it",
                        new Fix("Delete \"" + id + "\"", DeletePrompts.of(id)));
            }
        }
        return findings.all();
    }
}
