package io.ivory.runtime.telephony;

import io.ivory.flow.DigitRules;
import io.ivory.flow.RejectCause;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.HandOverNews;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.call.WaitResult;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.media.Recording;
import io.ivory.runtime.media.Sounds;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.PromptAudio;
import io.ivory.runtime.telephony.RingRace.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A caller on a phone, as a flow sees them. The call's thread owns it. */
final class TelephonyCall implements CallControl {

    /** Between two repetitions of what a caller hears on hold. */
    private static final Duration PAUSE_ON_HOLD = Duration.ofSeconds(1);

    /** How often what a caller says is written: a tenth of what the media thread can hold. */
    private static final Duration WRITE_EVERY = Duration.ofMillis(200);

    private final ArrivedCall caller;
    private final CallEnd end;
    private final MediaSession session;
    private final PromptAudio prompts;
    private final Dialer dialer;
    private final WaitingLines lines;
    private final LongSupplier clock;

    /** @param clock what waiting in line goes by, in nanoseconds on any monotonic scale */
    TelephonyCall(ArrivedCall caller, PromptAudio prompts, Dialer dialer, WaitingLines lines, LongSupplier clock) {
        this.caller = caller;
        this.end = caller.end();
        this.session = caller.session();
        this.prompts = prompts;
        this.dialer = dialer;
        this.lines = lines;
        this.clock = clock;
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
    public void ring() {
        end.check();
        caller.ring();
    }

    @Override
    public void reject(RejectCause cause) {
        end.check();
        end.leave();
        caller.turnAway(cause.status());
    }

    @Override
    public void answer() {
        end.check();
        caller.answer();
        end.await(caller.acknowledged());
    }

    @Override
    public void play(Utterance utterance) {
        List<Pcm> sound = soundOf(utterance);
        end.await(session.play(sound));
    }

    @Override
    public DigitInput ask(Utterance utterance, DigitRules rules) {
        List<Pcm> sound = soundOf(utterance);
        return end.await(session.ask(sound, rules));
    }

    @Override
    public HoldSound hold() {
        end.check();
        session.fillSilenceWith(Sounds.HOLD);
        return session::leaveSilence;
    }

    @Override
    public Recorded record(RecordingRules rules, SoundSink sink) {
        end.await(session.play(List.of(Sounds.BEEP)));
        Recording recording = session.record(rules);
        try {
            while (true) {
                Optional<Recorded> done = recording.writeTo(sink);
                if (done.isPresent()) {
                    return done.get();
                }
                Optional<Recorded.End> _ = end.await(recording.stopped(), WRITE_EVERY);
            }
        } catch (CallEndedException gone) {
            return recording.breakOff(sink);
        } finally {
            session.stopRecording();
        }
    }

    @Override
    public HoldSound hold(Utterance sound) {
        var repeated = new ArrayList<>(soundOf(sound));
        repeated.add(Pcm.silence(PAUSE_ON_HOLD));
        session.fillSilenceWith(Pcm.joined(repeated));
        return session::leaveSilence;
    }

    @Override
    public TransferResult transfer(List<Person> people, Duration ringFor, Consumer<Person> answered) {
        return ring(people, ringFor, winner -> {
            answered.accept(winner.person());
            connect(winner.callee());
            return TransferResult.ANSWERED;
        });
    }

    @Override
    public TransferResult handOver(List<Person> people, Duration ringFor, HandOverNews news) {
        return ring(people, ringFor, winner -> {
            Person who = winner.person();
            news.answered(who);
            return new HandingOver(caller, winner.callee(), result -> news.handedOver(who, result)).run();
        });
    }

    /**
     * Rings them with the ringing tone in the caller's ear, or what a single one sounds like before it answers, and goes on
     * with whoever answers first.
     */
    private TransferResult ring(
            List<Person> people, Duration ringFor, Function<Ringing.Party, TransferResult> conversation) {
        end.check();
        try (Ringing ringing = dialer.ring(caller, people)) {
            ringing.letHear(session);
            Optional<Rung> rung = whileRinging(ringing.decided(), ringFor);
            if (rung.isEmpty() || rung.get().winner().isEmpty()) {
                return rung.map(Rung::result).orElse(TransferResult.NO_ANSWER);
            }
            return conversation.apply(ringing.keepOnly(rung.get().winner().getAsInt()));
        }
    }

    @Override
    public TransferResult refer(Person destination, Duration within, Consumer<Person> answered) {
        end.check();
        Optional<Person> address = dialer.allowed(id(), destination);
        if (address.isEmpty()) {
            return TransferResult.FAILED;
        }
        var news = new CompletableFuture<TransferResult>();
        caller.refer(address.get().uri(), status -> news.complete(Callee.resultOf(status)));
        Optional<TransferResult> result;
        try {
            result = whileRinging(news, within);
        } catch (CallEndedException over) {
            if (over.outcome() != CallOutcome.CALLER_HUNG_UP) {
                throw over;
            }
            result = Optional.ofNullable(news.getNow(null)); // the caller's side may hang up as soon as it has told us
            if (result.isEmpty() || result.get() != TransferResult.ANSWERED) {
                throw over;
            }
        }
        if (result.isPresent() && result.get() == TransferResult.ANSWERED) {
            answered.accept(destination);
            end.leave();
            caller.end(CallOutcome.TRANSFERRED);
            throw new CallEndedException(CallOutcome.TRANSFERRED);
        }
        return result.orElse(TransferResult.NO_ANSWER);
    }

    @Override
    public WaitResult waitInLine(LineWish wish, LineNews news) {
        end.check();
        return WaitInLine.of(this, lines, wish, news, clock);
    }

    /** Somebody's telephone rings, whatever the caller hears; must be closed. */
    Ringing startRinging(Person person) {
        end.check();
        return dialer.ring(caller, List.of(person));
    }

    @Override
    public Optional<CallOutcome> ended() {
        return end.outcome();
    }

    @Override
    public void hangUp() {
        end.leave();
        caller.hangUp();
    }

    /** Waits with the ringing tone in the caller's ear. */
    private <T> Optional<T> whileRinging(CompletableFuture<T> news, Duration ringFor) {
        session.fillSilenceWith(Sounds.RING_BACK);
        try {
            return end.await(news, ringFor);
        } finally {
            session.leaveSilence();
        }
    }

    /** Joins the two until one of them hangs up. */
    void connect(Callee callee) {
        session.bridge(callee.session());
        try {
            end.await(callee.gone());
        } catch (CallEndedException over) {
            throw over.outcome() == CallOutcome.CALLER_HUNG_UP ? new CallEndedException(CallOutcome.TRANSFERRED) : over;
        } finally {
            session.unbridge();
        }
    }

    private List<Pcm> soundOf(Utterance utterance) {
        end.check();
        try {
            var sound = new ArrayList<Pcm>();
            for (Utterance.Part part : utterance.parts()) {
                sound.add(prompts.of(part));
            }
            return sound;
        } catch (RuntimeException e) {
            end.check(); // synthesis for a caller who has gone is cut short, and that is no fault
            throw e;
        }
    }
}
