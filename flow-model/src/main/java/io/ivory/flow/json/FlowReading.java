package io.ivory.flow.json;

import io.ivory.flow.FlowDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it was read from a file, with what a person should know about the reading.
 *
 * @param flow the flow, as far as this release understands it
 * @param version the version of the format that the file is written in, such as {@code 0.9}
 * @param whyReadOnly why the flow may be looked at but not be changed, published or written; null where it may
 * @param notes what was brought up to date, or was not understood and left out; none of it keeps the flow from being
 *     shown
 * @param source the file's own text, which is to be kept where the flow may not be written
 */
public record FlowReading(
        FlowDefinition flow, String version, @Nullable String whyReadOnly, List<FormatProblem> notes, String source) {

    public FlowReading {
        notes = List.copyOf(notes);
    }

    FlowReading withNotes(List<FormatProblem> newNotes) {
        return new FlowReading(flow, version, whyReadOnly, newNotes, source);
    }

    /** Why the flow may only be looked at; empty where it may be changed. */
    public Optional<String> readOnly() {
        return Optional.ofNullable(whyReadOnly);
    }

    /**
     * The text of the flow: its own where it may only be looked at, and otherwise the canonical one.
     *
     * @throws FlowFormatException if the flow is larger than a file may be
     */
    public String text() {
        return whyReadOnly == null ? FlowJson.write(flow) : source;
    }

    /** Whether the file was of an older version and was brought to the present one. */
    public boolean isMigrated() {
        return whyReadOnly == null && !version.equals(FlowJson.VERSION);
    }

    /**
     * The flow, to be changed, published and written.
     *
     * @throws FlowFormatException if it holds what this release does not understand, which writing it would lose
     */
    public FlowDefinition editable() {
        if (whyReadOnly != null) {
            throw JsonText.failure("/ivory", "newer-version", whyReadOnly);
        }
        return flow;
    }
}
