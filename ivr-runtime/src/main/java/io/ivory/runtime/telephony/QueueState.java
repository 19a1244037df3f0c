package io.ivory.runtime.telephony;

import java.time.Duration;

/**
 * A line of callers at this moment.
 *
 * @param queue the queue's name
 * @param waiting how many wait in it
 * @param longestWait for how long whoever waits longest has; zero if nobody does
 */
public record QueueState(String queue, int waiting, Duration longestWait) {}
