package io.ivory.flow.explore;

import java.util.Arrays;

/** A growing list of ints. */
final class Numbers {

    private static final int FIRST_SIZE = 64;

    private int[] numbers = new int[FIRST_SIZE];
    private int size;

    int size() {
        return size;
    }

    int at(int index) {
        return numbers[index];
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }
}
