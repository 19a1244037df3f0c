package io.ivory.flow.explore;

import static io.ivory.flow.explore.ProofFlows.refuted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.TestCall.Step;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a proof knows of keys that mean the same everywhere, of checks, and of reading back. */
class AskingProofTest {

    private static final Resources WORKSPACE = new Resources(
            Map.of(), Map.of(), Map.of("operators", new Person("sip:operators@pbx.example")), Map.of(), Set.of());

    private static final String KEYS = """
            "operator": "person", "keys": {"repeat": "9", "back": "*", "operator": "0"},""";

    private static final String PERSON = """
            "person": {"type": "transfer", "name": "Person", "to": "operators",
              "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}},
            "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"},
            "silent": {"type": "hangup", "name": "Silent"}
            """;

    private static Exploration explored(String keys, String nodes) {
        return FlowExplorer.explore(FlowJson.read("""
                        {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "n0",
                         %s
                         "variables": {"zip": {"type": "digits"}},
                         "nodes": {%s, %s},
                         "prompts": {"hi": {"en": "Hello."}, "one": {"en": "one"}, "back": {"en": "{zip | digits}?"}}}
                        """.formatted(keys, nodes, PERSON)), WORKSPACE);
    }

    private static String menu(int number, String to) {
        return """
                "n%d": {"type": "menu", "name": "Menu %d", "options": {"1": {"label": "one", "to": "%s"}},
                  "exits": {"noInput": "bye", "noMatch": "bye"}}
                """.formatted(number, number, to);
    }

    private static String collect(String more, String next) {
        return """
                "n0": {"type": "collect", "name": "Zip", "prompt": "hi", "into": "zip", "digits": "4-5", "finishOn": "#",
                  %s "exits": {"next": "%s", "noInput": "person", "noMatch": "person"}}
                """.formatted(more, next);
    }

    @Test
    void theKeyForAPersonIsAWayToOneFromEveryMenu() {
        String menus = menu(0, "n1") + "," + menu(1, "bye");

        assertThat(explored(KEYS, menus).proofs()).extracting(Proof::verdict).containsOnly(Verdict.PROVED);
        assertThat(explored("", menus).proof(Claim.PERSON_FROM_EVERY_MENU).verdict())
                .isEqualTo(Verdict.DOES_NOT_APPLY);
    }

    @Test
    void aCallThatRefutesAClaimMayTakeTheKeyForAPerson() {
        Exploration exploration = explored(KEYS.replace("\"person\"", "\"silent\""), menu(0, "bye"));

        CounterExample call = refuted(exploration, Claim.EVERY_PATH_ENDS_WELL);

        assertThat(call.call().steps()).containsExactly(new Step.Presses("0"));
        assertThat(call.ending()).contains(Ending.SILENCE);
        assertThat(call.path()).extracting(Object::toString).containsExactly("n0", "silent");
    }

    @Test
    void aCallThatRefutesAClaimPressesKeysThatPassTheCheckAndConfirmsThem() {
        Exploration exploration = explored(
                KEYS,
                collect(
                        "\"check\": {\"pattern\": \"9[0-9]{4}\", \"luhn\": true, \"holds\": \"!zip.startsWith('91')\"},"
                                + " \"confirm\": {\"prompt\": \"back\"},",
                        "silent"));

        Proof proof = exploration.proof(Claim.EVERY_PATH_ENDS_WELL);

        assertThat(proof.verdict()).isNotEqualTo(Verdict.PROVED);
        CounterExample call = refuted(
                explored(
                        KEYS,
                        collect(
                                "\"check\": {\"pattern\": \"9[0-9]{4}\", \"luhn\": true},"
                                        + " \"confirm\": {\"prompt\": \"back\", \"right\": \"3\"},",
                                "silent")),
                Claim.EVERY_PATH_ENDS_WELL);
        assertThat(call.call().steps()).containsExactly(new Step.Presses("91116"), new Step.Presses("3"));
    }

    @Test
    void keysThatNeverFulfilTheConditionNeverLeadOn() {
        Exploration exploration = explored(KEYS, collect("\"check\": {\"holds\": \"false\"},", "silent"));

        assertThat(exploration.proof(Claim.EVERY_PATH_ENDS_WELL).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void manyMenusWithAllKeysAreStillProvedToTheLastValue() {
        String menus = IntStream.range(0, 300)
                .mapToObj(i -> menu(i, i == 299 ? "bye" : "n" + (i + 1)))
                .collect(Collectors.joining(","));

        Exploration exploration = explored(KEYS, menus);

        assertThat(exploration.proofs()).extracting(Proof::verdict).containsOnly(Verdict.PROVED);
        assertThat(exploration.precision()).isEqualTo(Precision.VALUES);
    }
}
