package io.ivory.runtime.sdp;

/**
 * The keys of a call whose sound is encrypted.
 *
 * @param ours of what we send
 * @param theirs of what they send
 */
public record AgreedEncryption(SrtpSuite suite, SrtpKey ours, SrtpKey theirs) {}
