package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.json.JsonPlaces.Place;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns hostile text into a tree of Map, List, String, Number, Boolean and {@link Extensions#NULL}, or says why not.
 *
 * <p>Strict JSON (RFC 8259): no comments, NaN, trailing commas or trailing text; a key only once; no half characters.
 */
final class JsonText {

    /** Deeper nesting than this is nothing a person wrote. */
    static final int MAX_DEPTH = 64;
    /** Digits of one number. */
    static final int MAX_NUMBER = 100;

    private final String json;
    private final JsonParser parser;
    private final FormatProblems problems;
    private long layoutChars;

    private JsonText(String json, JsonParser parser, FormatProblems problems) {
        this.json = json;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * A parsed text.
     *
     * @param tree its values
     * @param layoutChars how many characters the root's {@code layout} takes
     */
    record Parsed(Object tree, long layoutChars) {}

    /**
     * Parses {@code text}; keys that come twice are reported to {@code problems}.
     *
     * @param maxChars the longest text that is read
     * @throws FlowFormatException if it is no JSON or beyond a limit
     */
    static Parsed parse(String text, int maxChars, FormatProblems problems) {
        String json = withoutMark(text);
        if (json.length() > maxChars) {
            throw failure(
                    "",
                    "too-large",
                    "the file has " + json.length() + " characters, but at most " + maxChars
                            + " are read. Split it into several");
        }
        try (JsonParser parser = parser(json, maxChars)) {
            return new JsonText(json, parser, problems).documentInWords();
        }
    }

    /** {@code text} without the byte order mark that some editors write first. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A strict parser with the limits of the format. */
    static JsonParser parser(String json, int maxChars) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxStringLength(maxChars)
                        .maxNameLength(maxChars)
                        .build())
                .build();
        return factory.createParser(ObjectReadContext.empty(), json);
    }

    /** The text of a UTF-8 file. */
    static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw failure("", "not-utf-8", "the file is not UTF-8. Save it as UTF-8");
        }
    }

    static FlowFormatException failure(String pointer, String rule, String message) {
        return new FlowFormatException(List.of(FormatProblem.at(pointer, rule, message)));
    }

    private static FlowFormatException failure(
            String pointer, String rule, String message, @Nullable TokenStreamLocation location) {
        FormatProblem problem = FormatProblem.at(pointer, rule, message);
        return new FlowFormatException(List.of(location == null ? problem : problem.at(JsonPlaces.place(location))));
    }

    /** A failure at the token that was just read. */
    private FlowFormatException failureHere(String pointer, String rule, String message) {
        return failure(pointer, rule, message, parser.currentTokenLocation());
    }

    private Parsed documentInWords() {
        try {
            return document();
        } catch (StreamConstraintsException e) {
            Place place =
                    JsonFaults.startOfNumber(json, parser.currentLocation().getCharOffset());
            throw new FlowFormatException(List.of(
                    FormatProblem.at("", "beyond-limit", JsonFaults.limit(e)).at(place)));
        } catch (JacksonException e) {
            throw failure("", "not-json", "this is not JSON: " + JsonFaults.inWords(e, json), e.getLocation());
        } catch (NumberFormatException e) {
            throw failureHere("", "not-json", "this is not JSON: a number cannot be read. Write it without exponent");
        }
    }

    private Parsed document() {
        if (parser.nextToken() == null) {
            throw failure("", "not-json", "the file is empty");
        }
        Object tree = value("");
        requireEnd(parser.currentLocation().getCharOffset());
        return new Parsed(tree, layoutChars);
    }

    /** Whatever follows, it is of no matter whether that is JSON. */
    private void requireEnd(long end) {
        Place rest = JsonFaults.nextSign(json, end);
        boolean isOver;
        try {
            isOver = parser.nextToken() == null;
        } catch (JacksonException _) {
            isOver = false;
        }
        if (!isOver) {
            throw new FlowFormatException(List.of(
                    FormatProblem.at("", "trailing-text", "the file goes on after its last brace. Remove the rest")
                            .at(rest)));
        }
    }

    private Object value(String pointer) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> wholeCharacters(pointer, parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Extensions.NULL;
            case VALUE_NUMBER_INT -> Extensions.normalized(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(pointer, parser.getString());
            default -> throw failureHere(pointer, "not-json", "this is not JSON: a value is missing here");
        };
    }

    private Map<String, Object> object(String pointer) {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = wholeCharacters(pointer, parser.currentName());
            String place = JsonPointers.child(pointer, key);
            TokenStreamLocation keyAt = parser.currentTokenLocation();
            if (parser.nextToken() == null) {
                throw failureHere(place, "not-json", "the file ends in the middle");
            }
            Object value = value(place);
            if (map.putIfAbsent(key, value) != null) {
                problems.report(
                        place,
                        "duplicate-key",
                        "\"" + Fields.shortened(key) + "\" stands here twice. Remove one",
                        JsonPlaces.place(keyAt));
            }
            if (place.equals("/layout")) {
                layoutChars = parser.currentLocation().getCharOffset() - keyAt.getCharOffset();
            }
        }
        return map;
    }

    private List<Object> array(String pointer) {
        var list = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(JsonPointers.child(pointer, list.size())));
        }
        return list;
    }

    /** JSON can spell half a character ({@code \ud83d} alone), which no UTF-8 file can hold. */
    private String wholeCharacters(String pointer, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw failureHere(pointer, "half-character", "the text holds half a character. Type it anew");
            }
        }
        return text;
    }

    private Object decimal(String pointer, String digits) {
        try {
            var exact = new BigDecimal(digits);
            if (Math.abs((long) exact.scale()) > 400) {
                throw failureHere(pointer, "beyond-limit", "the number " + digits + " is out of range");
            }
            return Extensions.normalized(exact);
        } catch (ArithmeticException | NumberFormatException | InvalidFlowException e) {
            throw failureHere(pointer, "beyond-limit", "the number " + digits + " is out of range");
        }
    }
}
