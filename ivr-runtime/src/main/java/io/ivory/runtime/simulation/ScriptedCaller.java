package io.ivory.runtime.simulation;

import io.ivory.flow.Digit;
import io.ivory.flow.DigitRules;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.RejectCause;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A caller who does what a script says and writes down what is heard: flows are tested with it without a telephone.
 *
 * <p>A caller whose script has come to its end stays silent. Time passes on {@link #clock()} only: a word takes 400 ms
 * to say, silence as long as the question allows. One call's thread owns it.
 */
public final class ScriptedCaller implements CallControl, PromptWitness {

    /** 150 words a minute, as the voices speak. */
    private static final Duration TIME_OF_A_WORD = Duration.ofMillis(400);

    private static final Instant SOME_NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final CallId id = new CallId("scripted-call");
    private final String from;
    private final String to;
    private final SimulatedClock clock;
    private final Transcript transcript = new Transcript();
    private final Deque<Act> script = new ArrayDeque<>();
    private final StringBuilder keysAhead = new StringBuilder();

    private List<PromptId> heardPrompts = List.of();
    private @Nullable String problem;
    private boolean hungUp;
    private boolean inLine;
    private @Nullable CallOutcome end;
    private boolean flowHungUp;
    private @Nullable RejectCause rejectedWith;
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
        return Optional.ofNullable(problem);
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
        return flowHungUp;
    }

    /** What the flow turned the caller away with. */
    Optional<RejectCause> rejection() {
        return Optional.ofNullable(rejectedWith);
    }

    private void complain(String complaint) {
        if (problem == null) {
            problem = complaint;
        }
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
    public void ring() {
        requireLine();
    }

    @Override
    public void reject(RejectCause cause) {
        requireLine();
        hungUp = true;
        end = CallOutcome.REJECTED;
        rejectedWith = cause;
        transcript.rejects(cause);
    }

    @Override
    public void answer() {
        requireLine();
    }

    @Override
    public void saying(NodeId node, List<PromptId> prompts) {
        heardPrompts = prompts;
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
        Duration waited = Duration.ZERO;
        while (keysAhead.isEmpty()) {
            Act next = script.poll();
            switch (next) {
                case null -> {
                    if (hangsUpAtTheEnd) {
                        hangUpAsCaller(CallOutcome.CALLER_HUNG_UP);
                    }
                    return silence(rules.noInputTimeout().minus(waited));
                }
                case Act.Press(String keys) -> {
                    transcript.presses(keys);
                    keysAhead.append(keys);
                }
                case Act.Silence() -> {
                    return silence(rules.noInputTimeout().minus(waited));
                }
                case Act.Wait(Duration time) -> {
                    Duration left = rules.noInputTimeout().minus(waited);
                    if (time.compareTo(left) >= 0) {
                        script.addFirst(new Act.Wait(time.minus(left)));
                        return silence(left);
                    }
                    clock.pass(time);
                    waited = waited.plus(time);
                }
                case Act.HangUp() -> hangUpAsCaller(CallOutcome.CALLER_HUNG_UP);
                case Act.Ring _ when goesWithTheCall -> {} // nobody is rung on this way
                case Act.Speak _, Act.Ring _, Act.HearPrompt _, Act.HearWords _, Act.End _ ->
                    stray(next, "the caller was asked \"" + utterance.words() + "\" instead");
            }
        }
        return keyedIn(rules);
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
            hungUp = true;
            end = CallOutcome.CALLER_HUNG_UP;
            transcript.callerHangsUp();
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
            hungUp = true;
            end = CallOutcome.TRANSFERRED;
            flowHungUp = true;
            throw new CallEndedException(CallOutcome.TRANSFERRED);
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
        return Optional.ofNullable(end);
    }

    @Override
    public void hangUp() {
        if (!hungUp) {
            hungUp = true;
            end = CallOutcome.COMPLETED;
            flowHungUp = true;
            transcript.hangsUp();
        }
    }

    private void requireLine() {
        if (hungUp) {
            throw new CallEndedException();
        }
    }

    private void hear(Utterance utterance) {
        String words = utterance.words();
        if (words.isEmpty()) {
            return;
        }
        transcript.says(words);
        clock.pass(TIME_OF_A_WORD.multipliedBy(words.split("\\s+").length));
        while (isHeard(script.peek(), words)) {
            script.remove();
        }
    }

    private boolean isHeard(@Nullable Act expected, String words) {
        return switch (expected) {
            case Act.HearPrompt(PromptId prompt) -> heardPrompts.contains(prompt);
            case Act.HearWords(String part) -> words.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
            case null -> false;
            case Act.Press _, Act.Silence _, Act.Wait _, Act.Speak _, Act.HangUp _, Act.Ring _, Act.End _ -> false;
        };
    }

    private DigitInput silence(Duration time) {
        transcript.staysSilent();
        clock.pass(time);
        return new DigitInput.NoInput();
    }

    /** Takes from the keys that were pressed what answers one question. */
    private DigitInput keyedIn(DigitRules rules) {
        var digits = new StringBuilder();
        boolean finished = false;
        while (!finished && !keysAhead.isEmpty()) {
            char key = keysAhead.charAt(0);
            keysAhead.deleteCharAt(0);
            if (rules.finishKey() != null && key == rules.finishKey().symbol()) {
                finished = true;
            } else {
                digits.append(key);
                finished = digits.length() == rules.maxDigits()
                        || Digit.of(key).filter(rules.atOnce()::contains).isPresent();
            }
        }
        if (!finished) {
            clock.pass(rules.interDigitTimeout());
        }
        return digits.isEmpty() ? new DigitInput.NoInput() : new DigitInput.Entered(digits.toString(), finished);
    }

    private void stray(Act missed, String instead) {
        complain(missed.missed() + ", but " + instead);
        hungUp = true;
        end = CallOutcome.CALLER_HUNG_UP;
        throw new CallEndedException();
    }

    private void hangUpAsCaller(CallOutcome outcome) {
        script.poll();
        hungUp = true;
        end = outcome;
        transcript.callerHangsUp();
        throw new CallEndedException(outcome);
    }
}
