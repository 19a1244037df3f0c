package io.ivory.runtime.sip;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.ContactList;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.ContentType;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RecordRouteList;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Reads a message with the stack's own parser, to know beforehand whether the stack will stumble over it. */
final class StackParser {

    /** A fault in these makes a message unusable; other headers the stack leaves unread. */
    private static final Set<Class<?>> NEEDED = Set.of(
            RequestLine.class,
            StatusLine.class,
            Via.class,
            ViaList.class,
            From.class,
            To.class,
            CallID.class,
            CSeq.class,
            MaxForwards.class,
            ContactList.class,
            RouteList.class,
            RecordRouteList.class,
            ContentType.class,
            ContentLength.class);

    static {
        if (CommonLogger.legacyLogger == null) {
            CommonLogger.legacyLogger = new StackLog(); // without a stack, the parser would look for log4j
        }
    }

    private StackParser() {}

    /** Whether the stack can read the first {@code length} of these bytes. */
    static boolean canRead(byte[] bytes, int length) {
        return read(bytes, length).isPresent();
    }

    /** The first {@code length} of these bytes as a message of the stack; empty if it would stumble over them. */
    static Optional<SIPMessage> read(byte[] bytes, int length) {
        try {
            byte[] all = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
            SIPMessage message = new StringMsgParser().parseSIPMessage(all, true, false, StackParser::onFault);
            boolean complete = message != null
                    && message.getFrom() != null
                    && message.getTo() != null
                    && message.getCallId() != null
                    && message.getCSeq() != null
                    && message.getTopmostVia() != null;
            return complete ? Optional.of(message) : Optional.empty();
        } catch (ParseException | RuntimeException | StackOverflowError unreadable) { // the last of nested comments
            return Optional.empty();
        }
    }

    private static void onFault(ParseException fault, SIPMessage message, Class<?> header, String line, String text)
            throws ParseException {
        if (header != null && NEEDED.contains(header)) {
            throw fault;
        }
    }
}
