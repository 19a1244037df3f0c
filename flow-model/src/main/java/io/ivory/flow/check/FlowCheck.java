package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import java.util.List;

/** One rule that a flow is held to. It finds; {@link RuleSettings} decide how much that matters. */
public interface FlowCheck {

    /** The id that findings carry and the documentation page is named after. */
    String rule();

    /** Everything in {@code flow} that breaks the rule. */
    List<Finding> find(FlowDefinition flow, Surroundings around);
}
