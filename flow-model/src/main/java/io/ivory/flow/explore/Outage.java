package io.ivory.flow.explore;

import static io.ivory.flow.Checks.copyInOrder;

import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What becomes of callers while something does not work.
 *
 * @param off what does not work
 * @param verdict whether every call ends well and can end all the same
 * @param exits where calls go on at the flow's own nodes that need it
 * @param endings how calls can end, those without any trouble included
 * @param toldAt the voices without which some of the same happens, where it is told
 * @param findings where callers are stuck or cut off whose call needed it, at most 5 of a kind; that may be so anyway,
 *     but what is not decided without the outage either is not repeated: the verdict is then "not decided", too
 * @param resources what to play the calls of the findings against; voices are no part of it, so that calls whose cause
 *     is a missing voice can only be read
 */
public record Outage(
        Off off,
        Verdict verdict,
        Map<NodeId, Set<Exit>> exits,
        Set<Ending> endings,
        Set<Off> toldAt,
        List<Finding> findings,
        Resources resources) {

    public Outage {
        exits = copyInOrder(exits);
        endings = Set.copyOf(endings);
        toldAt = Set.copyOf(toldAt);
        findings = List.copyOf(findings);
    }
}
