package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.resource.Resources;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rules, in the order their findings are listed. */
public final class FlowChecks {

    private static final List<FlowCheck> ALL = List.of(
            new NoStart(),
            new UnconnectedExit(),
            new UnknownTarget(),
            new NoEnd(),
            new LoopWithoutCaller(),
            new EmptyMenu(),
            new UnknownPrompt(),
            new MissingPromptText(),
            new UnknownAudio(),
            new UnknownHours(),
            new UnknownTable(),
            new UnknownColumn(),
            new UnknownDestination(),
            new UnknownConnection(),
            new UnknownFlow(),
            new UnknownResult(),
            new UnknownLanguage(),
            new UnfinishedNode(),
            new TalkAfterHangup(),
            new ReservedName(),
            new UnknownVariable(),
            new VariableTypes(),
            new BadExpression(),
            new UnreachableNode(),
            new EmptyBranch(),
            new NoWayToAPerson(),
            new BareHangUp(),
            new TooManyOptions(),
            new KeyGap(),
            new KeyInText(),
            new BlameWords());

    private FlowChecks() {}

    public static List<FlowCheck> all() {
        return ALL;
    }

    /** What is wrong with {@code flow}: errors first, then warnings; each in the order of the flow's nodes. */
    public static List<Problem> problems(FlowDefinition flow, Resources resources) {
        Map<NodeId, Integer> order = new HashMap<>();
        flow.nodes().keySet().forEach(node -> order.put(node, order.size()));
        return ALL.stream()
                .flatMap(check -> check.check(flow, resources).stream())
                .sorted(Comparator.comparing(Problem::severity)
                        .thenComparingInt(problem ->
                                problem.node() == null ? -1 : order.getOrDefault(problem.node(), order.size())))
                .toList();
    }
}
