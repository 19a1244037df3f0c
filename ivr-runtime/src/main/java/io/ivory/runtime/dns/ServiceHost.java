package io.ivory.runtime.dns;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One host of a service: an SRV record, RFC 2782.
 *
 * @param priority those of the lowest number come first
 * @param weight how large its share is among those of the same priority
 * @param host a name without a dot at its end; empty if the service is not offered at all
 * @param port where it listens
 */
public record ServiceHost(int priority, int weight, String host, int port) {

    /** A weight of zero is chosen seldom, but not never. */
    private static final double ALMOST_NOTHING = 0.001;

    /** Whether it says that there is no such service: a target of "." */
    public boolean isNowhere() {
        return host.isEmpty();
    }

    /**
     * In the order in which they are tried: by priority, and by chance in the measure of their weights. An exponential
     * race has the same odds as the running sums of RFC 2782, and keeps its order while chance says the same.
     *
     * @param chance a number above 0 and below 1 for each
     */
    public static List<ServiceHost> inOrder(List<ServiceHost> hosts, ToDoubleFunction<ServiceHost> chance) {
        return hosts.stream()
                .sorted(Comparator.comparingInt(ServiceHost::priority)
                        .thenComparingDouble(one -> one.arrival(chance.applyAsDouble(one))))
                .toList();
    }

    private double arrival(double chance) {
        return -Math.log(chance) / Math.max(weight, ALMOST_NOTHING);
    }
}
