package io.ivory.runtime.sip;

import io.ivory.runtime.meter.Tally;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.sip.BranchMemory.Seen;
import io.ivory.runtime.sip.Verdict.Answer;
import io.ivory.runtime.sip.Verdict.Drop;
import io.ivory.runtime.sip.Verdict.Pass;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Stands between the network and the SIP stack and lets through what the stack can be trusted with.
 *
 * <p>The stack answers some broken requests with 200, mixes up callers that use the same branch, sends the words of its
 * parser back to strangers, and dies of a flood. So each message is read here first, in a plain way: refused with an
 * answer that costs no memory, dropped, or passed on. Knows no socket and no clock. Thread-safe; holds one lock for as
 * long as it takes to count.
 */
final class SipGuard {

    /** The largest message over UDP, and the largest whole message over TCP, in bytes. */
    static final int MOST_BYTES = 16_384;

    /** Tools that look for open telephone systems; a reply would only tell them that there is one. */
    private static final List<String> SCANNERS = List.of(
            "friendly-scanner",
            "friendly-request",
            "sipvicious",
            "sundayddr",
            "sipcli",
            "pplsip",
            "sip-scan",
            "iwar",
            "vaxsipuseragent",
            "smap");

    private static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 [1-6]\\d\\d( .*)?");

    private final BiPredicate<byte[], Integer> readable;
    private final Predicate<InetAddress> trunks;
    private final boolean onlyTrunks;
    private final LongPredicate room;
    private final TokenBucket newCalls;
    private final TokenBucket newCallsOfTrunks;
    private final SourceBuckets newCallsOfSource;
    private final SourceBuckets optionsOfSource;
    private final SourceBuckets refusalsOfSource;
    private final BranchMemory branches = new BranchMemory();
    private final ArrivingCalls arriving = new ArrivingCalls();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Tally<TurnedAway> turnedAway = new Tally<>(TurnedAway.class);

    /**
     * @param readable whether the stack's own parser takes these bytes (up to that length)
     * @param room whether there is room for another call at that time
     * @param nowNs the time, on the scale of all later calls
     */
    SipGuard(FloodLimits limits, BiPredicate<byte[], Integer> readable, LongPredicate room, long nowNs) {
        this(limits, readable, room, _ -> false, false, nowNs);
    }

    /**
     * The same with trunks, whose calls a flood of strangers does not keep out.
     *
     * @param trunks which addresses are trunks of ours
     * @param onlyTrunks whether nobody else may call
     */
    SipGuard(
            FloodLimits limits,
            BiPredicate<byte[], Integer> readable,
            LongPredicate room,
            Predicate<InetAddress> trunks,
            boolean onlyTrunks,
            long nowNs) {
        this.readable = readable;
        this.room = room;
        this.trunks = trunks;
        this.onlyTrunks = onlyTrunks;
        this.newCalls = new TokenBucket(limits.newCalls(), limits.newCalls(), nowNs);
        this.newCallsOfTrunks = new TokenBucket(limits.newCalls(), limits.newCalls(), nowNs);
        this.newCallsOfSource = new SourceBuckets(limits.newCallsOfSource(), limits.newCallsOfSource());
        this.optionsOfSource = new SourceBuckets(limits.answersOfSource(), 5 * limits.answersOfSource());
        this.refusalsOfSource = new SourceBuckets(limits.answersOfSource(), 5 * limits.answersOfSource());
    }

    /** The new calls that were let through and have not begun yet. */
    ArrivingCalls arriving() {
        return arriving;
    }

    /** How many requests were answered with a refusal. */
    long refused() {
        return refused.get();
    }

    /** How many messages were dropped without an answer. */
    long dropped() {
        return dropped.get();
    }

    /** New calls that were not taken, for those to count on who turn calls away after it. */
    Tally<TurnedAway> turnedAway() {
        return turnedAway;
    }

    /**
     * Decides about the first {@code length} of these bytes, which came from {@code source}, and makes sure that the
     * stack can read them. Never throws.
     */
    Verdict inspect(byte[] bytes, int length, InetSocketAddress source, long nowNs) {
        Verdict verdict = screen(bytes, length, source, nowNs);
        boolean passes = verdict instanceof Pass(int passing, boolean _) && readable.test(bytes, passing);
        return passes || !(verdict instanceof Pass) ? verdict : unreadable(bytes, source, nowNs);
    }

    /** The same without reading them as the stack does, which is for whoever passes them on. Never throws. */
    Verdict screen(byte[] bytes, int length, InetSocketAddress source, long nowNs) {
        return counted(guarded(() -> decide(bytes, length, source, nowNs)));
    }

    /** What is done about a message that passed, but that the stack cannot read. Never throws. */
    Verdict unreadable(byte[] bytes, InetSocketAddress source, long nowNs) {
        return counted(guarded(() -> {
            RawMessage message = RawMessage.read(bytes, bytes.length).orElseThrow();
            return message.isResponse()
                    ? new Drop("no proper response")
                    : refuse(message, Refusal.BAD_REQUEST, source, nowNs);
        }));
    }

    /** What is done about an INVITE that waited too long; one whose caller has given up is dropped. Never throws. */
    Verdict tooLate(byte[] bytes, InetSocketAddress source, boolean answer, long nowNs) {
        turnedAway.count(TurnedAway.NO_ROOM);
        return counted(guarded(() -> {
            RawMessage message = RawMessage.read(bytes, bytes.length).orElseThrow();
            synchronized (this) {
                forget(message);
            }
            return answer ? overloaded(message, source) : new Drop("its caller has given up");
        }));
    }

    private static Verdict guarded(Supplier<Verdict> decision) {
        try {
            return decision.get();
        } catch (RuntimeException | StackOverflowError fault) { // no message may end the thread that reads them
            return new Drop("fault of the guard: " + fault.getClass().getSimpleName());
        }
    }

