package io.ivory.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.*;
import java.net.URI;
import java.time.*;
import java.util.*;

final class SampleBundle {
    record Bundle(Map<String, FlowDefinition> flows, Resources resources) {}

    private SampleBundle() {}

    static DataTable table(byte[] csv) {
        var l = new String(csv, UTF_8)
                .lines()
                .map(x -> List.of(x.split(",", -1)))
                .toList();
        return new DataTable(l.getFirst(), l.subList(1, l.size()));
    }

    static Bundle of(Map<String, byte[]> files) {
        var week = new LinkedHashMap<DayOfWeek, List<TimeRange>>();
        var all = new LinkedHashMap<DayOfWeek, List<TimeRange>>();
        for (var d : DayOfWeek.values()) {
            week.put(
                    d,
                    List.of(new TimeRange(
                            LocalTime.of(d == DayOfWeek.SUNDAY ? 10 : 9, 0),
                            LocalTime.of(d == DayOfWeek.SUNDAY ? 18 : 20, 0))));
            all.put(d, List.of(new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        var z = ZoneId.of("America/New_York");
        var shop =
                new OpeningHours(z, week, Map.of(LocalDate.of(2026, 12, 25), new SpecialDay("x", List.of())), Map.of());
        var phone = new OpeningHours(
                z,
                all,
                Map.of(LocalDate.of(2026, 1, 1), new SpecialDay("x", List.of())),
                Map.of(
                        LocalDate.of(2026, 3, 14),
                        new SpecialDay("y", List.of(new TimeRange(LocalTime.of(8, 0), LocalTime.of(12, 0))))));
        return new Bundle(
                Map.of(
                        "main-line",
                        FlowJson.read(new String(Objects.requireNonNull(files.get("main-line.ivr.json")), UTF_8))),
                new Resources(
                        Map.of("shop", shop, "phone", phone),
                        Map.of(
                                "promotions",
                                table(Objects.requireNonNull(files.get("tables/promotions.csv"))),
                                "delivery",
                                table(Objects.requireNonNull(files.get("tables/delivery.csv")))),
                        Map.of("operators", new Destination("sip:operators@127.0.0.1:5090")),
                        Map.of("orders", new Connection(URI.create("http://127.0.0.1:8091"), Map.of())),
                        Set.of()));
    }
}
