package io.ivory.flow;

/** What a variable holds. */
public enum VariableType {
    /** Keys as pressed, such as {@code 0042}: text, so that leading zeros stay. */
    DIGITS,
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    /** What a lookup or a service answered: fields by name. */
    RECORD
}
