package io.ivory.runtime.sip;

import gov.nist.javax.sip.SipProviderImpl;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer;
import gov.nist.javax.sip.stack.timers.SipTimer;
import io.ivory.runtime.sdp.SessionDescription;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.text.ParseException;
import java.util.TooManyListenersException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.SipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes and places calls over SIP, on UDP and TCP at the same port.
 *
 * <p>Started once and closed once. Closing takes no more calls, ends those that are up, and waits for their BYEs at
 * most as long as the settings allow. Thread-safe.
 */
public final class SipEndpoint implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SipEndpoint.class);

    /** How often a port that is free for UDP may turn out to be taken for TCP. */
    private static final int PORT_TRIES = 20;

    private final SipSettings settings;
    private final int port;
    private final int tlsPort;
    private final SipStackImpl stack;
    private final StackAccess access;
    private final SipTrunks trunks;
    private final OutboundCalls outbound;
    private final TrunkSources sources = new TrunkSources();
    private final WaitingMessages waiting = new WaitingMessages();
    private final SipGuard guard;
    private final ConnectionLimits connections;
    private final ExecutorService callThreads;
    private final ScheduledThreadPoolExecutor timer;

    private SipEndpoint(
            SipSettings settings,
            SipListenerPort listener,
            int port,
            ServerNames names,
            TrunkTimes times,
            Class<? extends SipTimer> stackTimer)
            throws SipException, InvalidArgumentException, ParseException {
        this.settings = settings;
        this.port = port;
        var capacity = new Capacity(waiting, listener::hasRoom);
        this.guard = new SipGuard(
                settings.flood(),
                StackParser::canRead,
                capacity::isThere,
                sources::include,
                settings.trunks().only(),
                System.nanoTime());
        this.connections = new ConnectionLimits();
        TlsSettings tls = settings.tls();
        this.tlsPort = tls == null ? 0 : tls.port() == 0 ? freePort(settings.listen()) : tls.port();
        TlsKeys keys = tls == null ? null : tls.keys();
        this.stack = new GuardedStack(
                new GuardedNetwork(guard, waiting, connections, System::nanoTime, keys, sources),
                new HandedOverParser(waiting, guard, System::nanoTime),
                2 * settings.flood().newCalls(), // of strangers and of trunks
                stackTimer);
        this.callThreads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("sip-call-", 0).factory());
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("sip-timer").factory());
        timer.setRemoveOnCancelPolicy(true); // a call that is over shall not be kept by its session timer
        try {
            this.access = listen(listener);
            this.trunks = new SipTrunks(
                    access,
                    sources,
                    settings.trunks().passwords(),
                    names,
                    times,
                    settings.listen() instanceof Inet4Address);
            this.outbound = new OutboundCalls(access, sources, times);
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /**
     * Listens and takes calls from now on.
     *
     * @throws SipStartException if the port is taken or the address is not ours
     */
    public static SipEndpoint start(SipSettings settings, SipListenerPort listener) {
        return start(settings, listener, ServerNames.system(), TrunkTimes.USUAL);
    }

    static SipEndpoint start(SipSettings settings, SipListenerPort listener, ServerNames names, TrunkTimes times) {
        return start(settings, listener, names, times, ScheduledExecutorSipTimer.class);
    }

    /** The same with another timer for the stack: half a minute need not be that long in a test. */
    static SipEndpoint start(SipSettings settings, SipListenerPort listener, Class<? extends SipTimer> stackTimer) {
        return start(settings, listener, ServerNames.system(), TrunkTimes.USUAL, stackTimer);
    }

    private static SipEndpoint start(
            SipSettings settings,
            SipListenerPort listener,
            ServerNames names,
            TrunkTimes times,
            Class<? extends SipTimer> stackTimer) {
        for (int tries = 1; ; tries++) {
            int port = settings.port() == 0 ? freePort(settings.listen()) : settings.port();
            try {
                var endpoint = new SipEndpoint(settings, listener, port, names, times, stackTimer);
                log.atInfo()
                        .addKeyValue("address", settings.listen().getHostAddress())
                        .addKeyValue("port", port)
                        .log("SIP listens on UDP and TCP");
                return endpoint;
            } catch (SipException | InvalidArgumentException | ParseException e) {
                if (settings.port() != 0 || tries == PORT_TRIES) {
                    throw new SipStartException(
                            "SIP cannot listen on " + settings.listen().getHostAddress() + " port " + port
                                    + " (UDP and TCP): " + e.getMessage()
                                    + ". Is another telephone system running there?",
                            e);
                }
            }
        }
    }

    private StackAccess listen(SipListenerPort listener) throws SipException, InvalidArgumentException, ParseException {
        String address = settings.listen().getHostAddress();
        ListeningPoint udp = stack.createListeningPoint(address, port, ListeningPoint.UDP);
        ListeningPoint tcp = stack.createListeningPoint(address, port, ListeningPoint.TCP);
        if (!settings.advertised().equals(address)) {
            udp.setSentBy(settings.advertised() + ":" + port);
            tcp.setSentBy(settings.advertised() + ":" + port);
        }
        var provider = (SipProviderImpl) stack.createSipProvider(udp);
        var messages = new SipMessages(settings.advertised(), port, tlsPort);
        var ready = new StackAccess(
                provider, messages, new TrunkMessages(messages), callThreads, timer, new LiveCalls(), settings.proof());
        try {
            provider.addSipListener(new StackListener(ready, listener, sources, guard));
        } catch (TooManyListenersException e) {
            throw new IllegalStateException("a new provider has no listener yet", e);
        }
        provider.addListeningPoint(tcp);
        if (tlsPort != 0) {
            ListeningPoint tls = stack.createListeningPoint(address, tlsPort, ListeningPoint.TLS);
            if (!settings.advertised().equals(address)) {
                tls.setSentBy(settings.advertised() + ":" + tlsPort);
            }
            provider.addListeningPoint(tls);
            log.atInfo().addKeyValue("port", tlsPort).log("SIP listens on TLS");
        }
        return ready;
    }

    /** A port that is free for both at this moment. */
    private static int freePort(InetAddress address) {
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, address);
                    DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), address)) {
                return udp.getLocalPort();
            } catch (IOException taken) {
                log.atDebug().log("a port was free for TCP only, looking for another");
            }
        }
        throw new SipStartException(
                "SIP finds no port that is free for UDP and TCP on " + address.getHostAddress(),
                new IOException("none in " + PORT_TRIES + " tries"));
    }

    /** The port that is listened on, UDP and TCP. */
    public int port() {
        return port;
    }

    /** The port of SIP over TLS; 0 for none. */
    public int tlsPort() {
        return tlsPort;
    }

    /**
     * Places a call; over a trunk if one of ours leads to that host and port.
     *
     * @param target {@code sip:user@host[:port][;transport=tcp]}; the host an address or a name of our own configuration
     * @param from the number or name the other side sees; empty for anonymous
     * @param offer our side of the audio
     * @throws IllegalArgumentException if the target is no SIP address
     * @throws TrunkFullException if its trunk has reached a limit
     */
    public OutboundCall call(String target, String from, SessionDescription offer, OutboundObserver observer) {
        return call(target, from, 0, offer, observer);
    }

    /**
     * The same for a caller who is passed on.
     *
     * @param transfers how often systems like this one have passed the call on, this time included
     */
    public OutboundCall call(
            String target, String from, int transfers, SessionDescription offer, OutboundObserver observer) {
        return outbound.call(target, from, transfers, offer, observer);
    }

    /** The trunks in use. */
    public SipTrunks trunks() {
        return trunks;
    }

    public SipCounters counters() {
        return new SipCounters(
                access.calls().count(),
                stack.getDialogs().size(),
                stack.getServerTransactionTableSize(),
                stack.getClientTransactionTableSize(),
                connections.inAll(),
                guard.refused(),
                guard.dropped(),
                guard.turnedAway().counts());
    }

    /**
     * From now on INVITE and OPTIONS are answered with 503 and Retry-After, so that a balancer in front sends calls
     * elsewhere. The calls that are up go on.
     */
    public void drain() {
        access.calls().drain();
    }

    @Override
    public void close() {
        trunks.close();
        access.calls().close().forEach(StackCall::hangUp);
        if (!access.calls().awaitDrained(settings.drain())) {
            log.atWarn().addKeyValue("calls", access.calls().count()).log("calls were still up when SIP closed");
        }
        release();
    }

    private void release() {
        stack.stop();
        callThreads.close();
        timer.shutdownNow();
    }
}
