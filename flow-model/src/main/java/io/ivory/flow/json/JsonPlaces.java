package io.ivory.flow.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where the places that JSON Pointers name stand in a text, so that a person can be sent to a line and a column.
 * Immutable.
 */
public final class JsonPlaces {

    /**
     * A place in a text.
     *
     * @param line counted from 1
     * @param column counted from 1, in characters
     */
    public record Place(int line, int column) {

        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    private final Map<String, Place> places = new HashMap<>();

    private JsonPlaces() {}

    /**
     * Finds {@code pointers} in {@code json} in one pass. Text that is no JSON is searched up to its first fault.
     *
     * @param pointers as in {@link FormatProblem#pointer} and in the problems of checks
     */
    public static JsonPlaces of(String json, Collection<String> pointers) {
        var wanted = new HashSet<String>();
        for (String pointer : pointers) {
            for (String part = pointer; wanted.add(part) && !part.isEmpty(); ) {
                part = JsonPointers.parent(part);
            }
        }
        var found = new JsonPlaces();
        try (JsonParser parser = JsonText.parser(json, Integer.MAX_VALUE)) {
            if (parser.nextToken() != null) {
                found.value(parser, "", place(parser.currentTokenLocation()), wanted);
            }
        } catch (JacksonException | NumberFormatException _) {
            return found; // what stands before the fault is found
        }
        return found;
    }

    /** The place of {@code pointer}, or of what it would stand in; none if the text was unreadable before it. */
    public Optional<Place> find(String pointer) {
        Place place = places.get(pointer);
        return place != null || pointer.isEmpty() ? Optional.ofNullable(place) : find(JsonPointers.parent(pointer));
    }

    private void value(JsonParser parser, String pointer, Place place, Set<String> wanted) {
        if (!wanted.contains(pointer)) {
            parser.skipChildren();
            return;
        }
        places.putIfAbsent(pointer, place);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String inner = JsonPointers.child(pointer, parser.currentName());
                Place key = place(parser.currentTokenLocation());
                parser.nextToken();
                value(parser, inner, key, wanted);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null; i++) {
                value(parser, JsonPointers.child(pointer, i), place(parser.currentTokenLocation()), wanted);
            }
        }
    }

    static Place place(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** What {@code read} reads from {@code json}; what it finds wrong there comes with its line and column. */
    static <T> T locating(String json, Supplier<T> read) {
        try {
            return read.get();
        } catch (FlowFormatException e) {
            throw new FlowFormatException(located(json, e.problems()));
        }
    }

    /** The same problems with the lines and columns that are known to {@code json}. */
    static List<FormatProblem> located(String json, Collection<FormatProblem> problems) {
        if (problems.isEmpty()) {
            return List.of();
        }
        JsonPlaces places =
                of(json, problems.stream().map(FormatProblem::pointer).toList());
        var located = new ArrayList<FormatProblem>();
        for (FormatProblem problem : problems) {
            located.add(
                    problem.line() > 0
                            ? problem
                            : places.find(problem.pointer()).map(problem::at).orElse(problem));
        }
        return located;
    }
}
