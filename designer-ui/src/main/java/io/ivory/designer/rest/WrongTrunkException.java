package io.ivory.designer.rest;

import java.util.Map;

/** Thrown when a script writes down a trunk that cannot be; says all that is wrong, each at its place. */
final class WrongTrunkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<String, String> problems;

    /** @param problems by JSON Pointer */
    WrongTrunkException(Map<String, String> problems) {
        super(String.join("; ", problems.values()));
        this.problems = Map.copyOf(problems);
    }

    Map<String, String> problems() {
        return problems;
    }
}
