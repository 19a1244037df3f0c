package io.ivory.flow.explore;

import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.Say;
import io.ivory.flow.TestCall.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What is wrong with the nodes that calls go through once the caller has hung up. Wherever that was, anything may be known
 * by then; a call that shows what is wrong is looked for among those of callers who hang up at the first word.
 */
final class AfterHangup {

    private static final String AFTERWARDS = "after the caller has hung up: ";

    private final FlowDefinition flow;
    private final ExplorerLimits limits;
    private final Optional<Visit> anywhere;
    private final Optional<Visit> atFirst;

    AfterHangup(FlowDefinition flow, World world, ExplorerLimits limits) {
        this.flow = flow;
        this.limits = limits;
        this.anywhere = Visit.afterHangup(flow, world, limits);
        this.atFirst = anywhere.isPresent() && beginsWithWords()
                ? Visit.afterHangupAtFirst(flow, world, limits)
                : Optional.empty();
    }

    /** What calls can come to there; empty if the flow does nothing then. */
    Optional<Visit> visit() {
        return anywhere;
    }

    private boolean beginsWithWords() {
        return start().filter(node -> node instanceof Menu
                        || node instanceof Collect
                        || (node instanceof Say say && !say.sequence().isEmpty())
                        || (node instanceof LanguageChoice choice
                                && choice.options().size() > 1))
                .isPresent();
    }

    private Optional<FlowNode> start() {
        return Optional.ofNullable(flow.start()).flatMap(flow::node);
    }

    /** Where what follows a hangup never comes to its end. */
    List<Finding> stuck() {
        return both((visit, search) -> {
            var ends = new EndingClaims(visit, search, new Reach(visit.graph()), limits);
            return ends.stuck(ends.stuckStates());
        });
    }

    /** Where it goes in circles. */
    List<Finding> circles() {
        return both((visit, search) ->
                new CircleClaim(visit, search, limits).proof().findings());
    }

    private List<Finding> both(BiFunction<Visit, CallSearch, List<Finding>> claim) {
        List<Finding> possible = found(anywhere, claim);
        if (possible.isEmpty()) {
            return List.of();
        }
        List<Finding> shown = found(atFirst, claim).stream()
                .filter(Finding::isCertain)
                .map(this::told)
                .toList();
        Set<NodeId> told = shown.stream().map(Finding::node).collect(Collectors.toSet());
        var all = new ArrayList<>(shown);
        possible.stream()
                .filter(finding -> !told.contains(finding.node()))
                .map(finding ->
                        new Finding(finding.flow(), finding.node(), AFTERWARDS + finding.message(), Optional.empty()))
                .forEach(all::add);
        return all;
    }

    private List<Finding> found(Optional<Visit> visit, BiFunction<Visit, CallSearch, List<Finding>> claim) {
        return visit.map(states -> claim.apply(states, new CallSearch(states, limits.searchSteps())))
                .orElse(List.of());
    }

    /** The call from its beginning, where the caller hangs up. */
    private Finding told(Finding finding) {
        return new Finding(
                finding.flow(),
                finding.node(),
                AFTERWARDS + finding.message(),
                finding.call().map(example -> {
                    var steps = new ArrayList<Step>();
                    steps.add(new Step.HangsUp());
                    steps.addAll(example.call().steps());
                    var path = new ArrayList<PathStep>();
                    path.add(new PathStep("", start().orElseThrow().id(), null));
                    path.addAll(example.path());
                    return new CounterExample(example.call().withSteps(steps), path, example.ending());
                }));
    }
}
