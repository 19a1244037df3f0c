package io.ivory.runtime.telephony;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.ServiceClient;
import io.ivory.runtime.media.Patience;
import io.ivory.runtime.sip.FloodLimits;
import io.ivory.runtime.switchboard.Switchboard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hundreds of calls in a row, each ended at some other moment: then nothing of them is left. */
@Timeout(120)
class SoakTest {

    private static final int CALLS = 300;
    private static final int AT_ONCE = 20;
    private static final PhoneLimits MANY = new PhoneLimits(new FloodLimits(1_000, 1_000, 1_000), Patience.USUAL);
    private static final InstantSource CLOCK = InstantSource.system();

    private final Queue<CallEvent> events = new ConcurrentLinkedQueue<>();
    private final PhoneSystem system = new PhoneSystem();

    @Test
    void callsThatEndAtAnyMomentLeaveNothingBehind() throws Exception {
        var interpreter = new FlowInterpreter(_ -> new ServiceClient.Failed("none"), CLOCK, events::add);
        try (var switchboard = new Switchboard(_ -> Optional.of(menu()), interpreter, events::add, CLOCK, CALLS);
                system) {
            var telephony = system.start(switchboard, Duration.ofMinutes(5), MANY);
            endAtRandom(telephony.sipPort(), AT_ONCE, 0); // whatever is made once has been made by now
            int threads = platformThreads();

            endAtRandom(telephony.sipPort(), CALLS, 1);

            assertThat(switchboard.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            system.assertAllIsOver(telephony);
            assertThat(system.ports().inUse()).isZero();
            assertThat(ids(CallEvent.Ended.class))
                    .hasSameSizeAs(ids(CallEvent.Started.class))
                    .hasSizeGreaterThan(CALLS / 2);
            await().untilAsserted(() -> assertThat(platformThreads()).isLessThanOrEqualTo(threads + 10));
        }
    }

    private void endAtRandom(int port, int calls, long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (var callers = Executors.newFixedThreadPool(AT_ONCE)) {
            var ends = new ArrayList<Future<?>>();
            for (int i = 0; i < calls; i++) {
                int how = random.nextInt(6);
                int moment = random.nextInt(12);
                ends.add(callers.submit(() -> callAndEnd(port, how, moment)));
            }
            for (Future<?> end : ends) {
                end.get(60, SECONDS);
            }
        }
    }

    /** @param moment how many packets the caller hears before */
    private static void callAndEnd(int port, int how, int moment) {
        try (var phone = new TestPhone(Codec.PCMU)) {
            if (how == 0) {
                giveUp(phone, port);
                return;
            }
            phone.call(port);
            await().until(() -> phone.heardPackets.size() >= moment);
            switch (how) {
                case 1, 2 -> phone.hangUp();
                case 3 -> {
                    phone.press('1'); // more words
                    phone.hangUp();
                }
                case 4 -> {
                    phone.wantAudioAt(4_000);
                    phone.hangUp(); // whatever the answer is
                }
                default -> {
                    phone.press('2'); // the end of the flow
                    phone.expectBye();
                }
            }
        }
    }

    private static void giveUp(TestPhone phone, int port) {
        phone.invite(port, phone.sdp(4_000));
        phone.cancel();
        String last = phone.expect("SIP/2.0 ");
        while (last.startsWith("SIP/2.0 1") || !last.contains("CSeq: 1 INVITE")) {
            last = phone.expect("SIP/2.0 ");
        }
        phone.acknowledgeRefusal(last);
        if (last.startsWith("SIP/2.0 200")) { // the answer was quicker
            phone.hangUp();
        }
    }

    private List<CallId> ids(Class<? extends CallEvent> kind) {
        return events.stream().filter(kind::isInstance).map(CallEvent::call).toList();
    }

    private static int platformThreads() {
        return Thread.getAllStackTraces().size();
    }

    private static PublishedFlow menu() {
        var flow = RunnableFlow.of(FlowJson.read("""
                {"ivory": "1.0", "name": "Menu", "languages": ["en"], "start": "menu",
                 "nodes": {
                  "menu": {"type": "menu", "name": "Menu", "wording": "greeting",
                           "options": {"1": {"label": "more", "to": "more"}, "2": {"label": "bye", "to": "bye"}},
                           "exits": {"noInput": "bye", "noMatch": "bye"}},
                  "more": {"type": "say", "name": "More", "prompts": ["greeting"], "exits": {"next": "bye"}},
                  "bye": {"type": "hangup", "name": "Bye"}},
                 "prompts": {"greeting": {"en": "greeting"}, "more": {"en": "more"}, "bye": {"en": "goodbye"}}}
                """), Resources.NONE);
        return new PublishedFlow("menu", 1, flow, Resources.NONE);
    }
}
