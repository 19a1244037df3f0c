package io.ivory.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.TestCall;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.explore.Claim;
import io.ivory.flow.explore.Exploration;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Verdict;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that refutes a claim fails as long as the flow is ill, and passes once it is cured, whichever way it was. */
class CuredCallsTest {

    private static final InstantSource SOME_TIME = InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z"));

    private static final Resources SHOP = new Resources(
            Map.of(), Map.of(), Map.of("operators", new Person("sip:operators@pbx.example")), Map.of(), Set.of());

    private static final String PERSON_AND_BYE = """
            "person": {"type": "transfer", "name": "Person", "to": "operators",
              "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}},
            "bye": {"type": "hangup", "name": "Bye", "goodbye": "bye"}""";

    private static final String AFTER_HANGUP = "|\"onHangup\": \"count\",";

    /**
     * A flow in which a claim does not hold, and ways to mend it.
     *
     * @param name what is wrong
     */
    record Illness(String name, Claim claim, FlowDefinition ill, List<FlowDefinition> cured) {

        static Illness of(String name, Claim claim, String ill, String... cured) {
            return new Illness(
                    name, claim, flow(ill), Stream.of(cured).map(Illness::flow).toList());
        }

        @Override
        public String toString() {
            return name;
        }

        /** @param nodes and behind a bar where the flow goes on after failures and hangups */
        private static FlowDefinition flow(String nodes) {
            String[] parts = nodes.split("\\|", -1);
            return FlowJson.read("""
                    {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "menu",
                     %s
                     "variables": {"order": {"type": "text"}},
                     "nodes": {%s, %s},
                     "prompts": {"one": {"en": "one"}, "person": {"en": "a person"}, "bye": {"en": "Goodbye."},
                       "status": {"en": "It is {order}."}}}
                    """.formatted(parts.length == 1 ? "" : parts[1], parts[0], PERSON_AND_BYE));
        }
    }

    static Stream<Illness> illnesses() {
        return Stream.of(
                Illness.of(
                        "silent hangup",
                        Claim.EVERY_PATH_ENDS_WELL,
                        menu("silent", "person", "bye") + hangUp("silent", ""),
                        menu("silent", "person", "bye") + hangUp("silent", ", \"goodbye\": \"bye\""),
                        menu("person", "person", "bye"),
                        menu("menu", "person", "bye")),
                Illness.of(
                        "open exit",
                        Claim.EVERY_PATH_ENDS_WELL,
                        menu("", "person", "bye").replace(", \"to\": \"\"", ""),
                        menu("bye", "person", "bye"),
                        menu("menu", "person", "bye")),
                Illness.of(
                        "trap",
                        Claim.EVERY_PATH_CAN_END,
                        menu("trap", "person", "bye") + say("trap", "one", "trap-2") + say("trap-2", "one", "trap"),
                        menu("trap", "person", "bye") + say("trap", "one", "trap-2") + say("trap-2", "one", "menu"),
                        menu("trap", "person", "bye") + say("trap", "one", "bye")),
                Illness.of(
                        "broken",
                        Claim.NO_FAILURE_CUTS_OFF,
                        menu("status", "person", "bye") + say("status", "status", "bye"),
                        menu("status", "person", "bye") + say("status", "one", "bye"),
                        menu("status", "person", "bye") + say("status", "status", "bye") + "|\"onError\": \"person\",",
                        menu("status", "person", "bye") + say("status", "status", "bye") + "|\"onError\": \"menu\","),
                Illness.of(
                        "circle of silence",
                        Claim.NO_CIRCLE_WITHOUT_CALLER,
                        menu("bye", "person", "menu"),
                        menu("bye", "person", "person"),
                        menu("bye", "person", "bye")),
                Illness.of(
                        "circle of busy people",
                        Claim.NO_CIRCLE_WITHOUT_CALLER,
                        menu("ring", "person", "bye") + ring("ring"),
                        menu("ring", "person", "bye") + ring("bye"),
                        menu("ring", "person", "bye") + ring("menu")),
                Illness.of(
                        "circle after hangup",
                        Claim.NO_CIRCLE_WITHOUT_CALLER,
                        menu("bye", "person", "bye") + set("count", "count") + AFTER_HANGUP,
                        menu("bye", "person", "bye") + set("count", "bye") + AFTER_HANGUP),
                Illness.of(
                        "no person",
                        Claim.PERSON_FROM_EVERY_MENU,
                        menu("lonely", "person", "bye") + lonely("bye"),
                        menu("lonely", "person", "bye") + lonely("person")));
    }

    private static String menu(String one, String zero, String noInput) {
        return """
            "menu": {"type": "menu", "name": "Menu",
              "options": {"1": {"label": "one", "to": "%s"}, "0": {"label": "person", "to": "%s"}},
              "exits": {"noInput": "%s", "noMatch": "person"}}""".formatted(one, zero, noInput);
    }

    private static String hangUp(String id, String goodbye) {
        return ", \"%s\": {\"type\": \"hangup\", \"name\": \"%s\"%s}".formatted(id, id, goodbye);
    }

    private static String say(String id, String prompt, String next) {
        return ", \"%s\": {\"type\": \"say\", \"name\": \"%s\", \"prompt\": \"%s\", \"exits\": {\"next\": \"%s\"}}"
                .formatted(id, id, prompt, next);
    }

    private static String set(String id, String next) {
        return ", \"%s\": {\"type\": \"set\", \"name\": \"%s\", \"values\": {\"order\": \"'a'\"}, \"exits\": {\"next\": \"%s\"}}"
                .formatted(id, id, next);
    }

    private static String ring(String busy) {
        return """
                , "ring": {"type": "transfer", "name": "Ring", "to": "operators",
                  "exits": {"answered": "bye", "busy": "%s", "noAnswer": "bye", "failed": "bye"}}
                """.formatted(busy);
    }

    private static String lonely(String zero) {
        return """
                , "lonely": {"type": "menu", "name": "Lonely",
                  "options": {"1": {"label": "one", "to": "bye"}, "0": {"label": "person", "to": "%s"}},
                  "exits": {"noInput": "bye", "noMatch": "bye"}}""".formatted(zero);
    }

    @ParameterizedTest
    @MethodSource("illnesses")
    void aCallThatIsKeptFailsBeforeTheCureAndPassesAfterIt(Illness illness) {
        Exploration exploration = FlowExplorer.explore(illness.ill(), SHOP);

        assertThat(exploration.proof(illness.claim()).verdict()).isEqualTo(Verdict.REFUTED);
        for (var finding : exploration.proof(illness.claim()).findings()) {
            TestCall kept = finding.call().orElseThrow().call();
            TestCallResult before = play(illness.ill(), kept);
            assertThat(before.passed()).as(before.transcript()).isFalse();
            for (FlowDefinition cured : illness.cured()) {
                assertThat(FlowExplorer.explore(cured, SHOP)
                                .proof(illness.claim())
                                .verdict())
                        .isEqualTo(Verdict.PROVED);
                TestCallResult after = play(cured, kept);
                assertThat(after.problem()).as(after.transcript()).isEmpty();
            }
        }
    }

    private static TestCallResult play(FlowDefinition flow, TestCall call) {
        return new TestCalls(SOME_TIME).run(RunnableFlow.asDrawn(flow, SHOP), SHOP, call);
    }
}
