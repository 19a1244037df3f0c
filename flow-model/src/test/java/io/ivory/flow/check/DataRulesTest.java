package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Assign;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.Lookup;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.RowMatch;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about variables, tables and what services answer. */
class DataRulesTest {

    @Test
    void aVariableIsFilledOnEveryWay() {
        assertThat(found(new UnsetVariable(), Drawn.shop())).isEmpty();
        assertThat(found(new UnsetVariable(), Drawn.leading("menu", "1", "find")))
                .containsExactly(
                        "find /nodes/find/request: \"orderNumber\" is read here, but a call that comes from"
                                + " \"menu\" by \"1\" may have nothing in it: fill it on every way here, or lead that way elsewhere");
    }

    @Test
    void anExitThatFindsNothingFillsNothing() {
        assertThat(found(new UnsetVariable(), Drawn.leading("find", "notFound", "check")))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("check /nodes/check/conditions/0/when: \"order\" is read here")
                .contains("from \"find\" by \"notFound\"");
    }

    @Test
    void whatIsLeftUnsetStaysUnsetFurtherOn() {
        var flow = Drawn.change(
                Drawn.leading("find", "slow", "count"),
                "count",
                Assign.class,
                count -> new Assign(count.head(), Map.of(new VariableName("asked"), "1")));

        assertThat(found(new UnsetVariable(), flow)).isEmpty();
        assertThat(found(new UnsetVariable(), flow.with(new PromptId("so-many"), Drawn.text("{order.x}", "{order.x}"))))
                .singleElement()
                .asString()
                .startsWith("tally /prompts/so-many/en: \"order\" is read here");
    }

    @Test
    void aSetNodeMayReadWhatItHasJustSet() {
        var values = new LinkedHashMap<VariableName, String>();
        values.put(new VariableName("asked"), "1");
        values.put(new VariableName("twice"), "asked * 2");
        var flow = Drawn.change(
                Drawn.withVariable("twice", VariableType.NUMBER),
                "count",
                Assign.class,
                count -> new Assign(count.head(), values));

        assertThat(found(new UnsetVariable(), flow)).isEmpty();
    }

    @Test
    void afterAFailureNothingIsSure() {
        var flow = Drawn.shop()
                .with(new Say(head("sorry", "next", "bye"), List.of(new PromptId("so-many"))))
                .withOnError(new NodeId("sorry"));

        assertThat(found(new UnsetVariable(), flow))
                .containsExactly(
                        "sorry /prompts/so-many/en: \"asked\" is read here, but a call may come here with nothing"
                                + " in it: fill it on every way here, or lead that way elsewhere");
    }

    @Test
    void aFlowThatOthersRunMayReadWhatTheyGive() {
        var inner = Drawn.withVariable("name", VariableType.TEXT)
                .withName("Inner")
                .with(new PromptId("hello"), Drawn.text("Hello {name}", "Привет {name}"));
        var outer = FlowDefinition.empty("Outer", Language.ENGLISH)
                .with(new RunFlow(head("run"), "inner", Map.of(new VariableName("name"), "\"Ann\""), List.of(), null));

        assertThat(found(new NeverFilledVariable(), inner)).hasSize(1);
        assertThat(found(new UnsetVariable(), inner)).isEmpty();
        assertThat(found(new NeverFilledVariable(), inner, flows(inner, outer))).isEmpty();
        assertThat(found(new UnsetVariable(), inner, flows(inner, outer))).isEmpty();
    }

    @Test
    void aVariableThatIsReadIsFilledSomewhere() {
        var flow = Drawn.withVariable("town", VariableType.TEXT)
                .with(new PromptId("hello"), Drawn.text("Welcome to {town}", "Добро пожаловать в {town}"));

        assertThat(found(new NeverFilledVariable(), Drawn.shop())).isEmpty();
        assertThat(found(new NeverFilledVariable(), flow))
                .containsExactly("welcome /prompts/hello/en: \"town\" is read here, but no node ever fills it: let a"
                        + " question, a lookup, a service or a set node do so");
    }

