package io.ivory.flow;

import java.util.Optional;

/** A key of a telephone keypad. */
public enum Digit {
    ZERO('0'),
    ONE('1'),
    TWO('2'),
    THREE('3'),
    FOUR('4'),
    FIVE('5'),
    SIX('6'),
    SEVEN('7'),
    EIGHT('8'),
    NINE('9'),
    STAR('*'),
    POUND('#');

    private final char symbol;

    Digit(char symbol) {
        this.symbol = symbol;
    }

    public char symbol() {
        return symbol;
    }

    public static Optional<Digit> of(char symbol) {
        for (Digit digit : values()) {
            if (digit.symbol == symbol) {
                return Optional.of(digit);
            }
        }
        return Optional.empty();
    }
}
