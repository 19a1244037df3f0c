package io.ivory.flow.diff;

import io.ivory.flow.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * A place where two people made changes that do not go together. The merged flow has the first one's.
 *
 * @param node the node it is about; null where it is about the flow as a whole
 * @param place what it is about, in words: {@code Main menu: key 3}
 * @param mine what the first one made of it, in words
 * @param theirs what the second one made of it, in words
 */
public record Conflict(@Nullable NodeId node, String place, String mine, String theirs) {

    /** The conflict in one sentence, seen by the first of the two. */
    public String sentence() {
        return place + ": " + mine + " (yours, kept) or " + theirs + " (theirs)";
    }

    @Override
    public String toString() {
        return sentence();
    }
}
