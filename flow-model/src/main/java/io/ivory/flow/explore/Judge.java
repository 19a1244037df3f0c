package io.ivory.flow.explore;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Language;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.expression.CallContext;
import io.ivory.flow.expression.CallFacts;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.expression.Expressions;
import io.ivory.flow.expression.JsonTemplate;
import io.ivory.flow.expression.PromptTemplate;
import io.ivory.flow.expression.UrlTemplate;
import io.ivory.flow.expression.ValueKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what an expression or a prompt comes to with what is known at one place of a flow. Where it depends on the call
 * it says so: it never rules out what could happen.
 */
final class Judge {

    private static final String LANGUAGE = "call.language";
    private static final Instant SOME_MOMENT = Instant.parse("2026-01-15T12:00:00Z");
    private static final CallFacts SOME_CALL = new CallFacts("", "", SOME_MOMENT);

    private final FlowPlan plan;
    private final Memory memory;
    private final Values values;
    private final World world;

    Judge(FlowPlan plan, Memory memory, Values values, World world) {
        this.plan = plan;
        this.memory = memory;
        this.values = values;
        this.world = world;
    }

    Language language() {
        return plan.spokenLanguage(values.language(memory.at(FlowPlan.LANGUAGE)));
    }

    Value value(VariableName variable) {
        return plan.placeOf(variable)
                .map(place -> values.value(memory.at(place)))
                .orElse(Value.UNKNOWN);
    }

    Judgement judge(Optional<Expression> expression) {
        return expression.map(this::judge).orElseGet(Judgement.Fails::new);
    }

    /** The same for a value that is needed as text. */
    Judgement judgeText(Optional<Expression> expression) {
        return switch (judge(expression)) {
            case Judgement.Yields _ -> text(expression.orElseThrow());
            case Judgement.Open(ValueKind kind)
            when kind == ValueKind.RECORD || kind == ValueKind.ANYTHING -> new Judgement.Open(null);
            case Judgement.Open open -> open;
            case Judgement.Fails fails -> fails;
        };
    }

    private Judgement text(Expression expression) {
        try {
            return new Judgement.Yields(expression.text(context()));
        } catch (EvaluationException _) {
            return new Judgement.Fails();
        }
    }

    /** Judged once for each combination of what is known of the variables that it reads. */
    Judgement judge(Expression expression) {
        var known = new ArrayList<Integer>();
        for (int place : plan.placesReadBy(expression)) {
            known.add(memory.at(place));
        }
        return values.judgements().computeIfAbsent(new Values.Judged(expression, known), _ -> judgeAnew(expression));
    }

    private Judgement judgeAnew(Expression expression) {
        boolean open = false;
        boolean outside = false;
        for (String path : expression.reads()) {
            outside |= predefined(path).isPresent() && !path.equals(LANGUAGE);
            open |= plan.texts()
                    .variable(path)
                    .map(this::value)
                    .filter(value -> !(value instanceof Value.Unset || value instanceof Value.Exactly))
                    .isPresent();
        }
        if (!outside) {
            try {
                return new Judgement.Yields(expression.evaluate(context()));
            } catch (EvaluationException _) {
                if (!open) {
                    return new Judgement.Fails();
                }
            }
        }
        return new Judgement.Open(expression.kindIn(this::kindOf).orElse(null));
    }

    /** Whether these prompts can be said, one after the other. */
    Chance says(List<@Nullable PromptId> prompts) {
        Chance all = Chance.ALWAYS;
        for (PromptId prompt : prompts) {
            if (prompt != null) {
                all = all.and(
                        plan.texts().spoken(prompt, language()).map(this::says).orElse(Chance.NEVER));
            }
        }
        return all;
    }

    private Chance says(Texts.Spoken words) {
        if (words.template().isStatic()) {
            return Chance.ALWAYS;
        }
        if (words.isMadeInTheCall() && !world.hasVoice(words.language())) {
            return Chance.NEVER;
        }
        return fills(words.template());
    }

    Chance fills(PromptTemplate text) {
        Chance values = filled(text.expressions());
        return values == Chance.NEVER || text.worksIn(this::kindOf, context()) ? values : Chance.PERHAPS;
    }

