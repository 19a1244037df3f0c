package io.ivory.runtime.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.DigitRules;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.RejectCause;
import io.ivory.flow.Split;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.explore.Claim;
import io.ivory.flow.explore.CounterExample;
import io.ivory.flow.explore.Ending;
import io.ivory.flow.explore.Exploration;
import io.ivory.flow.explore.Finding;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.explore.Off;
import io.ivory.flow.explore.Outage;
import io.ivory.flow.explore.PathStep;
import io.ivory.flow.explore.Proof;
import io.ivory.flow.explore.Verdict;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.HandOverNews;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.Notices;
import io.ivory.runtime.interpreter.ServiceClient;
import io.ivory.runtime.interpreter.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Holds proofs against the interpreter: a call that is shown to refute a claim must go just that way when it is played,
 * and no call that anybody can make may do what was proved impossible.
 */
class ProvedCallsTest {

    private static final Resources WORKSPACE = RandomLines.WORKSPACE;
    private static final int FLOWS = 150;
    private static final int CALLS_EACH = 30;
    private static final InstantSource SOME_TIME = InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z"));

    /** Random flows as they are drawn, with their seeds. */
    private static Map<Long, RunnableFlow> flows() {
        var flows = new LinkedHashMap<Long, RunnableFlow>();
        LongStream.range(0, FLOWS)
                .forEach(seed -> flows.put(seed, RunnableFlow.asDrawn(new RandomLines(seed).flow(), WORKSPACE)));
        return flows;
    }

    @Test
    void callsThatRefuteAClaimGoJustTheWayTheyShow() {
        var refuted = new EnumMap<Claim, Integer>(Claim.class);
        var outages = new AtomicInteger();
        for (Map.Entry<Long, RunnableFlow> entry : flows().entrySet()) {
            Exploration exploration = FlowExplorer.explore(entry.getValue().definition(), WORKSPACE);
            for (Proof proof : exploration.proofs()) {
                for (Finding finding : proof.findings()) {
                    finding.call().ifPresent(call -> {
                        assertGoesItsWay(entry, call, WORKSPACE);
                        refuted.merge(proof.claim(), 1, Integer::sum);
                    });
                }
            }
            for (Outage outage : exploration.outages()) {
                if (outage.off().kind() != Off.Kind.VOICE) { // a scripted caller needs none
                    for (Finding finding : outage.findings()) {
                        finding.call().ifPresent(call -> {
                            assertGoesItsWay(entry, call, outage.resources());
                            outages.incrementAndGet();
                        });
                    }
                }
            }
        }
        assertThat(refuted)
                .containsKeys(Claim.EVERY_PATH_ENDS_WELL, Claim.NO_FAILURE_CUTS_OFF, Claim.PERSON_FROM_EVERY_MENU);
        assertThat(outages.get()).isPositive();
    }

    private static void assertGoesItsWay(
            Map.Entry<Long, RunnableFlow> flow, CounterExample claimed, Resources resources) {
        TestCallResult played = new TestCalls(SOME_TIME).run(flow.getValue(), resources, claimed.call());

        List<String> way = way(played.events());
        List<String> wanted = claimed.path().stream().map(step -> plain(step)).toList();
        String where = "seed " + flow.getKey() + ", " + claimed + "\n" + played.transcript() + played.problem();
        if (isSettled(flow.getValue(), claimed)) {
            assertThat(played.problem()).as(where).isPresent();
        }
        if (claimed.ending().isPresent()) {
            assertThat(way).as(where).isEqualTo(wanted);
            if (played.outcome() != CallOutcome.FAILED) {
                assertThat(HowItEnded.of(played.events(), flow.getValue().definition(), resources))
                        .as(where)
                        .isEqualTo(claimed.ending().get());
            }
            assertThat(played.outcome())
                    .as(where)
                    .isIn(
                            claimed.ending().get() == Ending.BROKEN
                                            || claimed.ending().get() == Ending.DEAD_END
                                    ? List.of(CallOutcome.FAILED)
                                    : List.of(CallOutcome.COMPLETED, CallOutcome.TRANSFERRED, CallOutcome.REJECTED));
        } else {
            assertThat(way.subList(0, Math.min(way.size(), wanted.size())).stream()
                            .map(ProvedCallsTest::node))
                    .as(where)
                    .isEqualTo(wanted.stream().map(ProvedCallsTest::node).toList());
        }
    }

