package io.ivory.runtime.trunk;

/**
 * What became of a question to a trunk's server.
 *
 * @param reached whether anything answered
 * @param words what happened, in a sentence
 */
public record TrunkAnswer(boolean reached, String words) {}
