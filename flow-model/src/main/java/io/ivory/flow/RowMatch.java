package io.ivory.flow;

/** Which rows of a table a lookup takes. */
public sealed interface RowMatch {

    /**
     * Rows whose {@code column} equals the value, compared as text.
     *
     * @param column a column of the table
     */
    record Equal(String column) implements RowMatch {}

    /**
     * Rows where the value lies between two columns, both ends included: numbers by size, ISO dates by day, other text
     * by letters. An empty cell leaves that end open.
     *
     * @param from the column that holds the lower end
     * @param to the column that holds the upper end
     */
    record Between(String from, String to) implements RowMatch {}
}
