package io.ivory.flow.json;

import io.ivory.flow.Exit;
import io.ivory.flow.Expectation;
import io.ivory.flow.PromptId;
import io.ivory.flow.TestCall;
import io.ivory.flow.TestCall.GivenAnswer;
import io.ivory.flow.TestCall.Step;
import io.ivory.flow.VariableName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How test calls look in the file. */
final class TestCallJson {

    private static final List<String> KINDS =
            List.of("hears", "hearsWords", "presses", "silent", "speaks", "hangsUp", "rings", "ends");

    private TestCallJson() {}

    static JsonTree write(Map<String, TestCall> tests) {
        JsonTree tree = JsonTree.entryALine();
        tests.forEach((name, test) -> tree.put(name, write(test)));
        return tree;
    }

    private static JsonTree write(TestCall test) {
        JsonTree given = JsonTree.entryALine();
        test.given().forEach((connection, answers) -> {
            JsonTree byRequest = JsonTree.entryALine();
            answers.forEach((request, answer) -> byRequest.put(request, write(answer)));
            given.put(connection, byRequest);
        });
        JsonTree with = JsonTree.shortOnOneLine();
        test.with().forEach((variable, value) -> with.put(variable.value(), value));
        return JsonTree.entryALine()
                .putId("at", test.at())
                .put("from", test.from())
                .putUnless(0L, "earlierCalls", (long) test.earlierCalls())
                .put("diverted", test.diverted())
                .putUnlessEmpty("with", with)
                .putUnlessEmpty("given", given)
                .put("steps", test.steps().stream().map(TestCallJson::write).toList())
                .put("expect", test.expect() == null ? null : test.expect().json());
    }

    private static JsonTree write(GivenAnswer answer) {
        return JsonTree.shortOnOneLine()
                .put("status", (long) answer.status())
                .put("body", answer.body())
                .put("after", answer.after().isZero() ? null : Fields.text(answer.after()));
    }

    private static JsonTree write(Step step) {
        JsonTree tree = JsonTree.shortOnOneLine();
        return switch (step) {
            case Step.Hears(PromptId prompt) -> tree.putId("hears", prompt);
            case Step.HearsWords(String words) -> tree.put("hearsWords", words);
            case Step.Presses(String keys) -> tree.put("presses", keys);
            case Step.StaysSilent() -> tree.put("silent", true);
            case Step.Speaks(Duration time) -> tree.put("speaks", Fields.text(time));
            case Step.HangsUp() -> tree.put("hangsUp", true);
            case Step.Rings(Exit exit) -> tree.putId("rings", exit);
            case Step.Ends(String how) -> tree.put("ends", how);
        };
    }

    static Map<String, TestCall> read(Fields tests) {
        var result = new LinkedHashMap<String, TestCall>();
        for (String name : tests.keys()) {
            TestCall test = test(tests.object(name));
            result.put(name, test);
        }
        return result;
    }

    private static TestCall test(Fields test) {
        LocalDateTime at = time(test);
        String from = test.text("from");
        int earlierCalls = test.integer("earlierCalls", 0, 0, TestCall.MOST_EARLIER_CALLS);
        boolean withheld = earlierCalls > 0 && from == null;
        if (withheld) {
            test.report(
                    "earlierCalls",
                    "invalid-value",
                    "nobody knows how often somebody called whose number is withheld: add \"from\"");
        }
        String diverted = test.text("diverted");
        var with = with(test.object("with"));
        var given = new LinkedHashMap<String, Map<String, GivenAnswer>>();
        Fields connections = test.object("given");
        for (String connection : connections.keys()) {
            given.put(connection, answers(connections.object(connection)));
        }
        var steps = new ArrayList<Step>();
        for (Fields fields : test.objects("steps")) {
            Step step = step(fields);
            fields.refuseOthers();
            if (step != null) {
                steps.add(step);
            }
        }
        Expectation expect = expectation(test);
        test.refuseOthers();
        return new TestCall(at, from, withheld ? 0 : earlierCalls, diverted, with, given, steps, expect);
    }

    private static Map<VariableName, Object> with(Fields values) {
        var with = new LinkedHashMap<VariableName, Object>();
        for (String key : values.keys()) {
            VariableName variable = values.attempt(key, () -> new VariableName(key));
            Object value = values.value(key);
            if (variable != null && value != null) {
                with.put(variable, value);
            }
        }
        return with;
    }

    private static @Nullable Expectation expectation(Fields test) {
        String text = test.text("expect");
        if (text == null) {
            return null;
        }
        Optional<Expectation> expectation = Expectation.of(text);
        if (expectation.isEmpty()) {
            List<String> known =
                    Arrays.stream(Expectation.values()).map(Expectation::json).toList();
            test.report(
                    "expect",
                    "invalid-value",
                    "expect is one of " + Fields.listed(known) + ", but is \"" + Fields.shortened(text) + "\""
                            + test.didYouMean(text, known));
        }
        return expectation.orElse(null);
    }

    private static @Nullable LocalDateTime time(Fields test) {
        String at = test.text("at");
        if (at == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(at);
        } catch (DateTimeException e) {
            test.report(
                    "at",
                    "invalid-value",
                    "at is a date and time such as \"2026-11-22T12:00\", but is \"" + Fields.shortened(at) + "\"");
            return null;
        }
    }

    private static Map<String, GivenAnswer> answers(Fields requests) {
        var answers = new LinkedHashMap<String, GivenAnswer>();
        for (String request : requests.keys()) {
            Fields answer = requests.object(request);
            int status = answer.integer("status", 0, 0, 599);
            if (!answer.has("status")) {
                answer.report("status", "missing-key", "\"status\" is missing. Add it, 0 for a service out of reach");
            }
            Object body = answer.value("body");
            Duration after = answer.duration("after", Duration.ZERO, Duration.ZERO, GivenAnswer.LONGEST_WAIT);
            answer.refuseOthers();
            answers.put(request, new GivenAnswer(status, body, after));
        }
        return answers;
    }

    /** A step has one key, which says what happens. */
    private static @Nullable Step step(Fields step) {
        List<String> keys =
                step.keys().stream().filter(key -> !key.startsWith("x-")).toList();
        String kind = keys.size() == 1 ? keys.getFirst() : "";
        return switch (kind) {
            case "hears" -> step.valueOf(kind, text -> new Step.Hears(new PromptId(text)));
            case "hearsWords" -> step.valueOf(kind, Step.HearsWords::new);
            case "presses" -> step.valueOf(kind, Step.Presses::new);
            case "speaks" ->
                new Step.Speaks(step.duration(kind, Step.Speaks.SHORTEST, Step.Speaks.SHORTEST, Step.Speaks.LONGEST));
            case "silent" -> happens(step, kind, new Step.StaysSilent());
            case "hangsUp" -> happens(step, kind, new Step.HangsUp());
            case "rings" -> step.valueOf(kind, text -> new Step.Rings(new Exit(text)));
            case "ends" -> step.valueOf(kind, Step.Ends::new);
            default -> {
                step.reportWhole(
                        "unknown-step",
                        "a step has one key, which is one of " + Fields.listed(KINDS)
                                + step.didYouMean(keys.isEmpty() ? "" : keys.getFirst(), KINDS));
                keys.forEach(step::value);
                yield null;
            }
        };
    }

    private static Step happens(Fields step, String kind, Step what) {
        if (!step.flag(kind, true)) {
            step.report(kind, "invalid-value", "write \"" + kind + "\": true, or remove the step");
        }
        return what;
    }
}
