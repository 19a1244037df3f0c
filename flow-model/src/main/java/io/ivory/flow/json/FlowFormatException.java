package io.ivory.flow.json;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown when a file does not follow the format. Lists everything that is wrong, so that it can be mended in one go. */
public final class FlowFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int LISTED = 20;

    private final transient List<FormatProblem> problems;

    public FlowFormatException(List<FormatProblem> problems) {
        super(problems.stream()
                .limit(LISTED)
                .map(FormatProblem::toString)
                .collect(joining(
                        "\n", "", problems.size() > LISTED ? "\nand " + (problems.size() - LISTED) + " more" : "")));
        this.problems = List.copyOf(problems);
    }

    public List<FormatProblem> problems() {
        return problems;
    }
}
