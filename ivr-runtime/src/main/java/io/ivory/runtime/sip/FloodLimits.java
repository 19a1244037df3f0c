package io.ivory.runtime.sip;

/**
 * How much the endpoint looks at in a second; what is above is turned away before it costs memory. A burst of one
 * second's worth is always possible.
 *
 * @param newCalls INVITEs that begin a call, from all sources but trunks; from all trunks as many again
 * @param newCallsOfSource the same from one address; less than all, or one flood keeps everybody out
 * @param answersOfSource OPTIONS answers and refusals to one address, so that nobody is flooded through us
 */
public record FloodLimits(int newCalls, int newCallsOfSource, int answersOfSource) {

    /** Four times what 1,000 calls of a minute each need, all of them possibly through one trunk. */
    public static final FloodLimits USUAL = new FloodLimits(100, 75, 10);

    public FloodLimits {
        if (newCalls < 1 || newCallsOfSource < 1 || answersOfSource < 1) {
            throw new IllegalArgumentException("a limit is at least 1 a second, but was " + newCalls + ", "
                    + newCallsOfSource + " and " + answersOfSource);
        }
    }
}
