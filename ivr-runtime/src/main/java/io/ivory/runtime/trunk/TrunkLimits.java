package io.ivory.runtime.trunk;

import static io.ivory.runtime.trunk.InvalidTrunkException.require;

/**
 * How much goes over a trunk at most; what is above is turned away.
 *
 * @param callsAtOnce both ways
 * @param newCallsPerSecond calls that come in; a burst of one second's worth is always possible
 * @param outboundPerDay calls of ours in 24 hours: the bound of what a mistake or a fraud can cost
 */
public record TrunkLimits(int callsAtOnce, int newCallsPerSecond, int outboundPerDay) {

    public static final TrunkLimits USUAL = new TrunkLimits(100, 20, 200);

    private static final int MOST_CALLS = 10_000;
    private static final int MOST_OUTBOUND = 1_000_000;

    public TrunkLimits {
        require(
                callsAtOnce >= 1 && callsAtOnce <= MOST_CALLS,
                TrunkPart.CALLS_AT_ONCE,
                "1 to " + MOST_CALLS + " calls at once, but this says " + callsAtOnce);
        require(
                newCallsPerSecond >= 1 && newCallsPerSecond <= 1_000,
                TrunkPart.NEW_CALLS_PER_SECOND,
                "1 to 1000 new calls a second, but this says " + newCallsPerSecond);
        require(
                outboundPerDay >= 0 && outboundPerDay <= MOST_OUTBOUND,
                TrunkPart.OUTBOUND_PER_DAY,
                "0 to " + MOST_OUTBOUND + " calls of ours a day, but this says " + outboundPerDay);
    }
}
