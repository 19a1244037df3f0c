package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import io.ivory.flow.InvalidFlowException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final int MAX_NUMBER = 100;

    private static final Pattern END_OF_FAULT = Pattern.compile("\n|: enable | at \\[Source|\\(start marker at");

    private final JsonParser parser;
    private final FormatProblems problems;
    private long layoutChars;

    private JsonText(JsonParser parser, FormatProblems problems) {
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
            var reading = new JsonText(parser, problems);
            return reading.document();
        } catch (StreamConstraintsException e) {
            throw failure("", "beyond-limit", limitMessage(e), e.getLocation());
        } catch (JacksonException e) {
            throw failure("", "not-json", "this is not JSON: " + fault(e), e.getLocation());
        } catch (NumberFormatException e) {
            throw failure("", "not-json", "this is not JSON: a number cannot be read. Write it without exponent");
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

    private Parsed document() {
        if (parser.nextToken() == null) {
            throw failure("", "not-json", "the file is empty");
        }
        Object tree = value("");
        if (parser.nextToken() != null) {
            throw failureHere("", "trailing-text", "the file goes on after its last brace. Remove the rest");
        }
        return new Parsed(tree, layoutChars);
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
            default -> throw failureHere(pointer, "not-json", "this is not JSON: unexpected " + token.asString());
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

    private static String limitMessage(JacksonException e) {
        String message = firstLine(e.getOriginalMessage());
        return message.contains("depth")
                ? "the file nests deeper than " + MAX_DEPTH + " levels. Flatten it"
                : "a limit is passed: " + message;
    }

    /** What is wrong, in the words of people who write files, where the parser's are not. */
    private static String fault(JacksonException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Unexpected end-of-input")) {
            return "the file breaks off here. Its end is missing";
        }
        if (message.startsWith("Non-standard token")) {
            return "NaN and Infinity are no numbers here. Write a number";
        }
        return firstLine(message);
    }

    private static String firstLine(String message) {
        String line = END_OF_FAULT.split(message, 2)[0].strip(); // the parser's own affairs are not for authors
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
