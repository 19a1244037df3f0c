package io.ivory.runtime.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import java.net.DatagramPacket;
import java.text.ParseException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stack's parser. What came over UDP is a ticket for one of the {@link WaitingMessages}; it is read here, once, and
 * by our rules. A new call that has waited too long is turned away unread. What came over TCP has been read before.
 */
final class HandedOverParser implements MessageParser {

    /** Whoever has waited this long for an answer has sent his INVITE again (T1, RFC 3261 section 17.1.1.2). */
    static final long STALE_IN_CROWD_NS = 500_000_000L;

    /** Whoever has waited this long, a second time: a balancer in front has gone elsewhere with the call. */
    static final long STALE_NS = 2_000_000_000L;

    /** And whoever has waited this long, 64*T1, has given up. */
    static final long GIVEN_UP_NS = 32_000_000_000L;

    private final WaitingMessages waiting;
    private final SipGuard guard;
    private final LongSupplier clockNs;

    HandedOverParser(WaitingMessages waiting, SipGuard guard, LongSupplier clockNs) {
        this.waiting = waiting;
        this.guard = guard;
        this.clockNs = clockNs;
    }

    @Override
    public @Nullable SIPMessage parseSIPMessage(
            byte[] bytes, boolean readBody, boolean strict, ParseExceptionListener listener) throws ParseException {
        return listener instanceof UDPMessageChannel
                ? waiting.take(bytes).flatMap(this::read).orElse(null)
                : new StringMsgParser().parseSIPMessage(bytes, readBody, strict, listener);
    }

    /** The message for the stack; empty if it has been answered or dropped. */
    Optional<SIPMessage> read(WaitingMessages.Message message) {
        long nowNs = clockNs.getAsLong();
        long waitedNs = nowNs - message.arrivedNs();
        if (message.newCall() && waitedNs >= (waiting.isCrowded() ? STALE_IN_CROWD_NS : STALE_NS)) {
            answer(message, guard.tooLate(message.bytes(), message.source(), waitedNs < GIVEN_UP_NS, nowNs));
            return Optional.empty();
        }
        Optional<SIPMessage> read = StackParser.read(message.bytes(), message.bytes().length);
        if (read.isEmpty()) {
            answer(message, guard.unreadable(message.bytes(), message.source(), nowNs));
        }
        return read;
    }

    private static void answer(WaitingMessages.Message message, Verdict verdict) {
        if (verdict instanceof Verdict.Answer(byte[] answer, int port)) {
            message.reply()
                    .accept(new DatagramPacket(
                            answer, answer.length, message.source().getAddress(), port));
        }
    }
}
