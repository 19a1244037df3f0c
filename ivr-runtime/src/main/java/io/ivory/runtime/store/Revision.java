package io.ivory.runtime.store;

import java.time.Instant;

/**
 * One published state of a flow, as the history lists it.
 *
 * @param number counted from 1
 * @param publishedAt when it went live
 * @param author who published it
 * @param sentence what changed, in the author's words; may be empty
 * @param live whether it is the one that takes calls
 */
public record Revision(int number, Instant publishedAt, String author, String sentence, boolean live) {}
