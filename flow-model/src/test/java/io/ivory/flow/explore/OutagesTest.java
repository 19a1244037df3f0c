package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.Resources;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small flows that need something which is off. */
class OutagesTest {

    private static final Off ORDERS = new Off(Off.Kind.SERVICE, "orders");

    private static final Resources SHOP = new Resources(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("orders", new Connection(URI.create("https://shop.example"), Map.of())),
            Set.of());

    private static final String FIND = """
            "find": {"type": "http", "name": "Find", "connection": "orders", "request": "GET /orders",
              "exits": {"found": "bye", "notFound": "bye", "slow": "bye", "failed": "%s"}}
            """;

    private static FlowDefinition flow(String start, String... nodes) {
        return FlowJson.read("""
                {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "%s",
                 "variables": {"zip": {"type": "digits"}},
                 "nodes": {%s},
                 "prompts": {"hi": {"en": "Hello."}}}
                """.formatted(start, String.join(",", nodes)));
    }

    /** A menu whose keys from 1 on lead to {@code targets}. */
    private static String menu(String... targets) {
        String options = IntStream.range(0, targets.length)
                .mapToObj(i -> "\"%d\": {\"label\": \"hi\", \"to\": \"%s\"}".formatted(i + 1, targets[i]))
                .collect(Collectors.joining(","));
        return """
                "menu": {"type": "menu", "name": "Menu", "intro": "hi", "options": {%s},
                  "exits": {"noInput": "bye", "noMatch": "bye"}}
                """.formatted(options);
    }