    @Test
    void aVariableIsUsed() {
        assertThat(found(new UnusedVariable(), Drawn.shop())).isEmpty();
        assertThat(found(new UnusedVariable(), Drawn.withVariable("spare", VariableType.TEXT)))
                .containsExactly("null /variables/spare: no node fills or reads \"spare\": delete it");
        assertThat(found(new UnusedVariable(), Drawn.saying("so-many", "Thanks", "Спасибо")))
                .as("read by the set node that fills it, but only in words that do not count")
                .containsExactly("count /variables/asked: \"asked\" is filled, but nothing ever reads it: use it, or do"
                        + " without");
    }

    @Test
    void aTableHasRows() {
        assertThat(found(new EmptyTable(), Drawn.shop())).isEmpty();
        assertThat(found(new EmptyTable(), Drawn.shop(), table()))
                .containsExactly(
                        "delivery /nodes/delivery/table: the table \"delivery\" has no rows, so that nothing is"
                                + " ever found: fill it in");
    }

    @Test
    void aKeyStandsInOneRow() {
        var byColumn = Drawn.with(
                "delivery",
                Lookup.class,
                lookup -> new Lookup(
                        lookup.head(), "delivery", "\"1\"", new RowMatch.Equal("from"), lookup.into(), false));
        var all = Drawn.change(
                byColumn,
                "delivery",
                Lookup.class,
                lookup -> new Lookup(
                        lookup.head(), "delivery", "\"1\"", new RowMatch.Equal("from"), lookup.into(), true));

        assertThat(found(new DuplicateKey(), byColumn, table("1 2 a", "2 3 b"))).isEmpty();
        assertThat(found(new DuplicateKey(), all, table("1 2 a", "1 3 b"))).isEmpty();
        assertThat(found(new DuplicateKey(), byColumn, table("1 2 a", "5 6 b", "1 3 c")))
                .containsExactly("delivery /nodes/delivery/table: lines 2 and 4 of the table \"delivery\" are both for"
                        + " \"1\", so that the second is never found: delete one of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 20 a, 20 30 b | lines 2 and 3 overlap",
                "9 10 a, 10 30 b | lines 2 and 3 overlap",
                "100 200 a, 1 100 b | lines 3 and 2 overlap",
                "1 - a, 5 9 b | lines 2 and 3 overlap",
                "1 2 a, 9 5 b | line 3 ends before it begins",
            })
    void rangesThatOverlapOrStandUpsideDownAreNamed(String rows, String words) {
        assertThat(found(new RangeOverlap(), Drawn.shop(), table(rows.split(", "))))
                .singleElement()
                .asString()
                .startsWith("delivery /nodes/delivery/table: in the table \"delivery\" " + words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 9 a, 10 99 b, 100 - c", "- 5 a, 6 7 b", "2026-01-01 2026-01-31 a, 2026-02-01 - b"})
    void rangesSideBySideAreFine(String rows) {
        assertThat(found(new RangeOverlap(), Drawn.shop(), table(rows.split(", "))))
                .isEmpty();
    }

    @Test
    void aServiceThatIsDownSoundsOtherwise() {
        assertThat(found(new FailureAsSuccess(), Drawn.shop())).isEmpty();
        assertThat(found(new FailureAsSuccess(), Drawn.leading("find", "slow", "check")))
                .singleElement()
                .asString()
                .startsWith("find /nodes/find/exits/slow: \"slow\" leads where \"found\" leads");
        assertThat(found(new OutageAsNotFound(), Drawn.shop())).isEmpty();
        assertThat(found(
                        new OutageAsNotFound(),
                        Drawn.change(
                                Drawn.leading("find", "notFound", "bye"),
                                "find",
                                HttpRequest.class,
                                http -> http.withHead(http.head().connect(Exit.FAILED, new NodeId("bye"))))))
                .singleElement()
                .asString()
                .startsWith("find /nodes/find/exits/failed: \"failed\" leads where \"notFound\" leads");
    }

    private static Resources flows(FlowDefinition inner, FlowDefinition outer) {
        return Drawn.WORKSPACE.withFlows(Map.of("inner", inner, "outer", outer));
    }

    /** The table of the lookup with these rows; a hyphen alone is an empty cell. */
    private static Resources table(String... rows) {
        var cells = Stream.of(rows)
                .map(row -> Stream.of(row.split(" "))
                        .map(cell -> cell.equals("-") ? "" : cell)
                        .toList())
                .toList();
        return new Resources(
                Map.of(),
                Map.of("delivery", new DataTable(List.of("from", "to", "time"), cells)),
                Map.of(),
                Map.of(),
                Set.of());
    }
}
