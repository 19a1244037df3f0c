package io.ivory.flow.expression;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Resources;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A call at noon of Sunday, 22 November 2026, in Moscow, and a flow with a variable of each type. */
final class Given {

    static final Language RUSSIAN = new Language("ru");
    static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    static final Instant NOON = Instant.parse("2026-11-22T09:00:00Z");

    static final Expressions EXPRESSIONS = Expressions.forFlow(flow());

    private Given() {}

    static FlowDefinition flow() {
        var variables = new LinkedHashMap<VariableName, Variable>();
        variables.put(new VariableName("orderNumber"), Variable.of(VariableType.DIGITS));
        variables.put(new VariableName("note"), Variable.of(VariableType.TEXT));
        variables.put(new VariableName("amount"), Variable.of(VariableType.NUMBER));
        variables.put(new VariableName("known"), Variable.of(VariableType.BOOLEAN));
        variables.put(new VariableName("due"), Variable.of(VariableType.DATE));
        variables.put(new VariableName("order"), Variable.of(VariableType.RECORD));
        return FlowDefinition.empty("Shop", Language.ENGLISH).withVariables(variables);
    }

    static CallContext call(Map<String, Object> values) {
        return call(Language.ENGLISH, values, Map.of());
    }

    static CallContext call(Language language, Map<String, Object> values, Map<String, OpeningHours> hours) {
        var variables = new LinkedHashMap<VariableName, Object>();
        values.forEach((name, value) -> variables.put(new VariableName(name), value));
        return new CallContext(
                variables,
                new CallFacts("+79161234567", "+78005550100", NOON.minusSeconds(30), 3, "+78002000600"),
                language,
                NOON,
                MOSCOW,
                new Resources(hours, Map.of(), Map.of(), Map.of(), Set.of()));
    }

    static String said(Language language, String text, Map<String, Object> values) {
        return EXPRESSIONS.prompt(text).render(call(language, values, Map.of()));
    }
}