    /** Chance decides by itself which way a call goes. */
    private static boolean isSettled(RunnableFlow flow, CounterExample claimed) {
        return claimed.path().stream()
                .noneMatch(step -> flow.definition()
                        .node(step.node())
                        .filter(Split.class::isInstance)
                        .isPresent());
    }

    private static String plain(PathStep step) {
        return step.node() + (step.exit() == null ? "" : ":" + step.exit());
    }

    private static String node(String step) {
        return step.replaceAll(":.*", "");
    }

    /** The nodes a call went through, with the exits it took, as a proof tells its path. */
    private static List<String> way(List<CallEvent> events) {
        var way = new ArrayList<String>();
        for (CallEvent event : events) {
            if (event instanceof CallEvent.EnteredNode entered) {
                way.add(entered.node().value());
            } else if (event instanceof CallEvent.LeftNode left) {
                if (!way.isEmpty() && way.getLast().equals(left.node().value())) {
                    way.removeLast();
                }
                way.add(left.node() + ":" + left.exit());
            }
        }
        return way;
    }

    @Test
    void noCallDoesWhatIsProvedImpossible() {
        var proved = new EnumMap<Claim, Integer>(Claim.class);
        for (Map.Entry<Long, RunnableFlow> entry : flows().entrySet()) {
            Exploration exploration = FlowExplorer.explore(entry.getValue().definition(), WORKSPACE);
            exploration.proofs().stream()
                    .filter(proof -> proof.verdict() == Verdict.PROVED)
                    .forEach(proof -> proved.merge(proof.claim(), 1, Integer::sum));
            var random = new Random(entry.getKey());
            for (int call = 0; call < CALLS_EACH; call++) {
                var made = new MadeUpCall(random, entry.getValue());
                String where =
                        "seed " + entry.getKey() + ", call " + call + "\n" + made.caller.transcript() + made.events;
                made.assertWithin(exploration, where);
            }
        }
        assertThat(proved)
                .containsKeys(Claim.EVERY_PATH_CAN_END, Claim.EVERY_PATH_ENDS_WELL, Claim.NO_FAILURE_CUTS_OFF);
    }

    /** A call in which caller, services and people do whatever comes to their minds. */
    private static final class MadeUpCall {

        private static final List<String> KEYS =
                List.of("1", "2", "0", "9", "*", "1234#", "90001#", "7777#", "12", "777#");

        private final List<CallEvent> events = new ArrayList<>();
        private final ScriptedCaller caller;
        private final CallOutcome outcome;
        private final FlowDefinition flow;

        MadeUpCall(Random random, RunnableFlow runnable) {
            flow = runnable.definition();
            var clock =
                    new SimulatedClock(Instant.parse("2026-11-20T00:00:00Z").plusSeconds(random.nextInt(30 * 86_400)));
            caller = new ScriptedCaller(random.nextBoolean() ? "" : "+4930123", "", clock).thenHangsUp();
            for (int act = random.nextInt(20); act >= 0; act--) {
                caller.acts(
                        switch (random.nextInt(4)) {
                            case 0 -> new Act.Silence();
                            default -> new Act.Press(KEYS.get(random.nextInt(KEYS.size())));
                        });
            }
            ServiceClient services = _ -> switch (random.nextInt(5)) {
                case 0 -> new ServiceClient.Answered(404, null);
                case 1 -> new ServiceClient.Slow();
                case 2 -> new ServiceClient.Failed("down");
                case 3 -> new ServiceClient.Answered(200, Map.of("late", random.nextBoolean(), "status", "sent"));
                default -> new ServiceClient.Answered(200, null);
            };
            var interpreter = new FlowInterpreter(
                    Surroundings.of(services).withNotices(random.nextBoolean() ? caller.notices() : Notices.NONE),
                    clock,
                    events::add,
                    caller);
            outcome = interpreter.run(new PublishedFlow("line", 1, runnable, WORKSPACE), new Ringing(caller, random));
        }

