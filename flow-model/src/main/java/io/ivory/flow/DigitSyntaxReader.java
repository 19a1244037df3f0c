package io.ivory.flow;

import static io.ivory.flow.Checks.require;

import java.util.ArrayList;
import java.util.List;

/** Reads a {@link DigitPattern}: a descent through choices, sequences, repetitions and single digits. */
final class DigitSyntaxReader {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_STATES = 2_000;
    private static final int ALL_DIGITS = 0x3FF;

    private final String source;
    private int at;
    private int depth;

    DigitSyntaxReader(String source) {
        this.source = source;
    }

    DigitSyntax read() {
        require(
                source.length() <= MAX_LENGTH,
                "a pattern has at most " + MAX_LENGTH + " characters, but this one has " + source.length());
        skip('^');
        DigitSyntax syntax = either();
        skip('$');
        if (at < source.length()) {
            throw wrong(
                    peek(')')
                            ? "this ) closes nothing"
                            : "\"" + source.charAt(at) + "\" cannot stand here; callers press 0 to 9");
        }
        require(
                syntax.size() <= MAX_STATES,
                "the pattern is too large: its repetitions come to " + syntax.size() + " digits, and " + MAX_STATES
                        + " are allowed");
        return syntax;
    }

    private DigitSyntax either() {
        var parts = new ArrayList<DigitSyntax>();
        do {
            parts.add(sequence());
        } while (skip('|'));
        return parts.size() == 1 ? parts.getFirst() : new DigitSyntax.Either(parts);
    }

    private DigitSyntax sequence() {
        List<DigitSyntax> parts = new ArrayList<>();
        while (at < source.length() && !peek('|') && !peek(')') && !isEnd()) {
            parts.add(repeated());
        }
        return new DigitSyntax.Sequence(parts);
    }

    private boolean isEnd() {
        return peek('$') && at == source.length() - 1;
    }

    private DigitSyntax repeated() {
        DigitSyntax part = single();
        while (at < source.length() && "?*+{".indexOf(source.charAt(at)) >= 0) {
            part = switch (source.charAt(at++)) {
                case '?' -> new DigitSyntax.Repeated(part, 0, 1);
                case '*' -> new DigitSyntax.Repeated(part, 0, DigitSyntax.Repeated.ENDLESS);
                case '+' -> new DigitSyntax.Repeated(part, 1, DigitSyntax.Repeated.ENDLESS);
                default -> counted(part);
            };
            require(
                    part.size() <= MAX_STATES,
                    "the pattern is too large: its repetitions come to more than " + MAX_STATES + " digits");
        }
        return part;
    }

    private DigitSyntax counted(DigitSyntax part) {
        int least = number();
        int most = least;
        if (skip(',')) {
            most = peek('}') ? DigitSyntax.Repeated.ENDLESS : number();
        }
        if (!skip('}')) {
            throw wrong("a } is missing here, as in {4} or {2,5}");
        }
        if (most != DigitSyntax.Repeated.ENDLESS && most < least) {
            throw wrong("{" + least + "," + most + "} begins with the larger number");
        }
        return new DigitSyntax.Repeated(part, least, most);
    }

    private int number() {
        int from = at;
        while (at < source.length() && Character.digit(source.charAt(at), 10) >= 0 && at - from < 3) {
            at++;
        }
        if (from == at) {
            throw wrong("a number is missing here, as in {4} or {2,5}");
        }
        return Integer.parseInt(source.substring(from, at));
    }

    private DigitSyntax single() {
        char here = source.charAt(at);
        if (here >= '0' && here <= '9') {
            at++;
            return new DigitSyntax.OneOf(bit(here));
        }
        if (skip('.')) {
            return new DigitSyntax.OneOf(ALL_DIGITS);
        }
        if (source.startsWith("\\d", at)) {
            at += 2;
            return new DigitSyntax.OneOf(ALL_DIGITS);
        }
        if (skip('[')) {
            return new DigitSyntax.OneOf(set());
        }
        if (skip('(')) {
            return group();
        }
        if ("?*+{".indexOf(here) >= 0) {
            throw wrong("there is nothing to repeat before " + here);
        }
        throw wrong("\"" + here + "\" cannot stand here; callers press 0 to 9");
    }

    private DigitSyntax group() {
        if (source.startsWith("?:", at)) {
            at += 2;
        }
        depth++;
        require(depth <= MAX_DEPTH, "the pattern has more than " + MAX_DEPTH + " brackets within one another");
        DigitSyntax inner = either();
        depth--;
        if (!skip(')')) {
            throw wrong("a ) is missing here");
        }
        return inner;
    }

    /** What stands between [ and ]. */
    private int set() {
        boolean others = skip('^');
        int set = 0;
        while (!peek(']')) {
            char from = digit();
            char to = skip('-') ? digit() : from;
            if (to < from) {
                throw wrong(from + "-" + to + " begins with the larger digit");
            }
            for (char digit = from; digit <= to; digit++) {
                set |= bit(digit);
            }
        }
        at++;
        int meant = others ? ALL_DIGITS & ~set : set;
        if (meant == 0) {
            throw wrong("no digit fits these brackets");
        }
        return meant;
    }

    private char digit() {
        if (at >= source.length()) {
            throw wrong("a ] is missing here");
        }
        char here = source.charAt(at);
        if (here < '0' || here > '9') {
            throw wrong("only digits can stand in brackets, as in [1-9]");
        }
        at++;
        return here;
    }

    private static int bit(char digit) {
        return 1 << (digit - '0');
    }

    private boolean peek(char wanted) {
        return at < source.length() && source.charAt(at) == wanted;
    }

    private boolean skip(char wanted) {
        if (!peek(wanted)) {
            return false;
        }
        at++;
        return true;
    }

    private InvalidFlowException wrong(String what) {
        return new InvalidFlowException("at character " + (at + 1) + ": " + what);
    }
}
