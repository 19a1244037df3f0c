package io.ivory.flow.explore;

import io.ivory.flow.Language;
import io.ivory.flow.QuestionTrail;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers the values that an exploration meets, so that memories can hold them. One exploration owns it. */
final class Values {

    private final Precision precision;
    private final int mostPerVariable;
    private final List<Value> values = new ArrayList<>();
    private final Map<Value, Integer> numbers = new HashMap<>();
    private final Map<VariableName, Set<Object>> met = new HashMap<>();
    private final List<QuestionTrail> trails = new ArrayList<>();
    private final Map<QuestionTrail, Integer> trailNumbers = new HashMap<>();
    private final List<Language> languages = new ArrayList<>();
    private final Map<Judged, Judgement> judgements = new HashMap<>();

    /** @param mostPerVariable how many values of a variable are kept apart, so that a counter ends */
    Values(Precision precision, int mostPerVariable) {
        this.precision = precision;
        this.mostPerVariable = mostPerVariable;
        numberOf(Value.UNSET); // 0: what a memory holds at first
        numberOf(QuestionTrail.BEGINNING);
    }

    /**
     * An expression and what is known of all that it reads.
     *
     * @param expression compared by identity: each flow compiles its own once
     * @param known what the memory holds at the places that it reads
     */
    record Judged(Expression expression, List<Integer> known) {}

    /** What was judged before. */
    Map<Judged, Judgement> judgements() {
        return judgements;
    }

    Value value(int number) {
        return values.get(number);
    }

    /** The number of {@code value} as it is kept in {@code variable}. */
    int kept(VariableName variable, Value value) {
        if (value instanceof Value.Exactly(Object exact)) {
            Set<Object> known = met.computeIfAbsent(variable, _ -> new HashSet<>());
            boolean few = precision == Precision.VALUES && (known.size() < mostPerVariable || known.contains(exact));
            if (!few) {
                return numberOf(new Value.Some(ValueKind.of(exact)));
            }
            known.add(exact);
        }
        return numberOf(value);
    }

    private int numberOf(Value value) {
        return numbers.computeIfAbsent(value, added -> {
            values.add(added);
            return values.size() - 1;
        });
    }

    int numberOf(QuestionTrail trail) {
        return trailNumbers.computeIfAbsent(trail, added -> {
            trails.add(added);
            return trails.size() - 1;
        });
    }

    QuestionTrail trail(int number) {
        return trails.get(number);
    }

    int numberOf(Language language) {
        if (!languages.contains(language)) {
            languages.add(language);
        }
        return 1 + languages.indexOf(language);
    }

    /** The language that a call has chosen; empty for 0, if it has not. */
    Optional<Language> language(int number) {
        return number == 0 ? Optional.empty() : Optional.of(languages.get(number - 1));
    }
}
