package io.ivory.runtime.store;

import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import java.util.Map;

/** Small flows that pass all checks. */
final class SampleFlows {

    static final NodeId BYE = new NodeId("bye");
    static final NodeId OPEN_NOW = new NodeId("open-now");

    private SampleFlows() {}

    /** Says goodbye at once. */
    static FlowDefinition goodbye(String name) {
        var words = new PromptId("bye");
        return FlowDefinition.empty(name, Language.ENGLISH)
                .with(words, Prompt.of(Language.ENGLISH, "Thank you for calling. Goodbye."))
                .with(new HangUp(NodeHead.of(BYE, "Goodbye"), words))
                .withStart(BYE);
    }

    /** Asks the opening hours {@code hours} first. */
    static FlowDefinition withHours(String name, String hours) {
        return goodbye(name)
                .with(new Hours(
                        new NodeHead(
                                OPEN_NOW,
                                "Open now?",
                                Map.of(Exit.OPEN, BYE, Exit.CLOSED, BYE, Exit.SPECIAL, BYE),
                                Extensions.NONE),
                        hours))
                .withStart(OPEN_NOW);
    }
}
