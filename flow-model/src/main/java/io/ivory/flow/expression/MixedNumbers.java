package io.ivory.flow.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import java.util.List;

/**
 * Where a whole number may stand beside a broken one, besides arithmetic: evaluation takes them all, but CEL's type
 * check would refuse {@code total == 5} once {@code total} is declared a number.
 */
final class MixedNumbers {

    private static final CelType WHOLE = SimpleType.INT;
    private static final CelType BROKEN = SimpleType.DOUBLE;
    private static final CelType ANY = TypeParamType.create("V");

    /** Overloads that are declared for the check alone: they have no implementation of their own. */
    static final List<CelFunctionDecl> DECLARATIONS = List.of(
            comparison("_==_", "equals"),
            comparison("_!=_", "not_equals"),
            CelFunctionDecl.newFunctionDeclaration(
                    "_?_:_",
                    overload("conditional_double_int", BROKEN, SimpleType.BOOL, BROKEN, WHOLE),
                    overload("conditional_int_double", BROKEN, SimpleType.BOOL, WHOLE, BROKEN)),
            CelFunctionDecl.newFunctionDeclaration(
                    "@in",
                    overload("in_list_double_int", SimpleType.BOOL, BROKEN, ListType.create(WHOLE)),
                    overload("in_list_int_double", SimpleType.BOOL, WHOLE, ListType.create(BROKEN)),
                    overload("in_map_double_int", SimpleType.BOOL, BROKEN, MapType.create(WHOLE, ANY))),
            CelFunctionDecl.newFunctionDeclaration(
                    "_[_]",
                    overload("index_list_double", ANY, ListType.create(ANY), BROKEN),
                    overload("index_map_double", ANY, MapType.create(WHOLE, ANY), BROKEN)));

    private MixedNumbers() {}

    private static CelFunctionDecl comparison(String operator, String name) {
        return CelFunctionDecl.newFunctionDeclaration(
                operator,
                overload(name + "_double_int", SimpleType.BOOL, BROKEN, WHOLE),
                overload(name + "_int_double", SimpleType.BOOL, WHOLE, BROKEN),
                overload(name + "_double_uint", SimpleType.BOOL, BROKEN, SimpleType.UINT),
                overload(name + "_uint_double", SimpleType.BOOL, SimpleType.UINT, BROKEN));
    }

    private static CelOverloadDecl overload(String id, CelType result, CelType... arguments) {
        return CelOverloadDecl.newGlobalOverload(id, result, arguments);
    }
}
