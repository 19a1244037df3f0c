package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import java.util.List;

/** All rules, in the order their findings are listed. */
public final class FlowChecks {

    private static final List<FlowCheck> ALL = List.of();

    private FlowChecks() {}

    public static List<FlowCheck> all() {
        return ALL;
    }

    /** What is wrong with {@code flow}: errors first, then warnings. */
    public static List<Problem> problems(FlowDefinition flow, Resources resources) {
        return ALL.stream()
                .flatMap(check -> check.check(flow, resources).stream())
                .sorted(java.util.Comparator.comparing(Problem::severity))
                .toList();
    }
}