        void assertWithin(Exploration exploration, String where) {
            boolean inside = true;
            for (CallEvent event : events) {
                if (event instanceof CallEvent.EnteredFlow flow) {
                    inside = flow.flow().equals("line");
                } else if (inside && event instanceof CallEvent.EnteredNode entered) {
                    assertThat(exploration.reachability().reaches(entered.node()))
                            .as(where)
                            .isTrue();
                } else if (inside && event instanceof CallEvent.LeftNode left) {
                    assertThat(exploration.reachability().reaches(left.node(), left.exit()))
                            .as(where)
                            .isTrue();
                }
            }
            if (isProved(exploration, Claim.NO_FAILURE_CUTS_OFF)) {
                assertThat(outcome).as(where).isNotEqualTo(CallOutcome.FAILED);
            }
            if (isProved(exploration, Claim.EVERY_PATH_ENDS_WELL)
                    && caller.wasHungUpOn()
                    && outcome != CallOutcome.FAILED) {
                assertThat(HowItEnded.of(events, flow, WORKSPACE).isGood())
                        .as(where)
                        .isTrue();
            }
            if (isProved(exploration, Claim.NO_CIRCLE_WITHOUT_CALLER)) {
                assertThat(outcome).as(where).isNotEqualTo(CallOutcome.WENT_IN_CIRCLES);
            }
        }

        private static boolean isProved(Exploration exploration, Claim claim) {
            return exploration.proof(claim).verdict() == Verdict.PROVED;
        }
    }

    /** A scripted caller who is connected to people of whom some answer. */
    private record Ringing(ScriptedCaller caller, Random random) implements CallControl {

        @Override
        public WaitResult waitInLine(LineWish wish, LineNews news) {
            WaitResult[] results = {WaitResult.ANSWERED, WaitResult.FULL, WaitResult.TIMEOUT};
            return random.nextBoolean() ? caller.waitInLine(wish, news) : results[random.nextInt(results.length)];
        }

        @Override
        public Recorded record(RecordingRules rules, SoundSink sink) {
            return caller.record(rules, sink);
        }

        @Override
        public TransferResult transfer(List<Person> people, Duration ringFor, Consumer<Person> answered) {
            TransferResult[] results = TransferResult.values();
            return results[random.nextInt(results.length)];
        }

        @Override
        public TransferResult handOver(List<Person> people, Duration ringFor, HandOverNews news) {
            if (random.nextInt(4) == 0) { // to the flow the same
                return caller.refer(people.getFirst(), ringFor, who -> {
                    news.answered(who);
                    news.handedOver(who, HandOverResult.TAKEN_OVER);
                });
            }
            return transfer(people, ringFor, news::answered);
        }

        @Override
        public TransferResult refer(Person destination, Duration within, Consumer<Person> answered) {
            if (random.nextInt(4) == 0) {
                return caller.refer(destination, within, answered);
            }
            TransferResult[] failures = {TransferResult.BUSY, TransferResult.NO_ANSWER, TransferResult.FAILED};
            return failures[random.nextInt(failures.length)];
        }

        @Override
        public void ring() {
            caller.ring();
        }

        @Override
        public void reject(RejectCause cause) {
            caller.reject(cause);
        }

        @Override
        public CallId id() {
            return caller.id();
        }

        @Override
        public String from() {
            return caller.from();
        }

        @Override
        public String to() {
            return caller.to();
        }

        @Override
        public String diverted() {
            return caller.diverted();
        }

        @Override
        public void answer() {
            caller.answer();
        }

        @Override
        public void play(Utterance utterance) {
            caller.play(utterance);
        }

        @Override
        public DigitInput ask(Utterance utterance, DigitRules rules) {
            return caller.ask(utterance, rules);
        }

        @Override
        public HoldSound hold() {
            return caller.hold();
        }

        @Override
        public Optional<CallOutcome> ended() {
            return caller.ended();
        }

        @Override
        public void hangUp() {
            caller.hangUp();
        }
    }
}
