package io.ivory.flow.expression;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Language;
import io.ivory.flow.VariableName;
import io.ivory.flow.resource.Resources;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * All that expressions, prompts and requests are filled from, at one moment of a call.
 *
 * @param variables the flow's variables that have a value by now: String, Number, Boolean, Instant, Map, List
 * @param call who calls whom, and since when
 * @param language the language of the call
 * @param now the moment; {@code now}, and with the zone {@code today} and {@code time}
 * @param zone the shop's time zone, in which dates and times are spoken
 * @param resources the opening hours that {@code | hours} speaks
 */
public record CallContext(
        Map<VariableName, Object> variables,
        CallFacts call,
        Language language,
        Instant now,
        ZoneId zone,
        Resources resources) {

    public CallContext {
        variables = copyInOrder(variables);
    }
}
