package io.ivory.flow.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Flows with so many ways from question to question that it cannot be kept apart which of them a call came through. */
class CrossLinkedMenusTest {

    private static final Resources WORKSPACE = new Resources(
            Map.of(), Map.of(), Map.of("operators", new Person("sip:operators@pbx.example")), Map.of(), Set.of());

    /** Menus that lead to four others each, with keys that repeat and lead back. */
    private static FlowDefinition menus(int count, String more) {
        String menus = IntStream.range(0, count)
                .mapToObj(i -> """
                        "m%d": {"type": "menu", "name": "Menu %d", "intro": "hi", "options": {
                          "1": {"label": "one", "to": "m%d"}, "2": {"label": "one", "to": "m%d"},
                          "3": {"label": "one", "to": "m%d"}, "4": {"label": "one", "to": "m%d"}},
                          "exits": {"noInput": "person", "noMatch": "person"}}
                        """.formatted(
                        i, i, (i * 7 + 1) % count, (i * 11 + 3) % count, (i * 13 + 5) % count, (i * 17 + 9) % count))
                .collect(Collectors.joining(","));
        return FlowJson.read("""
                {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "m0",
                 "operator": "person", "keys": {"repeat": "9", "back": "*", "operator": "0"},
                 "nodes": {%s, %s
                   "person": {"type": "transfer", "name": "Person", "to": "operators",
                     "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}},
                   "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"}},
                 "prompts": {"hi": {"en": "Hello."}, "one": {"en": "one"}}}
                """.formatted(menus, more));
    }

    @Test
    @Timeout(120)
    void fiveHundredMenusAreProved() {
        Exploration exploration = FlowExplorer.explore(menus(500, ""), WORKSPACE);

        assertThat(exploration.statesVisited()).isGreaterThan(500);
        assertThat(exploration.precision()).isNotEqualTo(Precision.VALUES);
        assertThat(exploration.proofs())
                .allSatisfy(proof ->
                        assertThat(proof.verdict()).as(proof.toString()).isEqualTo(Verdict.PROVED));
    }

    @Test
    void keyThatMayLeadBackToWhereNoCallComesIsNoSureWayOut() {
        String rooms = IntStream.range(0, 5)
                .mapToObj(i -> """
                        "m%d": {"type": "menu", "name": "Room %d", "intro": "hi", "options": {
                          "1": {"label": "one", "to": "m%d"}, "2": {"label": "one", "to": "m%d"},
                          "3": {"label": "one", "to": "m%d"}},
                          "exits": {"noInput": "m%d", "noMatch": "m%d"}},
                        """.formatted(i, i, (i + 1) % 5, (i + 2) % 5, (i + 3) % 5, i, i))
                .collect(Collectors.joining());
        FlowDefinition trap = FlowJson.read("""
                {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "m0", "keys": {"back": "*"},
                 "nodes": {%s
                   "porch": {"type": "menu", "name": "Porch", "intro": "hi", "options": {"1": {"label": "one", "to": "m0"}},
                     "exits": {"noInput": "bye", "noMatch": "bye"}},
                   "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"}},
                 "prompts": {"hi": {"en": "Hello."}, "one": {"en": "one"}}}
                """.formatted(rooms));

        Exploration fine = FlowExplorer.explore(trap, WORKSPACE);
        Exploration coarse = FlowExplorer.explore(trap, WORKSPACE, new ExplorerLimits(100, 1, 1_000, 20));

        assertThat(fine.precision()).isEqualTo(Precision.VALUES);
        assertThat(fine.proof(Claim.EVERY_PATH_CAN_END).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(coarse.precision()).isEqualTo(Precision.KINDS);
        assertThat(coarse.proof(Claim.EVERY_PATH_CAN_END).verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }
}
