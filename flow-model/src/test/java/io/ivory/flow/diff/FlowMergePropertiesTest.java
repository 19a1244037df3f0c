package io.ivory.flow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Rule;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.Arrange;
import io.ivory.flow.edit.Duplicate;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.MoveNodes;
import io.ivory.flow.edit.SetTests;
import io.ivory.flow.edit.SetVariables;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.RandomFlows;
import io.ivory.flow.resource.Resources;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every two sets of changes to a flow, tried with many. */
@Timeout(120)
class FlowMergePropertiesTest {

    private static final Set<String> ABOUT_LANGUAGES = Set.of("missing-prompt-text", "unknown-language");

    @Test
    void whereOnlyOneChangedSomethingTheMergeIsThatChange() {
        var flows = new RandomFlows(21);
        var edits = new RandomEdits(22);

        for (int i = 0; i < 400; i++) {
            FlowDefinition base = flows.next();
            FlowDefinition changed = i % 2 == 0 ? edits.edited(base, 4) : flows.next();

            assertThat(FlowMerge.merge(base, changed, base)).isEqualTo(new Merged(changed, List.of()));
            assertThat(FlowMerge.merge(base, base, changed)).isEqualTo(new Merged(changed, List.of()));
            assertThat(FlowMerge.merge(base, changed, changed)).isEqualTo(new Merged(changed, List.of()));
        }
    }

    @Test
    void theSameChangeMadeByBothIsNoConflict() {
        var flows = new RandomFlows(23);
        var edits = new RandomEdits(24);

        for (int i = 0; i < 300; i++) {
            FlowDefinition base = flows.next();
            FlowDefinition both = edits.edited(base, 2);
            var variables = new LinkedHashMap<>(both.variables());
            variables.put(new VariableName("onlyTheirs"), Variable.of(VariableType.TEXT));
            FlowDefinition theirs = both.withVariables(variables);
            Merged merged = FlowMerge.merge(base, both, theirs);

            assertThat(merged.conflicts()).isEmpty();
            assertThat(merged.flow()).isEqualTo(stored(theirs));
        }
    }

    @Test
    void whatIsMergedCanAlwaysBeStoredAndLeadsToNoDeletedNode() {
        var flows = new RandomFlows(25);
        var edits = new RandomEdits(26);
        int conflicts = 0;
        int complete = 0;

        for (int i = 0; i < 1_500; i++) {
            FlowDefinition base = flows.next();
            FlowDefinition mine = i % 20 == 0 ? flows.next() : edits.edited(base, 1 + i % 8);
            FlowDefinition theirs = i % 30 == 0 ? flows.next() : edits.edited(base, 1 + i % 5);
            Merged merged = FlowMerge.merge(base, mine, theirs);

            String json = FlowJson.write(merged.flow());
            assertThat(FlowJson.read(json)).isEqualTo(merged.flow());
            assertThat(newDanglingTargets(merged.flow(), base, mine, theirs))
                    .as(json)
                    .isEmpty();
            assertThat(merged.conflicts())
                    .allSatisfy(conflict -> assertThat(conflict.sentence())
                            .doesNotContain("null", "[", "\n")
                            .contains("yours", "theirs"));
            conflicts += merged.conflicts().size();
            complete += merged.isComplete() ? 1 : 0;
        }

        assertThat(conflicts).isGreaterThan(250);
        assertThat(complete).isGreaterThan(250);
    }

    @Test
    void whatIsMergedWithoutConflictNamesNothingUnknownThatNobodyNamedBefore() {
        var flows = new RandomFlows(29);
        var edits = new RandomEdits(30);
        int complete = 0;

        for (int i = 0; i < 600; i++) {
            FlowDefinition base = flows.next();
            FlowDefinition mine = edits.edited(base, 1 + i % 4);
            FlowDefinition theirs = edits.edited(base, 1 + i % 3);
            Merged merged = FlowMerge.merge(base, mine, theirs);
            if (merged.isComplete()) {
                complete++;
                Set<String> fresh = errors(merged.flow());
                List.of(base, mine, theirs).forEach(before -> fresh.removeAll(errors(before)));
                assertThat(fresh)
                        .as("%s\n%s", FlowJson.write(base), FlowJson.write(merged.flow()))
                        .isEmpty();
            }
        }

        assertThat(complete).isGreaterThan(100);
    }

    /**
     * What keeps a flow from being published, whatever the settings say and whichever node has it. What one adds may lack
     * words in a language that the other one adds: nobody has written them yet.
     */
    private static Set<String> errors(FlowDefinition flow) {
        return FlowChecks.problems(flow, Resources.NONE).stream()
                .filter(problem ->
                        FlowChecks.rule(problem.rule()).filter(Rule::required).isPresent())
                .filter(problem -> !ABOUT_LANGUAGES.contains(problem.rule()))
                .map(problem -> problem.rule() + " " + problem.message().replaceFirst(" - did you mean.*", ""))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Targets that are in no node's place and were not dangling before either. */
    private static Set<NodeId> newDanglingTargets(FlowDefinition merged, FlowDefinition... before) {
        Set<NodeId> dangling = danglingTargets(merged);
        for (FlowDefinition flow : before) {
            dangling.removeAll(danglingTargets(flow));
        }
        return dangling;
    }

    private static Set<NodeId> danglingTargets(FlowDefinition flow) {
        var targets = new HashSet<NodeId>();
        for (FlowNode node : flow.nodes().values()) {
            targets.addAll(node.targets().values());
        }
        if (flow.start() != null) {
            targets.add(flow.start());
        }
        if (flow.onError() != null) {
            targets.add(flow.onError());
        }
        targets.removeAll(flow.nodes().keySet());
        return targets;
    }

    @Test
    void editsThatTouchDifferentThingsMergeToWhatBothMake() {
        var flows = new RandomFlows(27);
        var edits = new RandomEdits(28);
        int merged = 0;

        for (int i = 0; i < 6_000 && merged < 800; i++) {
            FlowDefinition base = flows.next();
            FlowEdit first = edits.next(base);
            FlowEdit second = edits.next(base);
            FlowDefinition mine = first.applyTo(base);
            FlowDefinition theirs = second.applyTo(base);
            if (mine.nodes().isEmpty() || second instanceof Duplicate || (isWholesale(first) && isWholesale(second))) {
                continue; // the later edit forgets or copies what the earlier one chose, or is the first in an empty
                // flow
            }
            if (Touched.by(base, mine).isApartFrom(Touched.by(base, theirs))) {
                merged++;
                Merged result = FlowMerge.merge(base, mine, theirs);

                assertThat(result.conflicts()).as(first + "\n" + second).isEmpty();
                assertThat(result.flow()).as(first + "\n" + second).isEqualTo(stored(second.applyTo(mine)));
            }
        }

        assertThat(merged).isEqualTo(800);
    }

    private static FlowDefinition stored(FlowDefinition flow) {
        return FlowJson.read(FlowJson.write(flow));
    }

    private static boolean isWholesale(FlowEdit edit) {
        return edit instanceof SetVariables
                || edit instanceof SetTests
                || edit instanceof Arrange
                || edit instanceof MoveNodes
                || edit instanceof AddNode
                || edit instanceof Duplicate;
    }
}
