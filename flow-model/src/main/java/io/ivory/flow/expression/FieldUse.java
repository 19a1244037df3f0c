package io.ivory.flow.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import io.ivory.flow.VariableType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks at the fields that an expression names of records whose fields are known. */
final class FieldUse {

    private static final String INDEX = "_[_]";
    private static final Set<String> OF_NUMBERS =
            Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_+_", "_-_", "_*_", "_/_");
    private static final Set<CelConstant.Kind> NUMBERS =
            Set.of(CelConstant.Kind.INT64_VALUE, CelConstant.Kind.UINT64_VALUE, CelConstant.Kind.DOUBLE_VALUE);

    private final String source;
    private final CelAbstractSyntaxTree tree;
    private final Map<String, Map<String, VariableType>> fields;

    private final Set<String> numbers;

    private FieldUse(
            String source,
            CelAbstractSyntaxTree tree,
            Map<String, Map<String, VariableType>> fields,
            Set<String> numbers) {
        this.source = source;
        this.tree = tree;
        this.fields = fields;
        this.numbers = numbers;
    }

    /** A field of a record, as an expression names it. */
    private record Field(CelExpr record, String variable, String name) {

        @Override
        public String toString() {
            return variable + "." + name;
        }
    }

    /**
     * Complains of the first field that its record does not have, or that is text and is taken for a number, or the other
     * way round.
     *
     * @param fields the fields with their types by variable; variables that are missing there may have any
     * @param numbers the variables that hold numbers
     */
    static void check(
            String source,
            CelAbstractSyntaxTree tree,
            Map<String, Map<String, VariableType>> fields,
            Set<String> numbers) {
        if (!fields.isEmpty()) {
            var use = new FieldUse(source, tree, fields, numbers);
            List<CelNavigableExpr> all =
                    CelNavigableAst.fromAst(tree).getRoot().allNodes().toList();
            all.forEach(node -> use.requireKnown(node.expr()));
            all.forEach(node -> use.requireSameKinds(node.expr()));
        }
    }

    private void requireKnown(CelExpr expression) {
        field(expression).ifPresent(field -> {
            Set<String> known = fields.getOrDefault(field.variable(), Map.of()).keySet();
            if (!known.contains(field.name())) {
                throw new BadExpressionException(
                        "\"" + field.variable() + "\" has no field \"" + field.name() + "\""
                                + Suggestion.closest(field.name(), known)
                                        .map(near -> " - did you mean \"" + near + "\"?")
                                        .orElse(": it has " + String.join(", ", new TreeSet<>(known))),
                        placeOf(field));
            }
        });
    }

    private void requireSameKinds(CelExpr expression) {
        if (expression.getKind() != Kind.CALL
                || !OF_NUMBERS.contains(expression.call().function())) {
            return;
        }
        List<CelExpr> sides = expression.call().args();
        if (sides.stream().anyMatch(this::isNumber)) {
            fieldIn(sides, FieldUse::isText).ifPresent(field -> {
                throw new BadExpressionException(
                        "\"" + field + "\" is text: to compare or compute with a number, write double(" + field + ")",
                        placeOf(field));
            });
        }
        if (sides.stream().anyMatch(side -> text(side).isPresent())) {
            fieldIn(sides, type -> type == VariableType.NUMBER).ifPresent(field -> {
                throw new BadExpressionException(
                        "\"" + field + "\" is a number: write the number beside it without quotes, or string(" + field
                                + ")",
                        placeOf(field));
            });
        }
    }

    private Optional<Field> fieldIn(List<CelExpr> sides, Predicate<VariableType> type) {
        return sides.stream()
                .flatMap(side -> field(side).stream())
                .filter(field -> type.test(fields.getOrDefault(field.variable(), Map.of())
                        .getOrDefault(field.name(), VariableType.RECORD)))
                .findFirst();
    }

    private static boolean isText(VariableType type) {
        return switch (type) {
            case DIGITS, TEXT, DATE -> true;
            case NUMBER, BOOLEAN, RECORD -> false;
        };
    }

    private boolean isNumber(CelExpr side) {
        return switch (side.getKind()) {
            case CONSTANT -> NUMBERS.contains(side.constant().getKind());
            case IDENT -> numbers.contains(side.ident().name());
            case SELECT, CALL ->
                fieldIn(List.of(side), type -> type == VariableType.NUMBER).isPresent();
            case NOT_SET, LIST, STRUCT, MAP, COMPREHENSION -> false;
        };
    }

    private Optional<Field> field(CelExpr expression) {
        return switch (expression.getKind()) {
            case SELECT ->
                field(expression.select().operand(), expression.select().field());
            case CALL ->
                expression.call().function().equals(INDEX)
                        ? text(expression.call().args().getLast())
                                .flatMap(name -> field(expression.call().args().getFirst(), name))
                        : Optional.empty();
            case NOT_SET, CONSTANT, IDENT, LIST, STRUCT, MAP, COMPREHENSION -> Optional.empty();
        };
    }

    private Optional<Field> field(CelExpr record, String name) {
        return record.getKind() == Kind.IDENT
                        && fields.containsKey(record.ident().name())
                ? Optional.of(new Field(record, record.ident().name(), name))
                : Optional.empty();
    }

    private static Optional<String> text(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expression.constant().stringValue())
                : Optional.empty();
    }

    /** Where the field stands behind its record. */
    private int placeOf(Field field) {
        int record =
                tree.getSource().getPositionsMap().getOrDefault(field.record().id(), 0);
        int place = source.indexOf(
                field.name(),
                Math.min(source.length(), record + field.variable().length()));
        return Math.max(place, Math.min(record, source.length()));
    }
}
