package io.ivory.runtime.trunk;

/**
 * What has gone over a trunk since it came into use.
 *
 * @param in calls that came in
 * @param out calls of ours
 * @param turnedAway calls that would have come in, but for its limits
 * @param notPlaced calls of ours that its limits kept from being placed
 */
public record TrunkTraffic(long in, long out, long turnedAway, long notPlaced) {

    /** Nothing yet. */
    public static final TrunkTraffic NONE = new TrunkTraffic(0, 0, 0, 0);
}