    private static Outage withoutOrders(FlowDefinition flow, Resources resources) {
        return FlowExplorer.explore(flow, resources).outages().stream()
                .filter(outage -> outage.off().equals(ORDERS))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> path(Finding finding) {
        return finding.call().orElseThrow().path().stream()
                .map(PathStep::toString)
                .toList();
    }

    @Test
    void outagesTellWhereCallersEndUp() {
        Exploration exploration = ProofFlows.explored(
                "menu",
                ProofFlows.MENU.formatted("find", "person", "person", "person"),
                ProofFlows.PERSON,
                ProofFlows.BYE,
                """
                "find": {"type": "http", "name": "Find", "connection": "orders", "request": "GET /orders",
                  "exits": {"found": "bye", "notFound": "bye", "slow": "bye", "failed": "silent"}}
                """,
                ProofFlows.SILENT);

        Map<Off, Outage> outages =
                exploration.outages().stream().collect(Collectors.toMap(Outage::off, outage -> outage));

        Outage service = requireNonNull(outages.get(new Off(Off.Kind.SERVICE, "orders")));
        assertThat(service.exits()).containsEntry(new NodeId("find"), Set.of(Exit.SLOW, Exit.FAILED));
        assertThat(service.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(service.findings().getFirst().call().orElseThrow().call().given())
                .containsKey("orders");
        Outage trunk = requireNonNull(outages.get(new Off(Off.Kind.TRUNK, "")));
        assertThat(trunk.endings()).doesNotContain(Ending.PERSON);
        assertThat(outages).containsKey(new Off(Off.Kind.DESTINATION, "operators"));
    }

    @Test
    void callersWhoAreCutOffAreFoundThoughAShorterWayLeadsToTheSameEnd() {
        FlowDefinition flow =
                flow("menu", menu("silent", "find"), FIND.formatted("silent"), ProofFlows.BYE, ProofFlows.SILENT);

        Outage outage = withoutOrders(flow, SHOP);

        assertThat(outage.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(outage.findings())
                .singleElement()
                .satisfies(finding -> assertThat(path(finding)).containsExactly("menu:2", "find:failed", "silent"));
    }

    @Test
    void callersWhoAreStuckAreFoundThoughAShorterWayLeadsToTheSameCircle() {
        FlowDefinition flow = flow("menu", menu("round", "find"), FIND.formatted("round"), ProofFlows.BYE, """
                "round": {"type": "say", "name": "Round", "prompt": "hi", "exits": {"next": "round"}}
                """);

        Outage outage = withoutOrders(flow, SHOP);

        assertThat(outage.findings())
                .singleElement()
                .satisfies(finding -> assertThat(path(finding)).startsWith("menu:2", "find:failed"));
    }

    @Test
    void whatHappensWithoutEitherVoiceIsToldOnce() {
        FlowDefinition flow = FlowJson.read("""
                {"ivory": "1.0", "name": "Line", "languages": ["en", "ru"], "start": "choose",
                 "variables": {"day": {"type": "text"}},
                 "nodes": {
                   "choose": {"type": "language", "name": "Choose", "options": {"1": "en", "2": "ru"},
                     "exits": {"en": "set", "ru": "set", "noInput": "set", "noMatch": "set"}},
                   "set": {"type": "set", "name": "Set", "values": {"day": "string(call.from)"}, "exits": {"next": "tell"}},
                   "tell": {"type": "say", "name": "Tell", "prompt": "day", "exits": {"next": "bye"}},
                   "bye": {"type": "hangup", "name": "Bye"}},
                 "prompts": {"day": {"en": "Your number is {day}.", "ru": "Ваш номер {day}."}}}
                """);

        List<Outage> voices = FlowExplorer.explore(flow, SHOP).outages().stream()
                .filter(outage -> outage.off().kind() == Off.Kind.VOICE)
                .toList();

        assertThat(voices).extracting(Outage::verdict).containsExactly(Verdict.REFUTED, Verdict.REFUTED);
        assertThat(voices.getFirst().findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.message()).endsWith("(so it is without the voice for \"ru\", too)"));
        assertThat(voices.getLast().findings()).isEmpty();
        assertThat(voices.getLast().toldAt()).containsExactly(new Off(Off.Kind.VOICE, "en"));
    }

    @Test
    void anEndThatNoCallComesToByTheServiceIsNoFindingOfItsOutage() {
        FlowDefinition flow =
                flow("menu", menu("silent", "find"), FIND.formatted("bye"), ProofFlows.BYE, ProofFlows.SILENT);

        assertThat(withoutOrders(flow, SHOP).verdict()).isEqualTo(Verdict.PROVED);
    }

    @Test
    void manyBadEndsElsewhereDoNotHideTheOneBehindTheService() {
        String silences = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> ProofFlows.SILENT.replace("\"silent\"", "\"silent" + i + "\""))
                .collect(Collectors.joining(","));
        FlowDefinition flow = flow(
                "menu",
                menu("silent1", "silent2", "silent3", "silent4", "silent5", "silent6", "find"),
                silences,
                FIND.formatted("silent"),
                ProofFlows.BYE,
                ProofFlows.SILENT);

        Outage outage = withoutOrders(flow, SHOP);

        assertThat(outage.findings()).extracting(Finding::node).containsExactly(new NodeId("silent"));
    }

    @Test
    void aNodeOfTheSameNameInAnotherFlowDoesNotNeedTheService() {
        FlowDefinition other = flow("find", """
                "find": {"type": "http", "name": "Find", "connection": "other", "request": "GET /",
                  "exits": {"found": "silent", "notFound": "silent", "slow": "silent", "failed": "silent"}}
                """, ProofFlows.SILENT);
        FlowDefinition flow = flow("menu", menu("away", "find"), FIND.formatted("bye"), ProofFlows.BYE, """
                "away": {"type": "goto", "name": "Away", "flow": "other"}
                """);

        assertThat(withoutOrders(flow, SHOP.withFlows(Map.of("other", other))).verdict())
                .isEqualTo(Verdict.PROVED);
    }

    @Test
    void whatAFlowNeedsThatIsRunAsAPartCanBeOffToo() {
        FlowDefinition part = flow("find", FIND.formatted("silent"), ProofFlows.BYE, ProofFlows.SILENT);
        FlowDefinition flow = flow("part", """
                "part": {"type": "run", "name": "Part", "flow": "part", "exits": {"failed": "bye"}}
                """, ProofFlows.BYE);

        Outage outage = withoutOrders(flow, SHOP.withFlows(Map.of("part", part)));

        assertThat(outage.findings())
                .singleElement()
                .satisfies(finding -> assertThat(path(finding)).contains("part/find:failed", "part/silent"));
    }

    @Test
    void aServiceThatIsOnlyToldSomethingCanBeOffToo() {
        FlowDefinition flow = flow("tell", """
                "tell": {"type": "notify", "name": "Tell", "connection": "orders", "request": "POST /calls",
                  "exits": {"next": "bye", "failed": "silent"}}
                """, ProofFlows.BYE, ProofFlows.SILENT);

        assertThat(withoutOrders(flow, SHOP).exits()).containsOnlyKeys(new NodeId("tell"));
        assertThat(withoutOrders(flow, SHOP).verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }

    @Test
    void whatIsNotDecidedAnywayIsNotRepeatedForTheOutageNorCalledProved() {
        FlowDefinition flow =
                flow("find", FIND.replace("bye", "ask").formatted("ask"), """
                "ask": {"type": "collect", "name": "Zip", "prompt": "hi", "into": "zip", "digits": "5",
                  "exits": {"next": "first", "noInput": "bye", "noMatch": "bye"}},
                "first": {"type": "branch", "name": "First", "conditions": [{"exit": "yes", "when": "zip < \\"2\\""}],
                  "exits": {"yes": "second", "otherwise": "bye"}},
                "second": {"type": "branch", "name": "Second", "conditions": [{"exit": "yes", "when": "zip > \\"3\\""}],
                  "exits": {"yes": "silent", "otherwise": "bye"}}
                """, ProofFlows.BYE, ProofFlows.SILENT);

        Exploration exploration = FlowExplorer.explore(flow, SHOP);

        assertThat(exploration.proof(Claim.EVERY_PATH_ENDS_WELL).findings()).hasSize(1);
        assertThat(withoutOrders(flow, SHOP).findings()).isEmpty();
        assertThat(withoutOrders(flow, SHOP).verdict()).isEqualTo(Verdict.NOT_DECIDED);
    }
}
