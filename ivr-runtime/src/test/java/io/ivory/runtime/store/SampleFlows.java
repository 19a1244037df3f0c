package io.ivory.runtime.store;

import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.Language;
import io.ivory.flow.Lookup;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.RowMatch;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
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

    /** Looks up the column {@code day} of the table {@code offers} first. */
    static FlowDefinition withOffers(String name) {
        var look = new NodeId("look");
        var offer = new VariableName("offer");
        return goodbye(name)
                .with(new Lookup(
                        new NodeHead(look, "Offers", Map.of(Exit.FOUND, BYE, Exit.NOT_FOUND, BYE), Extensions.NONE),
                        "offers",
                        "\"mon\"",
                        new RowMatch.Equal("day"),
                        offer,
                        false))
                .withVariables(Map.of(offer, Variable.of(VariableType.RECORD)))
                .withStart(look);
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
