package io.ivory.flow.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.TimeRange;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small flows of a shop for proofs, put together from nodes as text, and how the proof of one is read. */
final class ProofFlows {

    static final Resources SHOP = new Resources(
            Map.of(
                    "shop",
                    new OpeningHours(
                            ZoneId.of("Europe/Berlin"),
                            Map.of(DayOfWeek.MONDAY, List.of(new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
                            Map.of(),
                            Map.of()),
                    "always",
                    new OpeningHours(ZoneId.of("Europe/Berlin"), everyDay(), Map.of(), Map.of()),
                    "snowed-in",
                    new OpeningHours(
                            ZoneId.of("Europe/Berlin"),
                            everyDay(),
                            Map.of(),
                            Map.of(),
                            List.of(new HoursOverride(
                                    OpeningHours.State.CLOSED,
                                    LocalDateTime.parse("2026-11-23T08:15"),
                                    LocalDateTime.parse("2026-11-23T12:00"),
                                    "Snow")))),
            Map.of("delivery", new DataTable(List.of("zip", "days"), List.of(List.of("10115", "two")))),
            Map.of("operators", new Person("sip:operators@pbx.example")),
            Map.of("orders", new Connection(URI.create("https://shop.example"), Map.of())),
            Set.of());

    static final String MENU = """
            "menu": {"type": "menu", "name": "Menu", "intro": "hi",
              "options": {"1": {"label": "one", "to": "%s"}, "0": {"label": "two", "to": "%s"}},
              "exits": {"noInput": "%s", "noMatch": "%s"}}
            """;

    static final String PERSON = """
            "person": {"type": "transfer", "name": "Person", "to": "operators",
              "exits": {"answered": "bye", "busy": "bye", "noAnswer": "bye", "failed": "bye"}}
            """;

    static final String BYE = """
            "bye": {"type": "hangup", "name": "Bye", "goodbye": "hi"}
            """;

    static final String SILENT = """
            "silent": {"type": "hangup", "name": "Silent"}
            """;

    private ProofFlows() {}

    private static Map<DayOfWeek, List<TimeRange>> everyDay() {
        var week = new EnumMap<DayOfWeek, List<TimeRange>>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(TimeRange.ALL_DAY));
        }
        return week;
    }

    /** Explores the flow that begins at {@code start}. */
    static Exploration explored(String start, String... nodes) {
        return FlowExplorer.explore(flow(start, nodes), SHOP);
    }

    static FlowDefinition flow(String start, String... nodes) {
        return FlowJson.read("""
                {"ivory": "1.0", "name": "Line", "languages": ["en"], "start": "%s",
                 "variables": {"zip": {"type": "digits"}, "row": {"type": "record"}, "order": {"type": "record"},
                   "count": {"type": "number"}},
                 "nodes": {%s},
                 "prompts": {"hi": {"en": "Hello."}, "one": {"en": "one"}, "two": {"en": "two"},
                   "days": {"en": "It takes {row.days} days."}, "status": {"en": "It is {order.status}."}}}
                """.formatted(start, String.join(",", nodes)));
    }

    /** The call that shows that {@code claim} does not hold. */
    static CounterExample refuted(Exploration exploration, Claim claim) {
        Proof proof = exploration.proof(claim);
        assertThat(proof.verdict()).as(proof.toString()).isEqualTo(Verdict.REFUTED);
        return proof.findings().getFirst().call().orElseThrow();
    }

    static List<String> path(CounterExample call) {
        return call.path().stream().map(PathStep::toString).toList();
    }
}
