package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.ServiceClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What callers hear in line, sample by sample, from the flow to the telephone: each sentence is a noise of its own, half a
 * second long. The line goes by a clock that the tests move.
 */
@Timeout(60)
class QueueWordsTest {

    private static final String NEXT = "You are next in line.";
    private static final String NEXT_IN_TWO_MINUTES =
            "You are next in line. The estimated waiting time is about 2 minutes.";

    /** What is repeated: the tune and a second of silence (see {@link TelephonyCall}), as a phone decodes them. */
    private static final short[] LOOP = Arrays.copyOf(carried("la la la"), 12_000);

    private final PhoneSystem system = new PhoneSystem();
    private final TestPhone anna = system.phone(Codec.PCMU);
    private final TestPhone first = system.phone(Codec.PCMU);
    private final TestPhone second = system.phone(Codec.PCMU);
    private final AtomicLong clockNs = new AtomicLong();
    private final Queue<CallEvent> events = new ConcurrentLinkedQueue<>();
    private final FlowInterpreter interpreter = new FlowInterpreter(
            request -> new ServiceClient.Failed("no service in this test"),
            InstantSource.fixed(Instant.EPOCH),
            events::add);
    private final TestFlow<CallOutcome> flow = new TestFlow<>(call -> interpreter.run(inLine(), call));

    private Telephony telephony;

    /** Anna speaks to the first caller, the second one waits. */
    @BeforeEach
    void secondCallerWaits() {
        telephony = system.start(flow, clockNs::get);
        first.call(telephony.sipPort());
        anna.expectCall();
        anna.pickUp();
        awaitConnected(1);
        second.call(telephony.sipPort());
        awaitWords(second, NEXT, 1);
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void theMusicGoesOnWhereItWasAfterEachAnnouncementAndThatComesAtItsTime() {
        awaitMusic(second, 3_000);
        pass(Duration.ofSeconds(30).minusNanos(1));
        awaitMusic(second, 8_000);
        assertThat(said(second, NEXT)).isEqualTo(1);
        pass(Duration.ofNanos(1));
        awaitWords(second, NEXT, 2);
        awaitMusic(second, 24_000);

        assertThat(said(second, NEXT)).isEqualTo(2);
        short[] music = without(second.heard(), carried(NEXT));
        int begins = indexOf(music, Arrays.copyOf(LOOP, 160), 0);
        assertThat(begins).isNotNegative();
        for (int i = begins; i < music.length; i++) {
            assertThat(music[i]).as("sample %d of the music", i - begins).isEqualTo(LOOP[(i - begins) % LOOP.length]);
        }
    }

    @Test
    void afterAConversationTheNextAnnouncementSaysHowLongItWillTake() {
        var third = system.phone(Codec.PCMU);
        pass(Duration.ofMinutes(2));
        first.hangUp();
        anna.expectBye();
        anna.expectCall();
        anna.pickUp();
        awaitConnected(2);

        third.call(telephony.sipPort());

        awaitWords(third, NEXT_IN_TWO_MINUTES, 1);
    }

    @Test
    void aKeyInTheMiddleOfAnAnnouncementLeavesTheLine() throws Exception {
        pass(Duration.ofSeconds(30));
        await().until(() -> indexOf(second.heard(), Arrays.copyOf(carried(NEXT), 800), afterWords(second)) >= 0);

        second.press('1');

        second.expectBye();
        assertThat(flow.result()).isEqualTo(CallOutcome.COMPLETED);
        assertThat(exitsOfLine()).containsExactly("left");
        assertThat(said(second, "Thank you.")).isEqualTo(1);
    }

    @Test
    void whoIsFreeInTheMiddleOfAnAnnouncementIsRungOnceItIsSaid() throws Exception {
        pass(Duration.ofSeconds(30));
        await().until(() -> indexOf(second.heard(), Arrays.copyOf(carried(NEXT), 800), afterWords(second)) >= 0);

        first.hangUp();
        anna.expectBye();
        anna.expectCall();
        assertThat(said(second, NEXT)).isEqualTo(2);
        anna.pickUp();
        int before = anna.heardPackets.size();
        await().until(() -> {
            second.speak((short) 9_000, 1);
            return anna.heardPackets.size() > before;
        });
        anna.hangUpOnCaller();
        second.expectBye();

        assertThat(said(second, NEXT)).isEqualTo(2);
        assertThat(exitsOfLine()).containsExactly("answered"); // whoever hangs up takes no exit
    }

    private void awaitConnected(int times) {
        await().until(() ->
                events.stream().filter(CallEvent.Connected.class::isInstance).count() == times);
    }

    private void pass(Duration time) {
        clockNs.addAndGet(time.toNanos());
    }

    /** Waits until so many more samples have been heard. */
    private static void awaitMusic(TestPhone phone, int samples) {
        int before = phone.heard().length;
        await().until(() -> phone.heard().length >= before + samples);
    }

    private static void awaitWords(TestPhone phone, String words, int times) {
        await().until(() -> said(phone, words) == times);
    }

    private static int said(TestPhone phone, String words) {
        return (phone.heard().length - without(phone.heard(), carried(words)).length) / carried(words).length;
    }

    /** Where the last announcement ended. */
    private static int afterWords(TestPhone phone) {
        short[] heard = phone.heard();
        int after = 0;
        for (int at = indexOf(heard, carried(NEXT), 0); at >= 0; at = indexOf(heard, carried(NEXT), after)) {
            after = at + carried(NEXT).length;
        }
        return after;
    }

    private static short[] without(short[] heard, short[] words) {
        short[] rest = heard;
        for (int at = indexOf(rest, words, 0); at >= 0; at = indexOf(rest, words, at)) {
            short[] joined = Arrays.copyOf(rest, rest.length - words.length);
            System.arraycopy(rest, at + words.length, joined, at, joined.length - at);
            rest = joined;
        }
        return rest;
    }

    private static int indexOf(short[] all, short[] wanted, int from) {
        for (int at = from; at + wanted.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /** A sentence as a phone decodes it. */
    private static short[] carried(String words) {
        return Codec.PCMU.decode(Codec.PCMU.encode(PhoneSystem.sound(words).samples()));
    }

    private List<String> exitsOfLine() {
        return events.stream()
                .filter(CallEvent.LeftNode.class::isInstance)
                .map(CallEvent.LeftNode.class::cast)
                .filter(left -> left.node().value().equals("line"))
                .map(left -> left.exit().toString())
                .toList();
    }

    private PublishedFlow inLine() {
        var resources = new Resources(
                Map.of(),
                Map.of(),
                Map.of("anna", PhoneSystem.destination(anna), "team", new CallQueue(List.of("anna"), null, 5)),
                Map.of(),
                Set.of());
        var flow = RunnableFlow.of(FlowJson.read("""
                {
                  "ivory": "1.0", "name": "In line", "languages": ["en"], "start": "line",
                  "nodes": {
                    "line": {"type": "queue", "name": "Line", "to": "team", "maxWait": "600s", "announceEvery": "30s",
                      "callbackKey": "1", "music": "tune",
                      "exits": {"answered": "bye", "full": "bye", "timeout": "bye", "left": "bye"}},
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "thanks"}},
                  "prompts": {"thanks": {"en": "Thank you."}, "tune": {"en": "la la la"}}
                }
                """), resources);
        return new PublishedFlow("main-line", 1, flow, resources);
    }
}
