package io.ivory.runtime.interpreter;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.SpecialDay;
import io.ivory.flow.resource.TimeRange;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call in a test: a flow, a scripted caller, and what came of them. */
final class Story {

    static final Resources SHOP = new Resources(
            Map.of(
                    "shop",
                    new OpeningHours(
                            ZoneId.of("Europe/Berlin"),
                            Map.of(DayOfWeek.MONDAY, List.of(new TimeRange(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
                            Map.of(),
                            Map.of(
                                    LocalDate.of(2026, 11, 30),
                                    new SpecialDay(
                                            "Cyber Monday",
                                            List.of(new TimeRange(LocalTime.of(6, 0), LocalTime.of(22, 0))))))),
            Map.of(
                    "delivery",
                            new DataTable(
                                    List.of("from", "to", "days"),
                                    List.of(
                                            List.of("10000", "19999", "two"),
                                            List.of("2000", "2999", "three"),
                                            List.of("90000", "", "five"))),
                    "promotions",
                            new DataTable(
                                    List.of("text", "first", "last"),
                                    List.of(
                                            List.of("Shoes are half price", "2026-11-01", "2026-11-30"),
                                            List.of("Tea is free", "", "2026-11-23"),
                                            List.of("Hats are new", "2026-12-01", "")))),
            Map.of("operators", new Person("sip:operators@pbx.example")),
            Map.of("orders", new Connection(URI.create("https://shop.example/api"), Map.of())),
            Set.of("sales.wav"));

    final List<CallEvent> events = new ArrayList<>();
    final ScriptedCaller caller;
    final CallOutcome outcome;

    private Story(String flowJson, ScriptedCaller caller, Surroundings surroundings, Resources resources) {
        this.caller = caller;
        var flow = RunnableFlow.of(FlowJson.read(flowJson), resources);
        var interpreter = new FlowInterpreter(surroundings, caller.clock(), events::add, caller);
        outcome = interpreter.run(new PublishedFlow("main-line", 3, flow, resources), caller);
    }

    static Story play(String flowJson, ScriptedCaller caller) {
        return play(flowJson, caller, SHOP);
    }

    static Story play(String flowJson, ScriptedCaller caller, Resources resources) {
        return play(
                flowJson,
                caller,
                resources,
                Surroundings.of(request -> new ServiceClient.Failed("no service in this test")));
    }

    static Story play(String flowJson, ScriptedCaller caller, ServiceClient services) {
        return play(flowJson, caller, SHOP, Surroundings.of(services));
    }

    static Story play(String flowJson, ScriptedCaller caller, Resources resources, Surroundings surroundings) {
        return new Story(flowJson, caller, surroundings, resources);
    }

    String transcript() {
        return caller.transcript();
    }

    <E extends CallEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The exits the call took, such as {@code menu:1}. */
    List<String> path() {
        return events(CallEvent.LeftNode.class).stream()
                .map(left -> left.node() + ":" + left.exit())
                .toList();
    }
}
