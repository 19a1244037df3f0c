package io.ivory.runtime.trunk;

/**
 * A trunk at this moment.
 *
 * @param name which
 * @param standing how we stand with its other side
 * @param calls calls that go over it, both ways
 * @param outboundToday calls of ours in the last 24 hours
 * @param sinceStart what has gone over it since it came into use
 */
public record TrunkState(String name, Standing standing, int calls, int outboundToday, TrunkTraffic sinceStart) {}
