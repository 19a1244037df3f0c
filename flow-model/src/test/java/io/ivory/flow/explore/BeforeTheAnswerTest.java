package io.ivory.flow.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.TestCall.Step;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proved of calls that are turned away, handed over, or rung for several people at once. */
class BeforeTheAnswerTest {

    private static final Resources TEAM = new Resources(
            Map.of(),
            Map.of(),
            Map.of(
                    "anna", new Person("sip:anna@pbx.example"),
                    "boris", new Person("sip:boris@pbx.example"),
                    "all", new RingGroup(List.of("anna", "boris"), RingGroup.Strategy.ALL_AT_ONCE)),
            Map.of(),
            Set.of());

    private static final String BUSY = """
            "busy": {"type": "hangup", "name": "Busy", "reject": "busy"}""";

    private static Exploration explored(String start, String nodes) {
        return FlowExplorer.explore(FlowJson.read("""
                {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "%s", "nodes": {%s},
                 "prompts": {"hi": {"en": "Hello."}}}
                """.formatted(start, nodes)), TEAM);
    }

    private static Proof ends(Exploration exploration) {
        return exploration.proof(Claim.EVERY_PATH_ENDS_WELL);
    }

    @Test
    void whoIsTurnedAwayBeforeTheAnswerKnowsWhy() {
        var exploration = explored("who", """
                "who": {"type": "caller", "name": "Who", "exits": {"known": "busy", "new": "busy", "blocked": "busy"}},
                """ + BUSY);

        assertThat(ends(exploration).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void afterTheAnswerItIsAHangupLikeAnyOther() {
        var exploration = explored("menu", """
                "menu": {"type": "menu", "name": "Menu", "intro": "hi",
                  "options": {"1": {"label": "hi", "to": "busy"}},
                  "exits": {"noInput": "busy", "noMatch": "busy"}},
                """ + BUSY);

        assertThat(ends(exploration).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ends(exploration).findings().getFirst().call().orElseThrow().ending())
                .contains(Ending.SILENCE);
    }

    @Test
    void bothAreKeptApartAtOneNode() {
        var exploration = explored("who", """
                "who": {"type": "caller", "name": "Who", "exits": {"known": "busy", "new": "menu", "blocked": "busy"}},
                "menu": {"type": "menu", "name": "Menu", "intro": "hi",
                  "options": {"1": {"label": "hi", "to": "busy"}},
                  "exits": {"noInput": "busy", "noMatch": "busy"}},
                """ + BUSY);

        assertThat(ends(exploration).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ends(exploration).findings().getFirst().call().orElseThrow().path())
                .extracting(PathStep::toString)
                .startsWith("who:new");
    }

    @Test
    void whoIsHandedOverHasComeToAPerson() {
        var exploration = explored("hand", """
                "hand": {"type": "transfer", "name": "Hand", "to": "anna", "by": "refer",
                  "exits": {"busy": "bye", "noAnswer": "bye", "failed": "bye"}},
                "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"}
                """);

        assertThat(exploration.proofs())
                .extracting(Proof::verdict)
                .doesNotContain(Verdict.REFUTED, Verdict.NOT_DECIDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "attended"})
    void allAtOnceRingOnceForATestCall(String by) {
        var exploration = explored("ring", """
                "ring": {"type": "transfer", "name": "Ring", "to": "all", "by": "%s",
                  "exits": {"answered": "silent", "busy": "silent", "noAnswer": "bye", "failed": "bye"}},
                "silent": {"type": "hangup", "name": "Silent"},
                "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"}
                """.formatted(by));

        assertThat(ends(exploration).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ends(exploration)
                        .findings()
                        .getFirst()
                        .call()
                        .orElseThrow()
                        .call()
                        .steps())
                .filteredOn(Step.Rings.class::isInstance)
                .hasSize(1);
    }
}
