package io.ivory.flow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Layout;
import io.ivory.flow.NodeId;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.RandomFlows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for every two states of a flow, tried with many. */
@Timeout(60)
class FlowDiffPropertiesTest {

    @Test
    void nothingChangedBetweenAFlowAndItself() {
        var flows = new RandomFlows(11);

        for (int i = 0; i < 300; i++) {
            FlowDefinition flow = flows.next();
            FlowDefinition read = FlowJson.read(FlowJson.write(flow));

            assertThat(FlowDiff.between(flow, flow).isEmpty()).isTrue();
            assertThat(FlowDiff.between(flow, read).isEmpty()).isEqualTo(flow.isSameAs(read));
            assertThat(FlowDiff.between(flow, flow).summary()).isEmpty();
            assertThat(FlowDiff.between(flow, flow).text()).isEmpty();
        }
    }

    @Test
    void twoDifferentFlowsAlwaysDifferInWordsAndLayoutIsToldApart() {
        var flows = new RandomFlows(12);
        FlowDefinition before = flows.next();

        for (int i = 0; i < 500; i++) {
            FlowDefinition after = flows.next();
            FlowDiff diff = FlowDiff.between(before, after);

            assertThat(diff.isEmpty()).isEqualTo(before.isSameAs(after));
            assertThat(diff.summary())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(240)
                    .doesNotContain("null", "\n");
            assertThat(diff.text()).isNotBlank().doesNotContain("null,", "PromptId[", "NodeHead[");
            assertThat(diff.hasSameContent()).isEqualTo(withoutLayout(before).isSameAs(withoutLayout(after)));
            before = after;
        }
    }

    @Test
    void everyEditIsToldAndNamesItsNode() {
        var flows = new RandomFlows(13);
        var edits = new RandomEdits(14);
        int told = 0;

        for (int i = 0; i < 3_000; i++) {
            FlowDefinition before = flows.next();
            FlowEdit edit = edits.next(before);
            FlowDefinition after = edit.applyTo(before);
            FlowDiff diff = FlowDiff.between(before, after);

            assertThat(diff.isEmpty()).as(edit.toString()).isEqualTo(before.isSameAs(after));
            if (!diff.isEmpty()) {
                told++;
                String text = diff.text();
                assertThat(text).as(edit.toString()).isNotBlank();
                assertThat(names(before, after, edit))
                        .as(edit + "\n" + text)
                        .allMatch(name -> text.contains(name) || text.contains("nodes moved"));
            }
        }

        assertThat(told).isGreaterThan(2_000);
    }

    /** The names of the nodes that are not what they were. */
    private static Stream<String> names(FlowDefinition before, FlowDefinition after, FlowEdit edit) {
        var ids = new ArrayList<NodeId>(before.nodes().keySet());
        ids.addAll(after.nodes().keySet());
        return ids.stream()
                .filter(id -> !Objects.equals(
                                before.nodes().get(id), after.nodes().get(id))
                        || (before.nodes().containsKey(id)
                                && after.nodes().containsKey(id)
                                && !before.layout().of(id).equals(after.layout().of(id))))
                .map(id -> Stream.of(after, before)
                        .flatMap(flow -> flow.node(id).stream())
                        .map(FlowNode::name)
                        .findFirst()
                        .orElse(edit.toString()));
    }

    @Test
    void theOrderOfThingsCounts() {
        var flows = new RandomFlows(15);
        var random = new Random(16);
        int told = 0;

        for (int i = 0; i < 200; i++) {
            FlowDefinition flow = flows.next();
            FlowDefinition shuffled = switch (random.nextInt(4)) {
                case 0 -> flow.withNodes(reversed(flow.nodes()));
                case 1 -> flow.withPrompts(reversed(flow.prompts()));
                case 2 -> flow.withVariables(reversed(flow.variables()));
                default -> flow.withLayout(new Layout(reversed(flow.layout().positions())));
            };
            FlowDiff diff = FlowDiff.between(flow, shuffled);

            assertThat(diff.isEmpty()).isEqualTo(flow.isSameAs(shuffled));
            told += diff.isEmpty() ? 0 : 1;
        }

        assertThat(told).isGreaterThan(50);
    }

    private static <K, V> Map<K, V> reversed(Map<K, V> map) {
        var reversed = new LinkedHashMap<K, V>();
        List.copyOf(map.keySet()).reversed().forEach(key -> reversed.put(key, Objects.requireNonNull(map.get(key))));
        return reversed;
    }

    private static FlowDefinition withoutLayout(FlowDefinition flow) {
        return flow.withLayout(Layout.EMPTY);
    }
}
