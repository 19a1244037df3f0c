package io.ivory.flow.explore;

import java.time.Duration;
import java.util.List;

/**
 * The longest that a call can take to its end if it never comes back to where it was before. Each try of a question counts.
 *
 * @param path the nodes in order
 * @param nodes how many nodes the call passes
 * @param speech how long the flow speaks, estimated from its texts
 * @param waiting how long the flow waits for silent callers, slow services and people who do not answer
 * @param certain whether no path is longer; otherwise it is the longest of those that were tried
 */
public record LongestPath(List<PathStep> path, int nodes, Duration speech, Duration waiting, boolean certain) {

    public LongestPath {
        path = List.copyOf(path);
    }
}
