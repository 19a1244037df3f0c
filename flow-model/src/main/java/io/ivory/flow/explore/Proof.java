package io.ivory.flow.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of one claim about a flow.
 *
 * @param claim what is claimed
 * @param verdict whether it holds
 * @param reason why it was decided like this, in words that begin in lower case
 * @param findings where it does not hold, those that a call shows first
 */
public record Proof(Claim claim, Verdict verdict, String reason, List<Finding> findings) {

    public Proof {
        findings = List.copyOf(findings);
    }

    /** The same claim once {@code more} is known to be wrong, too. */
    Proof with(List<Finding> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(findings);
        all.addAll(more);
        return from(claim, all, reason);
    }

    /** The proof that follows from what was found wrong: refuted if a call shows any of it. */
    static Proof from(Claim claim, List<Finding> findings, String provedBecause) {
        if (findings.isEmpty()) {
            return new Proof(claim, Verdict.PROVED, provedBecause, findings);
        }
        List<Finding> sorted = findings.stream()
                .sorted((a, b) -> Boolean.compare(b.isCertain(), a.isCertain()))
                .toList();
        return sorted.getFirst().isCertain()
                ? new Proof(claim, Verdict.REFUTED, "a call shows that it does not hold", sorted)
                : new Proof(claim, Verdict.NOT_DECIDED, "it may not hold, but no call was found that shows it", sorted);
    }
}
