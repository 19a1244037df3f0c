package io.ivory.flow;

import java.util.List;

/** The parts of a {@link DigitPattern} as they are written. */
sealed interface DigitSyntax {

    /** How many states its automaton has; counted before it is built, since repetitions multiply. */
    long size();

    /**
     * One digit.
     *
     * @param set the digits it may be, one bit each
     */
    record OneOf(int set) implements DigitSyntax {
        @Override
        public long size() {
            return 1;
        }
    }

    /** One after the other. */
    record Sequence(List<DigitSyntax> parts) implements DigitSyntax {
        @Override
        public long size() {
            return parts.stream().mapToLong(DigitSyntax::size).sum();
        }
    }

    /** Any of them. */
    record Either(List<DigitSyntax> parts) implements DigitSyntax {
        @Override
        public long size() {
            return 1 + parts.stream().mapToLong(DigitSyntax::size).sum();
        }
    }

    /**
     * The same several times.
     *
     * @param most at most so often, or {@link #ENDLESS}
     */
    record Repeated(DigitSyntax part, int least, int most) implements DigitSyntax {

        static final int ENDLESS = -1;

        @Override
        public long size() {
            long times = most == ENDLESS ? least + 1L : most;
            return times * (part.size() + 1);
        }
    }
}
