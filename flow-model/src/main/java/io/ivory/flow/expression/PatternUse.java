package io.ivory.flow.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.List;

/** Looks at the patterns that an expression compares text with: one that is written wrongly would fail in every call. */
final class PatternUse {

    private static final String MATCHES = "matches";

    private PatternUse() {}

    /** Complains of the first pattern that cannot be read. */
    static void check(String source, CelAbstractSyntaxTree tree) {
        if (source.contains(MATCHES)) {
            CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> check(source, tree, node.expr()));
        }
    }

    private static void check(String source, CelAbstractSyntaxTree tree, CelExpr expression) {
        if (expression.getKind() != Kind.CALL || !expression.call().function().equals(MATCHES)) {
            return;
        }
        List<CelExpr> arguments = expression.call().args();
        CelExpr pattern = arguments.isEmpty() ? expression : arguments.getLast();
        if (pattern.getKind() != Kind.CONSTANT || pattern.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return;
        }
        String written = pattern.constant().stringValue();
        try {
            Pattern.compile(written);
        } catch (PatternSyntaxException e) {
            throw new BadExpressionException(
                    "\"" + written + "\" is no pattern (" + e.getDescription()
                            + "): check its brackets, and put \\\\ before a sign that stands for itself",
                    position(source, tree, pattern));
        }
    }

    private static int position(String source, CelAbstractSyntaxTree tree, CelExpr pattern) {
        int codePoints = tree.getSource().getPositionsMap().getOrDefault(pattern.id(), 0);
        int last = source.codePointCount(0, source.length());
        return source.offsetByCodePoints(0, Math.clamp(codePoints, 0, last));
    }
}
