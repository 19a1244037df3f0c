package io.ivory.runtime.sip;

import gov.nist.javax.sip.EventScanner;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.util.Properties;
import java.util.UUID;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.PeerUnavailableException;
import javax.sip.TransportNotSupportedException;

/** The SIP stack with our sockets, our router and the settings that were found to work. */
final class GuardedStack extends SipStackImpl {

    /** How long the stack keeps a request that it has answered, in seconds: 64*T1 and a little more. */
    private static final int SECONDS_KEPT = 40;

    /** Requests that each new call brings along: INVITE, BYE, and one in between. */
    private static final int REQUESTS_OF_CALL = 3;

    private static final int LEAST_TRANSACTIONS = 20_000;

    /**
     * @param parser reads what the network's sockets hand over
     * @param newCalls how many a second the guard lets through
     * @param timer does what the stack wants done later
     */
    GuardedStack(GuardedNetwork network, MessageParser parser, int newCalls, Class<? extends SipTimer> timer)
            throws PeerUnavailableException {
        super(properties(newCalls, timer));
        networkLayer = network;
        messageParserFactory = stack -> parser;
        router = network.router(this);
        useRouterForAll = true;
        setMessageFactory(new HeedfulMessageFactory(this, sipMessageFactory));
    }

    /** Makes room for a ticket where the stack would for each packet make room for the largest message. */
    @Override
    public synchronized ListeningPoint createListeningPoint(String address, int port, String transport)
            throws TransportNotSupportedException, InvalidArgumentException {
        maxMessageSize = transport.equalsIgnoreCase(ListeningPoint.UDP) ? Long.BYTES : SipGuard.MOST_BYTES;
        EventScanner before = getEventScanner();
        ListeningPoint point = super.createListeningPoint(address, port, transport);
        if (before != null && !before.equals(getEventScanner())) {
            end(before); // the first point makes the stack begin anew
        }
        return point;
    }

    @Override
    public void stop() {
        EventScanner events = getEventScanner();
        super.stop();
        if (events != null) {
            end(events);
        }
    }

    /** The stack only says that its event thread is to stop, and that waits for an event for ever: here is one. */
    private void end(EventScanner events) {
        events.forceStop();
        events.addEvent(new EventWrapper(new IOExceptionEvent(this, "", 0, ""), null));
    }

    private static Properties properties(int newCalls, Class<? extends SipTimer> timer) {
        // a bound that the guard keeps far away; past it the stack drops requests at random
        int transactions = Math.max(LEAST_TRANSACTIONS, newCalls * SECONDS_KEPT * REQUESTS_OF_CALL);
        var properties = new Properties();
        String own = "gov.nist.javax.sip.";
        properties.setProperty("javax.sip.STACK_NAME", "ivory-" + UUID.randomUUID()); // unique in the process
        properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "on");
        properties.setProperty(own + "STACK_LOGGER", StackLog.class.getName()); // the default one needs log4j 1.x
        properties.setProperty(own + "SERVER_LOGGER", NoMessageLog.class.getName());
        properties.setProperty(own + "REENTRANT_LISTENER", "true"); // else one thread for all, which never ends
        properties.setProperty(own + "THREAD_POOL_SIZE", "4"); // else a new thread for each packet
        properties.setProperty(own + "TCP_POST_PARSING_THREAD_POOL_SIZE", "4");
        properties.setProperty(own + "RECEIVE_UDP_BUFFER_SIZE", "4194304");
        properties.setProperty(own + "SEND_UDP_BUFFER_SIZE", "4194304");
        properties.setProperty(own + "MAX_MESSAGE_SIZE", String.valueOf(SipGuard.MOST_BYTES)); // else 64 KB a packet
        properties.setProperty(own + "MAX_SERVER_TRANSACTIONS", String.valueOf(transactions));
        properties.setProperty(own + "CONGESTION_CONTROL_TIMEOUT", "0"); // else it drops what waited, whatever it is
        properties.setProperty(own + "TIMER_CLASS_NAME", timer.getName());
        properties.setProperty(own + "RELEASE_REFERENCES_STRATEGY", "Normal");
        properties.setProperty(own + "REJECT_STRAY_RESPONSES", "true");
        properties.setProperty(own + "THREAD_PRIORITY", "5"); // else the highest, above the media threads
        properties.setProperty(own + "TLS_CLIENT_AUTH_TYPE", "Disabled"); // trunks prove themselves in other ways
        properties.setProperty(own + "TLS_CLIENT_PROTOCOLS", "TLSv1.3,TLSv1.2");
        properties.setProperty(
                own + "ENABLED_CIPHER_SUITES", // else some that no Java has any more; ours are chosen by TlsKeys
                "TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,"
                        + "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        return properties;
    }
}
