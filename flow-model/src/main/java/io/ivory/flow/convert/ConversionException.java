package io.ivory.flow.convert;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown when a source cannot be brought over at all. Lists everything that stands in the way, so that it can be mended. */
public final class ConversionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SourceProblem> problems;

    ConversionException(List<SourceProblem> problems) {
        super(problems.stream().map(SourceProblem::toString).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    ConversionException(String place, String message) {
        this(List.of(new SourceProblem(place, message)));
    }

    /** At least one problem, in the order of the source. */
    public List<SourceProblem> problems() {
        return problems;
    }
}
