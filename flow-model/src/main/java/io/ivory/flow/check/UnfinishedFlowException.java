package io.ivory.flow.check;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown when a flow with errors is asked to take calls. Lists them all, so that they can be fixed in one go. */
public final class UnfinishedFlowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public UnfinishedFlowException(String flowName, List<Problem> problems) {
        super("Flow \"" + flowName + "\" cannot take calls yet:"
                + problems.stream()
                        .map(problem -> "\n  - " + (problem.node() == null ? "" : problem.node() + ": ")
                                + problem.message() + " (" + problem.rule() + ")")
                        .collect(joining()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
