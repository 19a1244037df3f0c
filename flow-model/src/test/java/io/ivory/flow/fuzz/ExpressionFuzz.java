package io.ivory.flow.fuzz;

import io.ivory.flow.expression.BadExpressionException;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.expression.Expressions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Any text given as an expression, a prompt, a request or its body: refused with a reason, or computed, and soon. */
public final class ExpressionFuzz {

    private static final List<BiConsumer<String, CallContext>> USES = List.of(
            (text, call) -> Given.EXPRESSIONS.compile(text).evaluate(call),
            (text, call) -> Given.EXPRESSIONS.prompt(text).render(call),
            (text, call) -> Given.EXPRESSIONS.url("/" + text).render(call),
            (text, call) -> Given.EXPRESSIONS.json(text).render(call));

    private ExpressionFuzz() {}

    /** What Jazzer calls. The first byte chooses the use and the language. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0 || input.length > 2 * Expressions.MAX_LENGTH) {
            return;
        }
        int choice = Byte.toUnsignedInt(input[0]);
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        try {
            USES.get(choice % USES.size()).accept(text, Given.call(choice / USES.size()));
        } catch (BadExpressionException bad) {
            Given.require(!bad.reason().isBlank(), "no reason");
            Given.require(bad.position() >= 0 && bad.position() <= text.length() + 1, "no place: " + bad.position());
        } catch (EvaluationException missing) {
            Given.require(missing.getMessage() != null, "no reason");
        }
    }
}
