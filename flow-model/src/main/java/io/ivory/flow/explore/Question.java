package io.ivory.flow.explore;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.Hours;
import io.ivory.flow.Lookup;
import io.ivory.flow.Split;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.Expressions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something a flow asks that has the same answer when it is asked again, unless what it depends on has changed.
 *
 * @param text tells it from other questions
 * @param variables the variables it depends on
 * @param clock whether it depends on the time
 */
record Question(String text, Set<VariableName> variables, boolean clock) {

    Question {
        variables = Set.copyOf(variables);
    }

    static List<Question> ofHours(Hours node) {
        return node.hours() == null ? List.of() : List.of(new Question(hoursText(node.hours()), Set.of(), true));
    }

    static String hoursText(String calendar) {
        return "hours " + calendar;
    }

    static Question ofCondition(String when, Texts texts) {
        return of("when " + when, texts.expression(when), texts);
    }

    static Question ofRows(Lookup node, Texts texts) {
        return of(
                "rows of " + node.table() + " by " + node.match() + ": " + node.value(),
                texts.expression(node.value()),
                texts);
    }

    static Question ofCaller(CallerCheck node) {
        return new Question("caller in " + node.contacts() + " or " + node.blocked(), Set.of(), false);
    }

    static Question ofSplit(Split node) {
        return new Question("share of " + node.id(), Set.of(), false);
    }

    private static Question of(String text, Optional<Expression> expression, Texts texts) {
        Set<String> reads = expression.<Set<String>>map(Expression::reads).orElse(Set.of());
        Set<VariableName> variables =
                reads.stream().flatMap(path -> texts.variable(path).stream()).collect(Collectors.toSet());
        return new Question(text, variables, reads.stream().anyMatch(Expressions::isClock));
    }
}