    Chance fills(UrlTemplate url) {
        Chance values = filled(url.expressions());
        return values == Chance.NEVER || url.worksIn(this::kindOf) ? values : Chance.PERHAPS;
    }

    Chance fills(JsonTemplate body) {
        Chance values = filled(body.expressions());
        return values == Chance.NEVER || body.worksIn(this::kindOf) ? values : Chance.PERHAPS;
    }

    private Chance filled(List<Expression> expressions) {
        return expressions.stream().map(this::judge).anyMatch(Judgement.Fails.class::isInstance)
                ? Chance.NEVER
                : Chance.ALWAYS;
    }

    private CallContext context() {
        Map<VariableName, Object> known = new LinkedHashMap<>();
        plan.flow().variables().keySet().forEach(variable -> {
            if (value(variable) instanceof Value.Exactly(Object value)) {
                known.put(variable, value);
            }
        });
        return new CallContext(known, SOME_CALL, language(), SOME_MOMENT, plan.zone(), world.resources());
    }

    /** What every expression knows, unless the flow has a variable of this name. */
    private Optional<ValueKind> predefined(String path) {
        return Expressions.predefined(path, plan.flow().variables().keySet());
    }

    private Optional<ValueKind> kindOf(String path) {
        Optional<ValueKind> predefined = predefined(path);
        return predefined.isPresent()
                ? predefined
                : plan.texts().variable(path).flatMap(variable -> kindOf(variable, path));
    }

    private Optional<ValueKind> kindOf(VariableName variable, String path) {
        boolean itself = path.equals(variable.value());
        String fields = itself ? "" : path.substring(variable.value().length() + 1);
        return switch (value(variable)) {
            case Value.Unset() -> Optional.empty();
            case Value.Unknown() -> Optional.empty();
            case Value.Some(ValueKind kind) -> itself ? read(kind, variable) : Optional.empty();
            case Value.Row(var known) -> {
                if (itself) {
                    yield Optional.of(ValueKind.RECORD);
                }
                yield Optional.ofNullable(known.get(fields));
            }
            case Value.Exactly(Object value) ->
                itself
                        ? read(ValueKind.of(value), variable)
                        : field(value, fields).map(ValueKind::of);
        };
    }

    private static Optional<Object> field(Object record, String path) {
        Object at = record;
        for (String name : path.split("\\.", -1)) {
            Object next = at instanceof Map<?, ?> map ? map.get(name) : null;
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    /** What a variable yields that holds a value of {@code kind}: it is converted to the variable's type. */
    private Optional<ValueKind> read(ValueKind kind, VariableName variable) {
        VariableType type =
                requireNonNull(plan.flow().variables().get(variable)).type();
        return switch (kind) {
            case DIGITS, TEXT, DAY, CLOCK ->
                switch (type) {
                    case DIGITS, TEXT, DATE, RECORD -> Optional.of(kind);
                    case NUMBER -> kind == ValueKind.DIGITS ? Optional.of(ValueKind.NUMBER) : Optional.empty();
                    case BOOLEAN -> Optional.empty();
                };
            case WHOLE, NUMBER ->
                switch (type) {
                    case DIGITS, TEXT, DATE -> Optional.of(ValueKind.TEXT);
                    case NUMBER -> Optional.of(ValueKind.NUMBER);
                    case RECORD -> Optional.of(kind);
                    case BOOLEAN -> Optional.empty();
                };
            case TRUTH ->
                switch (type) {
                    case DIGITS, TEXT, DATE -> Optional.of(ValueKind.TEXT);
                    case BOOLEAN, RECORD -> Optional.of(ValueKind.TRUTH);
                    case NUMBER -> Optional.empty();
                };
            case MOMENT ->
                switch (type) {
                    case DIGITS, TEXT, DATE -> Optional.of(ValueKind.TEXT);
                    case RECORD -> Optional.of(ValueKind.MOMENT);
                    case NUMBER, BOOLEAN -> Optional.empty();
                };
            case RECORD, ANYTHING -> type == VariableType.RECORD ? Optional.of(kind) : Optional.empty();
        };
    }
}
