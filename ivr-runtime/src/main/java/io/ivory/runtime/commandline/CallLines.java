package io.ivory.runtime.commandline;

import static java.util.stream.Collectors.joining;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.PromptId;
import io.ivory.flow.TestCall;
import io.ivory.flow.TestCall.GivenAnswer;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.explore.CounterExample;
import io.ivory.flow.explore.Ending;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.json.JsonValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A test call as numbered lines that a person can follow, and as JSON. */
final class CallLines {

    private static final int LONGEST_QUOTE = 60;
    private static final String CALL = "call";

    private CallLines() {}

    /**
     * What happens in the call of {@code example}, in order, each line beginning with its number.
     *
     * @param flow whose words are quoted
     */
    static List<String> of(CounterExample example, FlowDefinition flow) {
        TestCall call = example.call();
        var lines = new ArrayList<String>();
        add(
                lines,
                "somebody calls"
                        + (call.from() == null ? "" : " from " + call.from())
                        + (call.at() == null
                                ? ""
                                : " on " + call.at().toLocalDate() + " at "
                                        + call.at().toLocalTime()));
        if (!call.with().isEmpty()) {
            add(
                    lines,
                    "the flow begins with "
                            + call.with().entrySet().stream()
                                    .map(given ->
                                            given.getKey() + " = " + shortened(JsonValues.write(given.getValue())))
                                    .collect(joining(", ")));
        }
        call.given()
                .forEach((service, answers) ->
                        answers.forEach((question, answer) -> add(lines, answer(service, question, answer))));
        call.steps().forEach(step -> add(lines, line(step, flow)));
        example.ending().ifPresent(ending -> add(lines, end(ending)));
        return lines;
    }

    private static String end(Ending ending) {
        return switch (ending) {
            case PERSON, VOICEMAIL, CALLBACK, OUTCOME, GOODBYE, SILENCE -> "the flow hangs up";
            case REJECTED -> "the flow turns the call away before it is answered";
            case RETURNED -> "the flow returns";
            case BROKEN -> "the call breaks off";
            case DEAD_END -> "the flow leads nowhere";
        };
    }

    private static void add(List<String> lines, String line) {
        lines.add(String.format(Locale.ROOT, "%2d. %s", lines.size() + 1, line));
    }

    /** The call as it stands in a flow's file. */
    static Object json(TestCall call, FlowDefinition flow) {
        var carrier = FlowDefinition.empty(CALL, flow.defaultLanguage()).withTests(Map.of(CALL, call));
        var file = (Map<?, ?>) Objects.requireNonNull(JsonValues.parse(FlowJson.write(carrier)));
        return Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(file.get("tests"))).get(CALL));
    }

    private static String answer(String service, String question, GivenAnswer answer) {
        String after = answer.after().isZero() ? "" : " after " + answer.after().toMillis() / 1000.0 + " s";
        return "the service \"" + service + "\" "
                + (answer.status() == 0
                        ? "cannot be reached for " + question
                        : "answers " + question + " with status " + answer.status() + body(answer))
                + after;
    }

    private static String body(GivenAnswer answer) {
        return answer.body() == null ? "" : " and " + shortened(JsonValues.write(answer.body()));
    }

    private static String line(Step step, FlowDefinition flow) {
        return switch (step) {
            case Step.Hears(PromptId prompt) -> "hears " + prompt + quoted(prompt, flow);
            case Step.HearsWords(String words) -> "hears \"" + words + "\"";
            case Step.Presses(String keys) -> "presses " + keys;
            case Step.StaysSilent() -> "stays silent";
            case Step.Speaks(Duration time) -> "speaks for " + time.toMillis() / 1_000.0 + " s";
            case Step.HangsUp() -> "hangs up";
            case Step.Rings(Exit exit) -> "whoever is rung: " + exit;
            case Step.Ends(String how) -> how.equals("hangup") ? "the flow hangs up" : "the call ends: " + how;
        };
    }

    private static String quoted(PromptId id, FlowDefinition flow) {
        return flow.prompt(id)
                .flatMap(prompt -> prompt.in(flow.defaultLanguage()))
                .map(text -> ": \"" + shortened(text.text()) + "\"")
                .orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
