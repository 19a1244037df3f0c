package io.ivory.runtime.commandline;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.FlowDefinition;
import io.ivory.runtime.simulation.TestCallResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A flow whose test calls were played.
 *
 * @param file as the person who called the command would name it
 * @param id the base name of its file
 * @param errors what keeps it from taking calls of callers; test calls show where they meet it, unless there is no start
 * @param calls what came of each test call, by name
 * @param coverage how much of the flow they travelled
 */
record PlayedFlow(
        String file,
        String id,
        FlowDefinition flow,
        List<PlacedFinding> errors,
        Map<String, Call> calls,
        Coverage coverage) {

    PlayedFlow {
        errors = List.copyOf(errors);
        calls = copyInOrder(calls);
    }

    /** A test call that was played, and how long that took this machine. */
    record Call(TestCallResult result, Duration took) {

        Map<String, Object> json(String name) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", name);
            json.put("passed", result.passed());
            result.problem().ifPresent(problem -> json.put("problem", problem));
            json.put("outcome", result.outcome().name());
            json.put("transcript", result.transcript().lines().toList());
            return json;
        }
    }

    boolean passed() {
        return errors.isEmpty() && failed() == 0;
    }

    int failed() {
        return (int)
                calls.values().stream().filter(call -> !call.result().passed()).count();
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file);
        json.put("flow", id);
        json.put("name", flow.name());
        json.put("errors", errors.stream().map(PlacedFinding::json).toList());
        json.put(
                "tests",
                calls.entrySet().stream()
                        .map(call -> call.getValue().json(call.getKey()))
                        .toList());
        json.put("coverage", coverage.json());
        return json;
    }
}
