package io.ivory.runtime.speech;

/**
 * Where spoken words came from since the start, and what is kept of them.
 *
 * @param fromMemory texts that were in memory
 * @param fromDisk texts that were on disk
 * @param made texts that a voice had to speak first
 * @param fallbacks texts, of all these, that another voice spoke than the preferred one
 * @param unspoken texts that no voice spoke in time
 * @param memoryBytes speech kept in memory
 * @param diskBytes speech kept on disk, as far as this process has looked; zero until it writes there
 */
public record SpeechCounters(
        long fromMemory, long fromDisk, long made, long fallbacks, long unspoken, long memoryBytes, long diskBytes) {}
