package io.ivory.runtime.sip;

import io.ivory.runtime.meter.TurnedAway;
import java.util.Map;

/**
 * What the endpoint holds at this moment; all but the last three are zero some seconds after the last call ended.
 *
 * @param calls calls that are not over, the BYEs of ours that wait for an answer included
 * @param dialogs dialogs in the SIP stack
 * @param serverTransactions requests being answered
 * @param clientTransactions requests of ours being answered
 * @param connections open TCP connections from others
 * @param refused how many requests were turned away before the stack saw them, since the start
 * @param dropped how many messages were dropped without an answer, since the start
 * @param turnedAway how many new calls were not taken here, since the start
 */
public record SipCounters(
        int calls,
        int dialogs,
        int serverTransactions,
        int clientTransactions,
        int connections,
        long refused,
        long dropped,
        Map<TurnedAway, Long> turnedAway) {}
