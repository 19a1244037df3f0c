package io.ivory.flow.expression;

/** Thrown when an expression or a template cannot be understood; says where and what to write instead. */
public final class BadExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final int position;

    /**
     * @param reason what is wrong and what to do, beginning in lower case
     * @param position the place in the text, counted in characters from 0
     */
    public BadExpressionException(String reason, int position) {
        super(reason + " (at character " + (position + 1) + ")");
        this.reason = reason;
        this.position = position;
    }

    /** What is wrong and what to do, without the place. */
    public String reason() {
        return reason;
    }

    /** The place in the text, counted in characters from 0. */
    public int position() {
        return position;
    }

    /** The same complaint about a text in which the expression starts at {@code offset}. */
    BadExpressionException movedBy(int offset) {
        return new BadExpressionException(reason, position + offset);
    }
}
