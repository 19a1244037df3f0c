package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** One rule that a flow is held to. */
public interface FlowCheck {

    /** The id that problems carry and the documentation page is named after. */
    String rule();

    /** Everything in {@code flow} that breaks the rule, given what the workspace holds. */
    List<Problem> check(FlowDefinition flow, Resources resources);
}
