package io.ivory.runtime.sip;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers whose each Via branch is. The stack tells transactions apart by the branch alone, so a second caller with
 * the same branch would get the first one's answers. Not thread-safe; its owner guards it.
 */
final class BranchMemory {

    /** 64*T1 (32 s), after which no retransmission comes any more: RFC 3261 section 17.2. */
    private static final long REMEMBERED_NS = 32_000_000_000L;

    private static final int MOST_BRANCHES = 20_000;

    /** What was seen of a branch. */
    enum Seen {
        /** For the first time. */
        NEW,
        /** Again, from the same sender and call. */
        AGAIN,
        /** Before, from another sender or call. */
        TAKEN
    }

    private record Owner(String sentByAndCall, long sinceNs) {}

    private final Map<String, Owner> owners = new LinkedHashMap<>();

    /** Notes the branch of a request. */
    Seen note(String branch, String sentBy, String callId, long nowNs) {
        forgetBefore(nowNs - REMEMBERED_NS);
        String who = sentBy + " " + callId;
        Owner owner = owners.get(branch);
        if (owner == null) {
            owners.put(branch, new Owner(who, nowNs));
            return Seen.NEW;
        }
        return owner.sentByAndCall().equals(who) ? Seen.AGAIN : Seen.TAKEN;
    }

    /** As if it had never been seen: a request that was turned away may come again. */
    void forget(String branch) {
        owners.remove(branch);
    }

    private void forgetBefore(long thenNs) {
        var oldest = owners.values().iterator();
        while (oldest.hasNext()) {
            boolean expired = oldest.next().sinceNs() - thenNs < 0;
            if (!expired && owners.size() < MOST_BRANCHES) {
                return;
            }
            oldest.remove();
        }
    }
}
