package io.ivory.flow.explore;

import static io.ivory.flow.Checks.require;

/**
 * How far the explorer goes before it says "not decided".
 *
 * @param states how many states it visits at each {@link Precision} before it takes a coarser one, at least 1
 * @param valuesPerVariable how many values of one variable it keeps apart, at least 1
 * @param searchSteps how many steps the search for one call may take, at least 1
 * @param findingsPerClaim how many places it names for one claim, at least 1
 */
public record ExplorerLimits(int states, int valuesPerVariable, int searchSteps, int findingsPerClaim) {

    /** Enough for 1,000 nodes that ask ten times each. */
    public static final ExplorerLimits DEFAULT = new ExplorerLimits(60_000, 16, 20_000, 20);

    public ExplorerLimits {
        require(
                states >= 1 && valuesPerVariable >= 1 && searchSteps >= 1 && findingsPerClaim >= 1,
                "An explorer's limits are at least 1, but these are " + states + ", " + valuesPerVariable + ", "
                        + searchSteps + " and " + findingsPerClaim);
    }

    ExplorerLimits withFindings(int most) {
        return new ExplorerLimits(states, valuesPerVariable, searchSteps, Math.min(findingsPerClaim, most));
    }
}
