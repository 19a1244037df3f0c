package io.ivory.flow.convert;

/**
 * Why a source cannot be brought over.
 *
 * @param place where: a JSON Pointer, a line and a column; empty for the whole source
 * @param message what is wrong and what to do
 */
public record SourceProblem(String place, String message) {

    @Override
    public String toString() {
        return place.isEmpty() ? message : place + ": " + message;
    }
}
