package io.ivory.flow.json;

import io.ivory.flow.FlowDefinition;
import java.nio.charset.StandardCharsets;

/**
 * The flow format, version 1.0: one flow as one JSON file (see docs/flow-format.md).
 *
 * <p>One flow has one text: what {@link #write} writes, {@link #read} reads back equal, and writing that again gives the
 * same bytes. Connections from exits that their node does not have lead nowhere and are not written.
 */
public final class FlowJson {

    /** What the first key says. */
    public static final String VERSION = "1.0";

    /** Files of a newer major version are not opened. */
    static final int MAJOR = 1;

    /** The largest file without its layout, 1 MiB in UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    /** A layout of as many nodes as a flow may have stays far below this. */
    private static final int MAX_LAYOUT_CHARS = 1 << 18;

    private FlowJson() {}

    /**
     * The text of {@code flow}.
     *
     * @throws FlowFormatException if the flow is larger than a file may be
     */
    public static String write(FlowDefinition flow) {
        JsonTree tree = FlowWriter.content(flow);
        int bytes = utf8Bytes(CanonicalJson.file(tree));
        if (bytes > MAX_BYTES) {
            throw tooLarge(bytes);
        }
        return CanonicalJson.file(tree.putUnlessEmpty("layout", FlowWriter.layout(flow.layout())));
    }

    /** What callers hear of {@code flow}: its text without the layout. Equal where only boxes were moved. */
    public static String writeWithoutLayout(FlowDefinition flow) {
        return CanonicalJson.file(FlowWriter.content(flow));
    }

    /**
     * Reads one flow, to be changed and run. Files of older versions are brought to the present one.
     *
     * @throws FlowFormatException listing everything that is wrong with {@code json}; nothing else is thrown
     */
    public static FlowDefinition read(String json) {
        String text = JsonText.withoutMark(json);
        return JsonPlaces.locating(text, () -> open(text).editable());
    }

    /**
     * Reads one flow for whoever can also show what is of a newer minor version: that is opened read-only, and what this
     * release does not know is left out and named in the notes.
     *
     * @throws FlowFormatException listing everything that is wrong with {@code json}; nothing else is thrown
     */
    public static FlowReading open(String json) {
        String text = JsonText.withoutMark(json);
        FlowReading reading = JsonPlaces.locating(text, () -> readTree(text));
        return reading.withNotes(JsonPlaces.located(text, reading.notes()));
    }

    private static FlowReading readTree(String json) {
        var problems = new FormatProblems();
        JsonText.Parsed parsed = JsonText.parse(json, MAX_BYTES + MAX_LAYOUT_CHARS, problems);
        long bytes = utf8Bytes(json) - parsed.layoutChars();
        if (bytes > MAX_BYTES) {
            throw tooLarge(bytes);
        }
        return FlowReader.read(json, parsed.tree(), problems);
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static FlowFormatException tooLarge(long bytes) {
        return JsonText.failure(
                "",
                "too-large",
                "a flow has at most " + MAX_BYTES + " bytes without its layout, but this one has " + bytes
                        + ". Split it into several flows");
    }
}
