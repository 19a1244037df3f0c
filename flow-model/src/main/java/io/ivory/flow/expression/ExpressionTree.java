package io.ivory.flow.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A compiled expression as a tree: what it reads, and whether it can fail. */
final class ExpressionTree {

    private final SequencedSet<String> reads = new LinkedHashSet<>();
    private final List<Object> constants = new ArrayList<>();
    private final CelExpr root;

    ExpressionTree(CelExpr root) {
        this.root = root;
        collect(root, List.of());
    }

    SequencedSet<String> reads() {
        return reads;
    }

    List<Object> constants() {
        return constants;
    }

    /** What the expression surely yields; empty if it may fail. */
    Optional<ValueKind> kindIn(Function<String, Optional<ValueKind>> names) {
        return Optional.ofNullable(kind(root, names));
    }

    private void collect(CelExpr part, List<String> ownNames) {
        String path = path(part);
        if (path != null) {
            String name = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
            if (!ownNames.contains(name)) {
                reads.add(path);
            }
            return;
        }
        if (part.getKind() == CelExpr.ExprKind.Kind.CONSTANT) {
            valueOf(part.constant()).ifPresent(constants::add);
        }
        List<String> names = ownNames;
        if (part.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
            CelExpr.CelComprehension loop = part.comprehension();
            names = Stream.concat(ownNames.stream(), Stream.of(loop.iterVar(), loop.iterVar2(), loop.accuVar()))
                    .toList();
        }
        for (CelExpr child : children(part)) {
            collect(child, names);
        }
    }

    private static List<CelExpr> children(CelExpr part) {
        return switch (part.getKind()) {
            case SELECT -> List.of(part.select().operand());
            case CALL -> arguments(part.call());
            case LIST -> part.list().elements();
            case MAP ->
                part.map().entries().stream()
                        .flatMap(entry -> Stream.of(entry.key(), entry.value()))
                        .toList();
            case STRUCT ->
                part.struct().entries().stream()
                        .map(CelExpr.CelStruct.Entry::value)
                        .toList();
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = part.comprehension();
                yield List.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result());
            }
            case CONSTANT, IDENT, NOT_SET -> List.of();
        };
    }

    /** The target of a method, if it is one, and the arguments. */
    private static List<CelExpr> arguments(CelExpr.CelCall call) {
        return Stream.concat(call.target().stream(), call.args().stream()).toList();
    }

    /** A name with its fields, such as {@code order.status}; null for all else. */
    private static @Nullable String path(CelExpr part) {
        return switch (part.getKind()) {
            case IDENT -> part.ident().name();
            case SELECT -> {
                String operand = path(part.select().operand());
                yield operand == null || part.select().testOnly()
                        ? null
                        : operand + "." + part.select().field();
            }
            case CONSTANT, CALL, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> null;
        };
    }

    private static @Nullable ValueKind kind(CelExpr part, Function<String, Optional<ValueKind>> names) {
        String path = path(part);
        if (path != null) {
            return names.apply(path).orElse(null);
        }
        return switch (part.getKind()) {
            case CONSTANT -> valueOf(part.constant()).map(ValueKind::of).orElse(null);
            case SELECT ->
                part.select().testOnly() && kind(part.select().operand(), names) == ValueKind.RECORD
                        ? ValueKind.TRUTH
                        : null;
            case CALL -> kindOfCall(part.call(), names);
            case LIST -> kindOfElements(part.list().elements(), names) == null ? null : ValueKind.ANYTHING;
            case IDENT, STRUCT, MAP, COMPREHENSION, NOT_SET -> null;
        };
    }

    private static @Nullable ValueKind kindOfElements(
            List<CelExpr> elements, Function<String, Optional<ValueKind>> names) {
        ValueKind all = null;
        for (CelExpr element : elements) {
            ValueKind kind = kind(element, names);
            if (kind == null) {
                return null;
            }
            all = all == null ? kind : all.or(kind);
        }
        return all;
    }

    private static @Nullable ValueKind kindOfCall(CelExpr.CelCall call, Function<String, Optional<ValueKind>> names) {
        List<CelExpr> arguments = arguments(call);
        if (call.function().equals("@in") && arguments.getLast().getKind() == CelExpr.ExprKind.Kind.LIST) {
            ValueKind element = kind(arguments.getFirst(), names);
            ValueKind elements = kindOfElements(arguments.getLast().list().elements(), names);
            return element != null && elements != null && element.comparesWith(elements) ? ValueKind.TRUTH : null;
        }
        var kinds = new ArrayList<ValueKind>();
        for (CelExpr argument : arguments) {
            ValueKind kind = kind(argument, names);
            if (kind == null) {
                return null;
            }
            kinds.add(kind);
        }
        return switch (kinds.size()) {
            case 1 -> ofOne(call.function(), kinds.getFirst());
            case 2 -> ofTwo(call.function(), kinds.getFirst(), kinds.getLast());
            case 3 ->
                call.function().equals("_?_:_") && kinds.getFirst() == ValueKind.TRUTH
                        ? kinds.get(1).or(kinds.get(2))
                        : null;
            default -> null;
        };
    }

    private static @Nullable ValueKind ofOne(String function, ValueKind kind) {
        return switch (function) {
            case "!_" -> kind == ValueKind.TRUTH ? ValueKind.TRUTH : null;
            case "-_" -> kind.isNumber() ? kind : null;
            case "size" -> kind.isText() ? ValueKind.WHOLE : null;
            case "string" -> kind.isSingle() ? ValueKind.TEXT : null;
            default -> null;
        };
    }

    private static @Nullable ValueKind ofTwo(String function, ValueKind left, ValueKind right) {
        return switch (function) {
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> left.comparesWith(right) ? ValueKind.TRUTH : null;
            case "_&&_", "_||_" -> left == ValueKind.TRUTH && right == ValueKind.TRUTH ? ValueKind.TRUTH : null;
            case "contains", "startsWith", "endsWith" -> left.isText() && right.isText() ? ValueKind.TRUTH : null;
            case "_+_" -> left.isText() && right.isText() ? ValueKind.TEXT : sum(left, right);
            case "_-_" -> sum(left, right);
            default -> null;
        };
    }

    private static @Nullable ValueKind sum(ValueKind left, ValueKind right) {
        return left.isNumber() && right.isNumber() ? left.or(right) : null;
    }

    private static Optional<Object> valueOf(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case INT64_VALUE -> Optional.of(constant.int64Value());
            case UINT64_VALUE -> Optional.of(constant.uint64Value().longValue());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            case BYTES_VALUE, NULL_VALUE, NOT_SET, DURATION_VALUE, TIMESTAMP_VALUE -> Optional.empty();
        };
    }
}
