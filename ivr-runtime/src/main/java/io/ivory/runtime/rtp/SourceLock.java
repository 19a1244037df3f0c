package io.ivory.runtime.rtp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose audio a call listens to, so that a stranger who guesses the port is neither heard nor answered.
 *
 * <p>The address in the SDP is believed at once. Behind NAT packets come from another one: it is learned only within
 * 5 s of the answer or a re-INVITE, and only after 4 packets in sequence. Then address, port and SSRC are locked until
 * a re-INVITE names another address: one that refreshes the session, holds or resumes opens nothing to whoever waits for it.
 * A phone that truly changes its SSRC stops using the old one first: a new one from the locked
 * address and port needs 4 packets in sequence as well, and is heard only while the locked one is silent.
 *
 * <p>Knows no clock or socket. The media thread owns it.
 */
public final class SourceLock {

    public static final long LEARNING_NS = 5_000_000_000L;

    /** RFC 3550 section 6.2.1 has 2 for this; 4 is what keeps single stray packets out. */
    public static final int PROBATION_PACKETS = 4;

    /** No packet of the locked SSRC for so long means that it is silent: ten packet times. */
    public static final long SILENT_NS = 200_000_000;

    private final Candidate[] candidates = {new Candidate(), new Candidate(), new Candidate(), new Candidate()};
    private int nextCandidate;

    private @Nullable InetSocketAddress expected;
    private @Nullable InetSocketAddress target;
    private long learningEndsNs;

    private @Nullable InetSocketAddress locked;
    private int lockedSsrc;
    private long lockedHeardNs;
    private boolean hasSecondSsrc;
    private int secondSsrc;

    /**
     * An answer or a re-INVITE named {@code sdpAddress}; 0.0.0.0, as old phones say when they hold, names nobody. Another
     * address than before forgets what was locked.
     *
     * @return whether a source may be learned now
     */
    public boolean learn(InetSocketAddress sdpAddress, long nowNs) {
        if (locked != null
                && (sdpAddress.equals(expected) || sdpAddress.getAddress().isAnyLocalAddress())) {
            return false;
        }
        if (!sdpAddress.equals(expected)) {
            target = sdpAddress;
        }
        expected = sdpAddress;
        learningEndsNs = nowNs + LEARNING_NS;
        locked = null;
        hasSecondSsrc = false;
        forgetCandidates();
        return true;
    }

    /**
     * Where audio is to be sent: the locked address, until then that of the SDP; null before {@link #learn}. A
     * description that names the same address as the one before it leaves a learned address in place meanwhile.
     */
    public @Nullable InetSocketAddress target() {
        return target;
    }

    public boolean isLocked() {
        return locked != null;
    }

    /** Whether the locked source stays the only one until the next {@link #learn}. */
    public boolean isSettled(long nowNs) {
        return locked != null && !isLearning(nowNs);
    }

    /** Whether to listen to a packet. */
    public boolean accept(InetSocketAddress from, int ssrc, int sequence, long nowNs) {
        if (locked == null) {
            return acceptUnlocked(from, ssrc, sequence, nowNs);
        }
        if (!from.equals(locked)) {
            if (from.equals(expected) && isLearning(nowNs)) {
                lock(from, ssrc, nowNs);
                return true;
            }
            return false;
        }
        if (ssrc == lockedSsrc) {
            lockedHeardNs = nowNs;
            return true;
        }
        if (nowNs - lockedHeardNs < SILENT_NS) {
            return false;
        }
        if (hasSecondSsrc && ssrc == secondSsrc) {
            return true;
        }
        if (passesProbation(from, ssrc, sequence)) {
            hasSecondSsrc = true;
            secondSsrc = ssrc;
            return true;
        }
        return false;
    }

    private boolean acceptUnlocked(InetSocketAddress from, int ssrc, int sequence, long nowNs) {
        if (from.equals(expected) || (isLearning(nowNs) && passesProbation(from, ssrc, sequence))) {
            lock(from, ssrc, nowNs);
            return true;
        }
        return false;
    }

    private boolean isLearning(long nowNs) {
        return expected != null && nowNs - learningEndsNs < 0;
    }

    private void lock(InetSocketAddress from, int ssrc, long nowNs) {
        locked = from;
        target = from;
        lockedSsrc = ssrc;
        lockedHeardNs = nowNs;
        hasSecondSsrc = false;
        forgetCandidates();
    }

    private boolean passesProbation(InetSocketAddress from, int ssrc, int sequence) {
        for (Candidate candidate : candidates) {
            if (ssrc == candidate.ssrc && from.equals(candidate.from)) {
                return candidate.hears(sequence) >= PROBATION_PACKETS;
            }
        }
        candidates[nextCandidate].start(from, ssrc, sequence);
        nextCandidate = (nextCandidate + 1) % candidates.length;
        return false;
    }

    private void forgetCandidates() {
        for (Candidate candidate : candidates) {
            candidate.from = null;
        }
    }

    /** A source that has sent something, but not yet enough to be believed. */
    private static final class Candidate {

        private @Nullable InetSocketAddress from;
        private int ssrc;
        private int lastSequence;
        private int inSequence;

        private void start(InetSocketAddress from, int ssrc, int sequence) {
            this.from = from;
            this.ssrc = ssrc;
            lastSequence = sequence;
            inSequence = 1;
        }

        private int hears(int sequence) {
            inSequence = SequenceNumber.distance(lastSequence, sequence) == 1 ? inSequence + 1 : 1;
            lastSequence = sequence;
            return inSequence;
        }
    }
}
