package io.ivory.flow.check;

import io.ivory.flow.AnswerField;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A variable must take a field that the answer is declared to have, and always has. */
final class UnknownAnswerField implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-answer-field";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HttpRequest http : Nodes.of(flow, HttpRequest.class)) {
            http.use().values().forEach((variable, path) -> check(http, variable, path, findings));
        }
        return findings.all();
    }

    private static void check(HttpRequest http, VariableName variable, String path, Findings findings) {
        Map<String, AnswerField> fields = http.use().fields();
        String pointer = Places.of(http, "values", variable.value());
        AnswerField field = fields.get(path);
        if (path.isEmpty()) {
            findings.add(http, pointer, "say which field of the answer \"" + variable + "\" takes");
        } else if (field != null && field.optional()) {
            findings.add(
                    http,
                    pointer,
                    "an answer may lack \"" + path
                            + "\", and calls then go on at \"failed\": require the field, or keep"
                            + " the whole answer and ask has(...)");
        } else if (!fields.isEmpty() && fields.keySet().stream().noneMatch(known -> holds(known, path))) {
            Optional<String> meant = Suggestion.closest(path, fields.keySet());
            findings.add(
                    http,
                    pointer,
                    "the answer has no field \"" + path + "\""
                            + meant.map(near -> " - did you mean \"" + near + "\"?")
                                    .orElse(": it is declared with " + String.join(", ", fields.keySet())),
                    meant.map(near -> Cures.change("Use \"" + near + "\"", using(http, variable, near)))
                            .map(List::of)
                            .orElse(List.of()));
        }
    }

    /** Whether {@code path} is the field {@code known}, or one within it. */
    private static boolean holds(String known, String path) {
        return path.equals(known) || path.startsWith(known + ".") || known.startsWith(path + ".");
    }

    private static HttpRequest using(HttpRequest http, VariableName variable, String path) {
        var values = new LinkedHashMap<>(http.use().values());
        values.put(variable, path);
        return http.withUse(http.use().withValues(values));
    }
}
