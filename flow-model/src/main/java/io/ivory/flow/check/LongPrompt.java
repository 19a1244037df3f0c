package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.time.Duration;
import java.util.List;

/** Callers listen for half a minute, then they hang up or press anything. */
final class LongPrompt implements FlowCheck {

    @Override
    public String rule() {
        return "long-prompt";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Texts.Text text : Texts.ofPrompts(flow)) {
            Duration length = SpeechLength.of(text.source());
            if (length.compareTo(SpeechLength.LONGEST) > 0) {
                findings.add(
                        text.node(),
                        text.pointer(),
                        "this takes about " + length.toSeconds() + " s to hear: shorten it to "
                                + SpeechLength.LONGEST.toSeconds() + " s, or let callers choose the rest");
            }
        }
        return findings.all();
    }
}
