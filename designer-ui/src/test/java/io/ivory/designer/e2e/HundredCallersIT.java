package io.ivory.designer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.sip.SipCounters;
import io.ivory.runtime.telephony.TelephonyCounters;
import io.ivory.runtime.testphone.Sipp;
import io.ivory.runtime.testphone.Sipp.Caller;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The sample shop on a busy day. */
@WholeProgram
class HundredCallersIT {

    private static final int CALLERS = 100;
    private static final long SEED = 20_261_123;
    /** Threads that pools of the web server, the database and the JVM start on their own and keep. */
    private static final int POOLED = 20;

    @Autowired
    private PhoneLine line;

    @Autowired
    private PhoneSide phoneSide;

    @TempDir
    private Path folder;

    @Test
    void aHundredCallersPressKeysWhenTheyLike() throws InterruptedException {
        int threadsBefore = platformThreads();
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        var random = new Random(SEED);
        List<Caller> callers = IntStream.range(0, CALLERS)
                .mapToObj(i -> new Caller(
                        "7000" + i, // a prefix of their own
                        "4",
                        random.nextBoolean() ? "12345#" : "99999#",
                        Duration.ofMillis(random.nextInt(200, 6_000)),
                        Duration.ofMillis(random.nextInt(200, 6_000)),
                        Duration.ofMillis(random.nextInt(500, 3_000))))
                .toList();

        try {
            Sipp.in(folder).call(line.uri("100"), callers, 25, Sipp.Transport.UDP, Duration.ofMinutes(2));
        } finally {
            root.detachAppender(log);
        }

        assertThat(line.endedCalls("7000", CALLERS))
                .allSatisfy(call -> assertThat(call.outcome()).isEqualTo(CallOutcome.CALLER_HUNG_UP));
        PhoneLine.await(() -> line.callsInProgress() == 0, "the last call to end");
        PhoneLine.await(() -> holdsNothing(phoneSide.counters()), "ports and SIP dialogs to be given back");
        assertThat(platformThreads()).isLessThanOrEqualTo(threadsBefore + POOLED);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .isEmpty();
    }

    private static boolean holdsNothing(TelephonyCounters held) {
        SipCounters sip = held.sip();
        return held.calls() + held.rtpPorts() + sip.calls() + sip.dialogs() == 0
                && sip.serverTransactions() + sip.clientTransactions() == 0;
    }

    private static int platformThreads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
