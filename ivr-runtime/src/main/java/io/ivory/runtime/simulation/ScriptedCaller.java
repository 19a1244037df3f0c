package io.ivory.runtime.simulation;

import io.ivory.flow.DigitRules;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.RejectCause;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.Callbacks;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import io.ivory.runtime.interpreter.Notices;
import io.ivory.runtime.interpreter.PromptWitness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A caller who does what a script says and writes down what is heard: flows are tested with it without a telephone.
 *
 * <p>A caller whose script has come to its end stays silent. Time passes on {@link #clock()} only: a word takes 400 ms
 * to say, silence as long as the question allows. One call's thread owns it.
 */
public final class ScriptedCaller implements CallControl, PromptWitness {

    private static final Instant SOME_NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final CallId id = new CallId("scripted-call");
    private final String from;
    private final String to;
    private final SimulatedClock clock;
    private String diverted = "";
    private final Transcript transcript = new Transcript();
    private final Deque<Act> script = new ArrayDeque<>();
    private final StringBuilder keysAhead = new StringBuilder();
    private final ScriptedEnd end = new ScriptedEnd(transcript);
    private final Keypad keypad;
    private final Ear ear;

    private boolean inLine;
    private boolean hangsUpAtTheEnd;
    private boolean goesWithTheCall;
    private boolean cameToAPerson;
    private final Map<String, TransferResult> rungBefore = new HashMap<>();
    private final Map<String, WaitResult> waitedBefore = new HashMap<>();

    public ScriptedCaller() {
        this("+12025550123", "+12025550100", new SimulatedClock(SOME_NOON));
    }

    public ScriptedCaller(String from, String to, SimulatedClock clock) {
        this.from = from;
        this.to = to;
        this.clock = clock;
        this.keypad = new Keypad(script, keysAhead, clock, transcript, end);
        this.ear = new Ear(script, clock, transcript);
    }

    /** Has dialled {@code number}, which forwards to the flow's; empty for none. */
    public ScriptedCaller forwardedFrom(String number) {
        diverted = number;
        return this;
    }

    /** Presses {@code keys} of 0-9, * and # at the next question; keys that are left over answer the one after it. */
    public ScriptedCaller presses(String keys) {
        return acts(new Act.Press(keys));
    }

    /** Speaks for {@code time} where the flow records; then comes silence, or the key that is pressed next. */
    public ScriptedCaller speaks(Duration time) {
        return acts(new Act.Speak(time));
    }

    /** Lets the next question go unanswered. */
    public ScriptedCaller staysSilent() {
        return acts(new Act.Silence());
    }

    /** Waits before doing what comes next; a wait longer than the question allows leaves it unanswered. */
    public ScriptedCaller waits(Duration time) {
        return acts(new Act.Wait(time));
    }

    /** Hangs up at the next sound or question, or in the conversation with the person who answered. */
    public ScriptedCaller hangsUp() {
        return acts(new Act.HangUp());
    }

    /** What happens when the flow next rings somebody; without it they answer and hang up first. */
    public ScriptedCaller rings(TransferResult result) {
        return acts(new Act.Ring(result));
    }

    ScriptedCaller acts(Act act) {
        script.add(act);
        return this;
    }

    /** The caller hangs up when the script is at its end, instead of staying silent. */
    ScriptedCaller thenHangsUp() {
        hangsUpAtTheEnd = true;
        return this;
    }

    /**
     * Does what the script says as far as the call comes to that, whatever the flow makes of it; people who are rung once
     * more do what they did before.
     */
    ScriptedCaller goesWithTheCall() {
        goesWithTheCall = true;
        return this;
    }

    public String transcript() {
        return transcript.toString();
    }

    /** Notes nobody but in the transcript. */
    public Callbacks callbacks() {
        return wish -> {
            transcript.promises(wish.from(), wish.reason());
            return true;
        };
    }

    /** Tells nobody, and writes down in the transcript who would have been told what. */
    public Notices notices() {
        return new WrittenNotices(transcript);
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** The first thing that went otherwise than the script expected. */
    Optional<String> problem() {
        return end.problem();
    }

    /** What the script still expects; what a person is to do who was never rung counts too. */
    Optional<Act> unfinished() {
        return script.stream().filter(act -> !(act instanceof Act.End)).findFirst();
    }

    /** Whether a person answered, other than one who the script says answers before it is over. */
    boolean cameToAPerson() {
        return cameToAPerson;
    }

    /** What the caller has still to hear. */
    Optional<Act> unheard() {
        return script.stream()
                .filter(act -> act instanceof Act.HearPrompt || act instanceof Act.HearWords)
                .findFirst();
    }

    /** Whether it was the flow that ended the call. */
    boolean wasHungUpOn() {
        return end.isByFlow();
    }

    /** What the flow turned the caller away with. */
    Optional<RejectCause> rejection() {
        return end.rejection();
    }

    @Override
    public CallId id() {
        return id;
    }

    @Override
    public String from() {
        return from;
    }

    @Override
    public String to() {
        return to;
    }

    @Override
    public String diverted() {
        return diverted;
    }

    @Override
    public void ring() {
        requireLine();
    }

    @Override
    public void reject(RejectCause cause) {
        requireLine();
        end.rejects(cause);
    }

    @Override
    public void answer() {
        requireLine();
    }

    @Override
    public void saying(NodeId node, List<PromptId> prompts) {
        ear.saying(node, prompts);
    }

    @Override
    public void play(Utterance utterance) {
        requireLine();
        hear(utterance);
        if (!inLine && script.peek() instanceof Act.HangUp) {
            hangUpAsCaller(CallOutcome.CALLER_HUNG_UP);
        }
    }

    @Override
    public DigitInput ask(Utterance utterance, DigitRules rules) {
        requireLine();
        hear(utterance);
        return keypad.answer(utterance.words(), rules, hangsUpAtTheEnd, goesWithTheCall);
    }

    @Override
    public HoldSound hold() {
        requireLine();
        if (inLine) {
            transcript.plays("a quiet tune");
        }
        return () -> {};
    }

    @Override
    public HoldSound hold(Utterance sound) {
        requireLine();
        if (inLine) {
            transcript.plays(sound.words().isBlank() ? "music" : '"' + sound.words() + '"');
        }
        return () -> {};
    }

    @Override
    public Recorded record(RecordingRules rules, SoundSink sink) {
        requireLine();
        keysAhead.setLength(0);
        SpokenWord spoken = SpokenWord.from(script, rules, hangsUpAtTheEnd);
        transcript.isRecorded(spoken.speech());
        clock.pass(spoken.passing());
        if (spoken.end() == Recorded.End.CALLER_GONE) {
            end.callerIsGone();
        } else if (!spoken.keys().isEmpty()) {
            transcript.presses(spoken.keys());
            keysAhead.append(spoken.keys(), 1, spoken.keys().length());
        }
        return spoken.writtenTo(sink);
    }

    @Override
    public TransferResult transfer(List<Person> people, Duration ringFor, Consumer<Person> answered) {
        String uris = String.join(", ", people.stream().map(Person::uri).toList());
        TransferResult result = rung(uris, ringFor);
        transcript.transfers(uris, result);
        if (result == TransferResult.ANSWERED) {
            answered.accept(people.getFirst());
        }
        if (script.peek() instanceof Act.HangUp) {
            hangUpAsCaller(result == TransferResult.ANSWERED ? CallOutcome.TRANSFERRED : CallOutcome.CALLER_HUNG_UP);
        }
        return result;
    }

    @Override
    public TransferResult refer(Person destination, Duration within, Consumer<Person> answered) {
        TransferResult result = rung(destination.uri(), within);
        transcript.refers(destination.uri(), result);
        if (result == TransferResult.ANSWERED) {
            answered.accept(destination);
            throw end.handedOver();
        }
        if (script.peek() instanceof Act.HangUp) {
            hangUpAsCaller(CallOutcome.CALLER_HUNG_UP);
        }
        return result;
    }

    @Override
    public WaitResult waitInLine(LineWish wish, LineNews news) {
        requireLine();
        if (script.peek() instanceof Act.HangUp) {
            hangUpAsCaller(CallOutcome.CALLER_HUNG_UP);
        }
        if (script.peek() instanceof Act.HearPrompt || script.peek() instanceof Act.HearWords) {
            stray(script.remove(), "the caller waited in the queue \"" + wish.queue() + "\" instead");
        }
        WaitResult before = waitedBefore.getOrDefault(wish.queue(), WaitResult.ANSWERED);
        ScriptedWait wait = ScriptedWait.from(script, wish, keysAhead, before);
        if (wait.passing().isPositive()) {
            standsInLine(wish, news, wait.passing());
        }
        if (!wait.keys().isEmpty()) {
            transcript.presses(wait.keys());
        }
        transcript.waits(wish.queue(), wait.end());
        if (goesWithTheCall) {
            waitedBefore.put(wish.queue(), wait.end());
        }
        if (wait.end() == WaitResult.ANSWERED) {
            cameToAPerson |= !wait.asScripted() || script.isEmpty();
            wish.agents().stream().findFirst().ifPresent(news::answered);
            if (script.peek() instanceof Act.HangUp) {
                hangUpAsCaller(CallOutcome.TRANSFERRED);
            }
        }
        return wait.end();
    }

    /** Hears the music and once, as the only one in line, how it stands; later news would say the same again. */
    private void standsInLine(LineWish wish, LineNews news, Duration passing) {
        Instant since = clock.instant();
        inLine = true;
        try (var _ = news.music()) {
            if (!wish.announceEvery().isZero()) {
                news.stands(1, Optional.empty());
            }
        } finally {
            inLine = false;
        }
        Duration told = Duration.between(since, clock.instant());
        if (told.compareTo(passing) < 0) {
            clock.pass(passing.minus(told));
        }
    }

    /** What the script says of whoever is rung now; several who ring at once are one to it. */
    private TransferResult rung(String uris, Duration ringFor) {
        requireLine();
        TransferResult result = rungBefore.getOrDefault(uris, TransferResult.ANSWERED);
        boolean asScripted = script.peek() instanceof Act.Ring;
        if (script.peek() instanceof Act.Ring(TransferResult scripted)) {
            script.remove();
            result = scripted;
        } else if (script.peek() instanceof Act.HearPrompt || script.peek() instanceof Act.HearWords) {
            stray(script.remove(), "the caller was connected to " + uris + " instead");
        }
        cameToAPerson |= result == TransferResult.ANSWERED && (!asScripted || script.isEmpty());
        if (goesWithTheCall) {
            rungBefore.put(uris, result);
        }
        if (result == TransferResult.NO_ANSWER) {
            clock.pass(ringFor);
        }
        return result;
    }

    @Override
    public Optional<CallOutcome> ended() {
        return end.outcome();
    }

    @Override
    public void hangUp() {
        end.flowHangsUp();
    }

    private void requireLine() {
        end.requireLine();
    }

    private void hear(Utterance utterance) {
        ear.hear(utterance);
    }

    private void stray(Act missed, String instead) {
        throw end.strays(missed, instead);
    }

    /** Does what the script has next, which is to hang up. */
    private void hangUpAsCaller(CallOutcome outcome) {
        script.remove();
        throw end.callerHangsUp(outcome);
    }
}
