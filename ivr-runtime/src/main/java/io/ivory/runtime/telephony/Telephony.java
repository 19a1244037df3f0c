package io.ivory.runtime.telephony;

import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.media.MediaEngine;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.media.NoFreePortException;
import io.ivory.runtime.meter.Tally;
import io.ivory.runtime.meter.TurnedAway;
import io.ivory.runtime.sdp.UnacceptableOfferException;
import io.ivory.runtime.sip.EndReason;
import io.ivory.runtime.sip.InboundCall;
import io.ivory.runtime.sip.SipCounters;
import io.ivory.runtime.sip.SipEndpoint;
import io.ivory.runtime.sip.SipListenerPort;
import io.ivory.runtime.sip.SipSettings;
import io.ivory.runtime.sip.SipTrunks;
import io.ivory.runtime.speech.PromptAudio;
import io.ivory.runtime.trunk.Trunk;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phone side of the runtime: takes calls over SIP, gives them audio, and hands them over as {@link IncomingCall}s.
 * Started once and closed once; thread-safe.
 */
public final class Telephony implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Telephony.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final int NOT_ACCEPTABLE_HERE = 488;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final TelephonySettings settings;
    private final PromptAudio prompts;
    private final Consumer<IncomingCall> switchboard;
    private final AnswerTimes answers;
    private final MediaEngine media;
    private final SipEndpoint endpoint;
    private final CompletableFuture<Dialer> dialer = new CompletableFuture<>();
    private final WaitingLines lines = new WaitingLines();
    private final LongSupplier lineClock;
    private final Tally<TurnedAway> turnedAway = new Tally<>(TurnedAway.class);
    private final Set<ArrivedCall> open = ConcurrentHashMap.newKeySet();

    private Telephony(
            TelephonySettings settings,
            PhoneLimits limits,
            PromptAudio prompts,
            Consumer<IncomingCall> switchboard,
            AnswerTimes answers,
            LongSupplier lineClock) {
        this.settings = settings;
        this.lineClock = lineClock;
        this.prompts = prompts;
        this.switchboard = switchboard;
        this.answers = answers;
        media = MediaEngine.start(settings.listen(), settings.rtpPorts(), limits.patience());
        var sip = new SipSettings(
                        settings.listen(),
                        settings.advertised().getHostAddress(),
                        settings.sipPort(),
                        limits.flood(),
                        DRAIN)
                .with(settings.trunks())
                .over(settings.tls());
        try {
            endpoint = SipEndpoint.start(sip, new Arrivals());
        } catch (RuntimeException e) {
            media.close();
            throw e;
        }
        dialer.complete(new Dialer(settings, media, endpoint));
    }

    /**
     * Takes calls from now on.
     *
     * @param prompts where the sound of what is said comes from
     * @param switchboard decides about each call; called on a thread of the SIP side, so it must not block
     * @throws io.ivory.runtime.sip.SipStartException if the SIP port cannot be had
     */
    public static Telephony start(TelephonySettings settings, PromptAudio prompts, Consumer<IncomingCall> switchboard) {
        return start(settings, PhoneLimits.USUAL, prompts, switchboard);
    }

    /**
     * The same, with other limits than usual.
     *
     * @param limits what it puts up with
     */
    public static Telephony start(
            TelephonySettings settings, PhoneLimits limits, PromptAudio prompts, Consumer<IncomingCall> switchboard) {
        return start(settings, limits, prompts, switchboard, AnswerTimes.UNHEARD);
    }

    /**
     * The same, for whoever wants to know how quickly calls are answered.
     *
     * @param answers told of each answer
     */
    public static Telephony start(
            TelephonySettings settings,
            PhoneLimits limits,
            PromptAudio prompts,
            Consumer<IncomingCall> switchboard,
            AnswerTimes answers) {
        return start(settings, limits, prompts, switchboard, answers, System::nanoTime);
    }

    /**
     * The same, with a clock of its own for those who wait in line.
     *
     * @param lineClock nanoseconds on any monotonic scale
     */
    static Telephony start(
            TelephonySettings settings,
            PhoneLimits limits,
            PromptAudio prompts,
            Consumer<IncomingCall> switchboard,
            AnswerTimes answers,
            LongSupplier lineClock) {
        return new Telephony(settings, limits, prompts, switchboard, answers, lineClock);
    }

    /** The SIP port that is listened on, UDP and TCP. */
    public int sipPort() {
        return endpoint.port();
    }

    /** The trunks in use. */
    public SipTrunks trunks() {
        return endpoint.trunks();
    }

    public TelephonyCounters counters() {
        SipCounters sip = endpoint.counters();
        var turned = new EnumMap<>(turnedAway.counts());
        sip.turnedAway().forEach((reason, count) -> turned.merge(reason, count, Long::sum));
        return new TelephonyCounters(open.size(), media.openSessions(), sip, media.counters(), turned);
    }

    /** Each line that callers have waited in, by name. */
    public List<QueueState> queues() {
        return lines.states(System.nanoTime());
    }

    /** Takes no more calls, and tells balancers so; those that are up go on, and nobody waits in line any more. */
    public void drain() {
        lines.close();
        endpoint.drain();
    }

    /** Takes no more calls and ends those that are up, with a BYE. */
    @Override
    public void close() {
        endpoint.close();
        media.close();
    }

    private final class Arrivals implements SipListenerPort {

        @Override
        public void onInvite(InboundCall leg) {
            arrive(leg);
        }

        @Override
        public boolean hasRoom() {
            return media.hasRoom();
        }
    }

    private void arrive(InboundCall leg) {
        long arrivedNs = System.nanoTime();
        MediaSession session;
        try {
            session = media.open();
        } catch (NoFreePortException e) {
            turnedAway.count(TurnedAway.NO_PORT);
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("a call was turned away");
            leg.reject(SERVICE_UNAVAILABLE, RETRY_AFTER);
            return;
        }
        ArrivedCall call;
        try {
            var audio = new LegAudio(
                    session,
                    settings,
                    leg.trunk().map(Trunk::codecs).orElse(Trunk.ALL_CODECS),
                    leg.trunk().flatMap(Trunk::ownSrtp).orElse(settings.srtp()),
                    doubtfulFor(leg));
            call = new ArrivedCall(leg, session, audio, this::control, () -> tell(arrivedNs));
        } catch (UnacceptableOfferException e) {
            turnedAway.count(TurnedAway.NO_SOUND);
            LOG.atInfo().addKeyValue("reason", e.getMessage()).log("a call was turned away");
            session.close();
            leg.reject(NOT_ACCEPTABLE_HERE);
            return;
        }
        open.add(call);
        watch(call);
        leg.observe(call);
        try {
            switchboard.accept(call);
        } catch (RuntimeException bug) {
            call.onEnded(EndReason.FAILED);
            throw bug;
        }
    }

    /** The machines of a trunk have many addresses; a stranger's sound is expected where the call came from. */
    private static Predicate<InetAddress> doubtfulFor(InboundCall leg) {
        return address -> leg.trunk().isEmpty() && !address.equals(leg.source().getAddress());
    }

    private void tell(long arrivedNs) {
        answers.answered(Duration.ofNanos(System.nanoTime() - arrivedNs));
    }

    private CallControl control(ArrivedCall call) {
        return new TelephonyCall(call, prompts, dialer.join(), lines, lineClock);
    }

    private void watch(ArrivedCall call) {
        var _ = call.over().thenRun(() -> open.remove(call));
        var _ = call.session().lost().thenRunAsync(() -> call.end(CallOutcome.LOST));
        var _ = call.over()
                .copy()
                .orTimeout(settings.longestCall().toNanos(), TimeUnit.NANOSECONDS)
                .whenCompleteAsync((over, problem) -> {
                    if (problem instanceof TimeoutException) {
                        call.end(CallOutcome.TOO_LONG);
                    }
                });
    }
}
