package io.ivory.flow.diff;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.flow.json.FlowJson;
import java.util.List;

/**
 * Puts two people's changes to a flow together: node by node, field by field, exit by exit, word by word.
 *
 * <p>The result is a flow that can be stored: no connection leads to a node that one of them deleted, none leaves by an
 * exit that is gone, and every prompt and variable that a node uses is there. What both changed in different ways stays as the
 * first one made it and is reported. Where cards stand is never worth a report.
 */
public final class FlowMerge {

    private FlowMerge() {}

    /**
     * The changes of both.
     *
     * @param base the flow that both started from
     * @param mine what the first one made of it, who wins where the two do not go together
     * @param theirs what the second one made of it
     */
    public static Merged merge(FlowDefinition base, FlowDefinition mine, FlowDefinition theirs) {
        if (base.isSameAs(theirs) || mine.isSameAs(theirs)) {
            return new Merged(mine, List.of());
        }
        if (base.isSameAs(mine)) {
            return new Merged(theirs, List.of());
        }
        FlowDefinition apart = new SameIds(base, mine, theirs).toldApart();
        var notes = new ConflictNotes(mine, apart);
        FlowDefinition reconciled = new Deletions(base, mine, apart, notes).reconciled();
        FlowDefinition merged = new ThreeWay(notes).merge(base, mine, reconciled);
        FlowDefinition whole = new LooseEnds(base, mine, reconciled, notes).tiedIn(merged);
        return storable(whole, mine, notes);
    }

    /** What a file keeps of the merged flow: notes of other tools whose place is gone go with it. */
    private static Merged storable(FlowDefinition merged, FlowDefinition mine, ConflictNotes notes) {
        try {
            return new Merged(FlowJson.read(FlowJson.write(merged)), notes.all());
        } catch (FlowFormatException e) {
            notes.impossible(Place.FLOW, e.problems().getFirst().message());
            return new Merged(mine, notes.all());
        }
    }
}
