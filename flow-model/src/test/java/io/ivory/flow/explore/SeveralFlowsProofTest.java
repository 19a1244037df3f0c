package io.ivory.flow.explore;

import static io.ivory.flow.explore.ProofFlows.BYE;
import static io.ivory.flow.explore.ProofFlows.SHOP;
import static io.ivory.flow.explore.ProofFlows.flow;
import static io.ivory.flow.explore.ProofFlows.refuted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.resource.Resources;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Flows that hand the call to others, or are run by them. */
class SeveralFlowsProofTest {

    @Test
    void flowsThatHandTheCallToEachOtherGoInCircles() {
        FlowDefinition here = flow("away", """
                "away": {"type": "goto", "name": "Away", "flow": "there"}
                """);
        FlowDefinition there = flow("back", """
                "back": {"type": "goto", "name": "Back", "flow": "here"}
                """);

        Exploration exploration = FlowExplorer.explore(here, SHOP.withFlows(Map.of("here", here, "there", there)));

        assertThat(refuted(exploration, Claim.NO_CIRCLE_WITHOUT_CALLER).path()).isNotEmpty();
        assertThat(exploration.proof(Claim.EVERY_PATH_CAN_END).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aFlowThatOthersRunIsJudgedWithWhatItIsGiven() {
        FlowDefinition part = flow("ask", """
                "ask": {"type": "say", "name": "Ask", "prompt": "zip", "exits": {"next": "back"}}
                """, """
                "back": {"type": "return", "name": "Back", "result": "done"}
                """)
                .withPrompts(Map.of(new PromptId("zip"), Prompt.of(Language.ENGLISH, "Your zip is {zip}.")));
        Resources given = SHOP.withFlows(Map.of("part", part, "main", running("\"zip\": \"'10115'\"")));
        Resources notGiven = SHOP.withFlows(Map.of("part", part, "main", running("")));

        Exploration exploration = FlowExplorer.explore(part, given);

        assertThat(exploration.runBy()).contains(Set.of("main"));
        assertThat(exploration.proofs())
                .extracting(Proof::verdict)
                .containsExactly(
                        Verdict.PROVED, Verdict.PROVED, Verdict.DOES_NOT_APPLY, Verdict.PROVED, Verdict.DOES_NOT_APPLY);
        assertThat(exploration.reachability().reaches(new NodeId("back"))).isTrue();
        assertThat(FlowExplorer.explore(part, notGiven).reachability().reaches(new NodeId("back")))
                .as("the zip is missing")
                .isFalse();
        assertThat(FlowExplorer.explore(running(""), notGiven).runBy()).isEmpty();
    }

    private static FlowDefinition running(String with) {
        return flow("run", """
                "run": {"type": "run", "name": "Run", "flow": "part", "with": {%s}, "results": ["done"],
                  "exits": {"done": "bye", "failed": "bye"}}
                """.formatted(with), BYE);
    }
}
