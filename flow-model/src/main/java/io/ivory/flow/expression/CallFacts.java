package io.ivory.flow.expression;

import java.time.Instant;

/**
 * What is known of a call from its first moment: {@code call.from}, {@code call.to}, {@code call.startedAt}.
 *
 * @param from the caller's number; empty if withheld
 * @param to the number that was dialled
 * @param startedAt when the call came in
 */
public record CallFacts(String from, String to, Instant startedAt) {}
