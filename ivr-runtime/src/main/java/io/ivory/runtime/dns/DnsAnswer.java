package io.ivory.runtime.dns;

import java.time.Duration;
import java.util.List;

/**
 * What name servers say to one question.
 *
 * @param records none if there are none of that kind
 * @param timeToLive how long it may be kept; zero where there are no records
 */
public record DnsAnswer<T>(List<T> records, Duration timeToLive) {

    public DnsAnswer {
        records = List.copyOf(records);
    }

    /** There is nothing of that kind. */
    public static <T> DnsAnswer<T> none() {
        return new DnsAnswer<>(List.of(), Duration.ZERO);
    }
}
