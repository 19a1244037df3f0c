package io.ivory.flow.explore;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that exploring a flow has shown.
 *
 * @param proofs one for each {@link Claim}, in their order
 * @param outages one for each thing that the flow needs and that can be off
 * @param mostNodes the path through most nodes; empty if the flow could not be explored
 * @param mostSpeech the path with most speech; empty if the flow could not be explored
 * @param reachability what calls can come to
 * @param statesVisited how many states there are
 * @param precision how much was kept apart
 * @param runBy the flows that run it, for a flow that is judged as one that others run; empty for one that callers dial
 */
public record Exploration(
        List<Proof> proofs,
        List<Outage> outages,
        Optional<LongestPath> mostNodes,
        Optional<LongestPath> mostSpeech,
        Reachability reachability,
        int statesVisited,
        Precision precision,
        Optional<Set<String>> runBy) {

    public Exploration {
        proofs = List.copyOf(proofs);
        outages = List.copyOf(outages);
        runBy = runBy.map(Set::copyOf);
    }

    public Proof proof(Claim claim) {
        return proofs.stream()
                .filter(proof -> proof.claim() == claim)
                .findFirst()
                .orElseThrow();
    }

    /** Whether no claim is refuted. */
    public boolean holds() {
        return proofs.stream().noneMatch(proof -> proof.verdict() == Verdict.REFUTED);
    }
}