    private Verdict counted(Verdict verdict) {
        switch (verdict) {
            case Pass _ -> {
                // the usual case
            }
            case Answer _ -> refused.incrementAndGet();
            case Drop _ -> dropped.incrementAndGet();
        }
        return verdict;
    }

    private Verdict decide(byte[] bytes, int length, InetSocketAddress source, long nowNs) {
        if (length < 20) {
            return new Drop("keep-alive or nothing");
        }
        Optional<RawMessage> read = RawMessage.read(bytes, length);
        if (read.isEmpty()) {
            return new Drop("no SIP message");
        }
        RawMessage message = read.get();
        int bodyBytes = length - message.bodyStart();
        if (message.isResponse()) {
            return response(message, length);
        }
        if (PlainAnswer.isAcknowledgedBy(message)) {
            return new Drop("end of a refusal of ours");
        }
        if (isScanner(message)
                || RawMessage.parameter(message.topVia(), "maddr").isPresent()) {
            return new Drop("scanner or reflection");
        }
        if (length >= MOST_BYTES) {
            return refuse(message, Refusal.TOO_LARGE, source, nowNs);
        }
        boolean newCall = message.method().equals("INVITE") && !message.inDialog();
        if (newCall && onlyTrunks && !trunks.test(source.getAddress())) {
            turnedAway.count(TurnedAway.ONLY_TRUNKS);
            return refuse(message, Refusal.FORBIDDEN, source, nowNs);
        }
        Optional<Refusal> refusal = MessageRules.check(message, bytes, length);
        if (refusal.isPresent()) {
            return refuse(message, refusal.get(), source, nowNs);
        }
        if (message.method().equals("CANCEL") && arriving.cancel(branch(message), message.first("call-id"))) {
            return answer(message, Refusal.NONE, source);
        }
        return admit(message, message.bodyStart() + contentLength(message, bodyBytes), source, nowNs);
    }

    private Verdict admit(RawMessage message, int length, InetSocketAddress source, long nowNs) {
        String via = message.topVia();
        boolean newCall;
        synchronized (this) {
            Seen seen = branches.note(branch(message), PlainAnswer.sentBy(via), message.first("call-id"), nowNs);
            if (seen == Seen.TAKEN) {
                return refuse(message, Refusal.BAD_REQUEST, source, nowNs);
            }
            newCall = message.method().equals("INVITE") && !message.inDialog() && seen == Seen.NEW;
            if (newCall && !mayBegin(source.getAddress(), nowNs)) {
                forget(message);
                turnedAway.count(TurnedAway.FLOOD);
                return refuse(message, Refusal.OVERLOADED, source, nowNs);
            }
            if (newCall && !room.test(nowNs)) {
                forget(message);
                turnedAway.count(TurnedAway.NO_ROOM);
                return overloaded(message, source);
            }
            if (message.method().equals("OPTIONS") && !optionsOfSource.tryTake(source.getAddress(), nowNs)) {
                return new Drop("too many OPTIONS");
            }
        }
        if (newCall) {
            arriving.add(branch(message), message.first("call-id"), nowNs);
        }
        return new Pass(length, newCall);
    }

    private boolean mayBegin(InetAddress source, long nowNs) {
        return newCallsOfSource.tryTake(source, nowNs)
                && (trunks.test(source) ? newCallsOfTrunks : newCalls).tryTake(nowNs);
    }

    private void forget(RawMessage message) {
        branches.forget(branch(message));
        var _ = arriving.begins(branch(message), message.first("call-id"));
    }

    private static String branch(RawMessage message) {
        return RawMessage.parameter(message.topVia(), "branch").orElse("");
    }

    /** Callers beyond our capacity are all told so: there are no more of them than {@link FloodLimits} lets through. */
    private static Verdict overloaded(RawMessage message, InetSocketAddress source) {
        return answer(message, Refusal.OVERLOADED, source);
    }

    private static Verdict answer(RawMessage message, Refusal refusal, InetSocketAddress source) {
        Optional<byte[]> answer = PlainAnswer.to(message, refusal, source);
        return answer.isPresent()
                ? new Answer(answer.get(), PlainAnswer.port(message, source))
                : new Drop("nobody to answer to");
    }

    private synchronized Verdict refuse(RawMessage message, Refusal refusal, InetSocketAddress source, long nowNs) {
        if (!refusalsOfSource.tryTake(source.getAddress(), nowNs)) {
            return new Drop("too many refusals");
        }
        return answer(message, refusal, source);
    }

    /** An answer to nothing we asked is for the stack to drop; one it cannot read never gets there. */
    private static Verdict response(RawMessage message, int length) {
        boolean passes = isStatusLine(message.startLine())
                && message.count("from") <= 1
                && message.count("to") <= 1
                && message.count("call-id") <= 1
                && message.count("cseq") <= 1
                && message.count("content-length") <= 1
                && message.has("via")
                && length < MOST_BYTES;
        return passes ? new Pass(length, false) : new Drop("no proper response");
    }

    private static boolean isStatusLine(String line) {
        return STATUS_LINE.matcher(line).matches();
    }

    /** Bytes behind the announced body are not part of the message (RFC 3261 section 18.3). */
    private static int contentLength(RawMessage message, int bodyBytes) {
        return message.has("content-length") ? Integer.parseInt(message.first("content-length")) : bodyBytes;
    }

    private static boolean isScanner(RawMessage message) {
        String agent = message.first("user-agent").toLowerCase(Locale.ROOT);
        for (String scanner : SCANNERS) {
            if (agent.contains(scanner)) {
                return true;
            }
        }
        return false;
    }
}
