package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import io.ivory.flow.json.FlowJson;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioTest {

    private static Conversion convert(String states) {
        return Converters.convert(
                SourceFormat.TWILIO_STUDIO, "{\"initial_state\": \"Trigger\", \"states\": [" + states + "]}", "Test");
    }

    private static FlowDefinition flow(Conversion conversion) {
        return Sources.onlyFlow(conversion);
    }

    private static FlowNode node(FlowDefinition flow, String id) {
        return flow.node(new NodeId(id)).orElseThrow();
    }

    private static String trigger(String next) {
        return state("Trigger", "trigger", "{}", way("incomingCall", next));
    }

    private static String state(String name, String type, String properties, String... ways) {
        return "{\"name\": \"" + name + "\", \"type\": \"" + type + "\", \"properties\": " + properties
                + ", \"transitions\": [" + String.join(", ", ways) + "]}";
    }

    private static String way(String event, String next) {
        return "{\"event\": \"" + event + "\", \"next\": \"" + next + "\"}";
    }

    private static String match(String next, String argument, String type, String value) {
        return "{\"event\": \"match\", \"next\": \"" + next
                + "\", \"conditions\": [{\"friendly_name\": \"x\", \"arguments\": [\"" + argument + "\"], \"type\": \""
                + type + "\", \"value\": \"" + value + "\"}]}";
    }

    @Test
    void aFlowWhoseEveryPartIsKnownHereCanTakeCallsOnceItsPeopleHaveAddresses() {
        // given
        String source = Sources.read("twilio-sales-or-support.json");

        // when
        Conversion conversion = Converters.convert(SourceFormat.TWILIO_STUDIO, source, "Test");

        // then
        assertThat(FlowChecks.problems(flow(conversion), conversion.bundle().resources()))
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
    }

    @Test
    void anUnknownWidgetKeepsItsWaysAndItsPropertiesAndCannotBePublished() {
        // given
        String states = trigger("pay") + ","
                + state(
                        "pay",
                        "capture-payments",
                        "{\"currency\": \"eur\", \"api_key\": \"k\"}",
                        way("success", "bye"),
                        way("hangup", ""))
                + "," + state("bye", "say-play", "{\"say\": \"Bye.\"}", way("audioComplete", ""));

        // when
        Conversion conversion = convert(states);

        // then
        FlowNode pay = node(flow(conversion), "pay");
        assertThat(pay.name()).isEqualTo("Was: capture-payments (pay)");
        assertThat(pay.target(new Exit("success"))).contains(new NodeId("bye"));
        assertThat(FlowJson.write(flow(conversion)))
                .contains("\"currency\": \"eur\"")
                .contains("\"api_key\": \"(removed)\"");
        assertThat(FlowChecks.problems(flow(conversion), conversion.bundle().resources()))
                .filteredOn(problem ->
                        problem.severity() == Severity.ERROR && pay.id().equals(problem.node()))
                .extracting(Problem::rule)
                .contains("bad-expression", "unconnected-exit");
    }

    @Test
    void aKeyThatIsReadElsewhereIsCollectedAndBranchedOn() {
        // given
        String split = state(
                "which",
                "split-based-on",
                "{\"input\": \"{{widgets.ask.Digits}}\"}",
                way("noMatch", ""),
                match("say", "{{widgets.ask.Digits}}", "equal_to", "1"));
        String states = trigger("ask")
                + ","
                + state(
                        "ask",
                        "gather-input-on-call",
                        "{\"say\": \"Press 1.\"}",
                        way("keypress", "which"),
                        way("timeout", ""))
                + "," + split
                + ","
                + state(
                        "say",
                        "say-play",
                        "{\"say\": \"You pressed {{widgets.ask.Digits}}\"}",
                        way("audioComplete", ""));

        // when
        FlowDefinition flow = flow(convert(states));

        // then
        assertThat(node(flow, "ask")).isInstanceOf(Collect.class);
        assertThat(((Branch) node(flow, "which")).conditions())
                .containsExactly(new Condition(new Exit("is-1"), "ask == \"1\""));
        assertThat(text(flow, "say")).isEqualTo("You pressed {ask | digits}");
    }

    @Test
    void choicesOfSeveralKeysAreCollectedAndBranchedOn() {
        // given
        String states = trigger("ask")
                + ","
                + state(
                        "ask",
                        "gather-input-on-call",
                        "{\"say\": \"Dial 10.\", \"number_of_digits\": \"2\"}",
                        way("keypress", "which"),
                        way("timeout", "ask"))
                + ","
                + state(
                        "which",
                        "split-based-on",
                        "{\"input\": \"{{widgets.ask.Digits}}\"}",
                        way("noMatch", "ask"),
                        match("say", "", "equal_to", "10"))
                + "," + state("say", "say-play", "{\"say\": \"Ten.\"}", way("audioComplete", ""));

        // when
        FlowDefinition flow = flow(convert(states));

        // then
        var ask = (Collect) node(flow, "ask");
        assertThat(ask.maxDigits()).isEqualTo(2);
        assertThat(ask.ask().tries()).isEqualTo(3);
        assertThat(node(flow, "which").target(Exit.OTHERWISE)).contains(new NodeId("ask"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {{flow.variables.a}} ~ {a}
            {{ trigger.call.From }} ~ {call.from}
            {{flow.channel.address}} ~ {call.to}
            {{flow.variables.a | default: 'you'}} ~ {(a != "" ? a : "you")}
            {{widgets.nobody.Digits}} ~ {widgets.nobody.Digits}
            {{flow.variables.a | upcase}} ~ {flow.variables.a | upcase}
            a {b} c ~ a {{b}} c
            {{flow.data.x-y}} ~ {x_y}
            {{ unclosed ~ {{{{ unclosed
            {{"{{"}} x ~ {"{{"} x
            """)
    void liquidBecomesValuesInBraces(String liquid, String words) {
        // given
        String json = liquid.replace("\\", "\\\\").replace("\"", "\\\"");

        // when
        FlowDefinition flow =
                flow(convert(trigger("say") + "," + state("say", "say-play", "{\"say\": \"" + json + "\"}")));

        // then
        assertThat(text(flow, "say")).isEqualTo(words);
    }

    @Test
    void aSplitWithManyWaysBecomesBranchesInARow() {
        // given
        String ways = IntStream.range(0, 45)
                .mapToObj(i -> match("say", "{{flow.variables.a}}", "equal_to", "v" + i))
                .collect(Collectors.joining(", "));
        String states = trigger("which") + "," + state("which", "split-based-on", "{}", way("noMatch", ""), ways) + ","
                + state("say", "say-play", "{\"say\": \"Hi.\"}");

        // when
        FlowDefinition flow = flow(convert(states));

        // then
        List<Integer> sizes = flow.nodes().values().stream()
                .filter(Branch.class::isInstance)
                .map(branch -> ((Branch) branch).conditions().size())
                .sorted()
                .toList();
        assertThat(sizes).containsExactly(5, 20, 20);
        assertThat(node(flow, "which").target(Exit.OTHERWISE)).contains(new NodeId("which-2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Press 1 for sales, press 2 for support.                | sales   | support
            For sales, press 1. For support, press 2.              | sales   | support
            Press one for sales or two for support.                | sales   |
            To reach sales press 1, to reach support press 2.      | reach sales | reach support
            1 for sales, 2 for support                             | sales   | support
            Hello.                                                 |         |
            """)
    void whatAKeyIsForIsFoundInTheWords(String words, String one, String two) {
        assertThat(SpokenChoices.label(words, Digit.ONE).orElse(null)).isEqualTo(one);
        assertThat(SpokenChoices.label(words, Digit.TWO).orElse(null)).isEqualTo(two);
    }

    @Test
    void aThousandWidgetsInARingAreBroughtOverInTime() {
        // given
        String states = trigger("s0") + ","
                + IntStream.range(0, 990)
                        .mapToObj(i -> state(
                                "s" + i, "say-play", "{\"say\": \"Same\"}", way("audioComplete", "s" + (i + 1) % 990)))
                        .collect(Collectors.joining(","));

        // when
        FlowDefinition flow = flow(convert(states));

        // then
        assertThat(flow.nodes()).hasSize(990);
    }

    @Test
    void whatIsNoStudioFlowIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Converters.convert(SourceFormat.TWILIO_STUDIO, "{\"states\": 5}", "Test"))
                .isInstanceOf(ConversionException.class)
                .hasMessage("/states: a Studio flow has a list of widgets here: export it from Studio as JSON");
        assertThatThrownBy(() -> Converters.convert(SourceFormat.TWILIO_STUDIO, "{\"states\": [", "Test"))
                .isInstanceOf(ConversionException.class)
                .hasMessageStartingWith("this is not JSON");
        assertThatThrownBy(() -> Converters.convert(SourceFormat.TWILIO_STUDIO, "[".repeat(100_000), "Test"))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("nests deeper");
        assertThatThrownBy(() -> convert(IntStream.range(0, 1_001)
                        .mapToObj(i -> state("s" + i, "say-play", "{}"))
                        .collect(Collectors.joining(","))))
                .isInstanceOf(ConversionException.class)
                .hasMessage("/states: a Studio flow has at most 1000 widgets, but this one has 1001");
    }

    @Test
    void passwordsOfTheSourceAreInNeitherTheFlowNorTheReport() {
        for (String file : List.of("twilio-order-line.json", "twilio-two-languages.json")) {
            // when
            Conversion conversion = Converters.convert(SourceFormat.TWILIO_STUDIO, Sources.read(file), "Test");

            // then
            String all = FlowJson.write(flow(conversion))
                    + conversion.report().markdown()
                    + conversion.bundle().resources().connections();
            assertThat(all).doesNotContain("s3cr3t").doesNotContain("hunter2");
        }
    }

    @Test
    void wordsAfterAWrongKeyAreKeptWhereSilenceLeadsStraightBackToTheQuestion() {
        // given
        String states = trigger("ask")
                + ","
                + state(
                        "ask",
                        "gather-input-on-call",
                        "{\"say\": \"Press 1 for Anna.\", \"number_of_digits\": 1}",
                        way("keypress", "which"),
                        way("timeout", "ask"))
                + ","
                + state(
                        "which",
                        "split-based-on",
                        "{\"input\": \"{{widgets.ask.Digits}}\"}",
                        way("noMatch", "wrong"),
                        match("bye", "{{widgets.ask.Digits}}", "equal_to", "1"))
                + ","
                + state("wrong", "say-play", "{\"say\": \"That is not valid.\"}", way("audioComplete", "ask")) + ","
                + state("bye", "say-play", "{\"say\": \"Bye.\"}", way("audioComplete", ""));

        // when
        FlowDefinition flow = flow(convert(states));

        // then
        var menu = (Menu) node(flow, "ask");
        assertThat(menu.ask().noMatchPrompts()).containsExactly(new PromptId("wrong"));
        assertThat(flow.node(new NodeId("wrong"))).isEmpty();
    }

    @Test
    void aRecordingThatMayNotBeAsLongAsItWasIsReported() {
        // when
        Conversion conversion = convert(trigger("mail") + ","
                + state("mail", "record-voicemail", "{\"max_length\": 3600}", way("recordingComplete", "")));

        // then
        assertThat(conversion.report().markdown())
                .contains("recorded up to 3600 seconds; here a recording is at most 600 seconds long");
    }

    @Test
    void aQuestionThatWasAskedAgainAfterATextAsksThreeTimes() {
        // when
        FlowDefinition flow =
                flow(Converters.convert(SourceFormat.TWILIO_STUDIO, Sources.read("twilio-order-line.json"), "Test"));

        // then
        var menu = (Menu) node(flow, "main-menu");
        assertThat(menu.ask().tries()).isEqualTo(3);
        assertThat(menu.ask().noInputPrompts()).containsExactly(new PromptId("did-not-hear"));
        assertThat(flow.node(new NodeId("did-not-hear"))).isEmpty();
    }

    private static String text(FlowDefinition flow, String prompt) {
        return flow.prompt(new PromptId(prompt))
                .flatMap(found -> found.in(Language.ENGLISH))
                .orElseThrow()
                .text();
    }
}
