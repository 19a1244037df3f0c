package io.ivory.flow.fuzz;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.resource.Resources;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What the fuzz targets have in common: a flow's variables, a call, and how a fault is told. */
final class Given {

    private static final VariableName NOTE = new VariableName("note");
    private static final VariableName COUNT = new VariableName("count");
    private static final VariableName ORDER = new VariableName("order");

    static final Expressions EXPRESSIONS = Expressions.forFlow(FlowDefinition.empty("X", Language.ENGLISH)
            .withVariables(Map.of(
                    NOTE, new Variable(VariableType.TEXT, false),
                    COUNT, new Variable(VariableType.NUMBER, false),
                    ORDER, new Variable(VariableType.RECORD, false))));

    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, new Language("ru"), new Language("de"));
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Given() {}

    static CallContext call(int language) {
        return new CallContext(
                Map.of(NOTE, "2026-11-24", COUNT, 21, ORDER, Map.of("status", "on its way", "items", List.of(1, 2.5))),
                new CallFacts("+49301234567", "+18005550100", NOON),
                LANGUAGES.get(language % LANGUAGES.size()),
                NOON,
                ZoneId.of("Europe/Berlin"),
                Resources.NONE);
    }

    static void requireReasons(FlowFormatException refused) {
        require(!refused.problems().isEmpty(), "refused without a reason");
        refused.problems().forEach(problem -> require(!problem.message().isBlank(), "a reason without words"));
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
