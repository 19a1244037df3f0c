package io.ivory.runtime.telephony;

import io.ivory.flow.DigitRules;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.DigitInput;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.SoundSink;
import io.ivory.runtime.call.TransferResult;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.media.MediaSession;
import io.ivory.runtime.media.Recording;
import io.ivory.runtime.media.Sounds;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.PromptAudio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A caller on a phone, as a flow sees them. The call's thread owns it. */
final class TelephonyCall implements CallControl {

    /** How often what a caller says is written: a tenth of what the media thread can hold. */
    private static final Duration WRITE_EVERY = Duration.ofMillis(200);

    private final ArrivedCall caller;
    private final CallEnd end;
    private final MediaSession session;
    private final PromptAudio prompts;
    private final Dialer dialer;

    TelephonyCall(ArrivedCall caller, PromptAudio prompts, Dialer dialer) {
        this.caller = caller;
        this.end = caller.end();
        this.session = caller.session();
        this.prompts = prompts;
        this.dialer = dialer;
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
    public TransferResult transfer(Person destination, Duration ringFor) {
        end.check();
        Optional<Callee> dialled = dialer.dial(id(), session, from(), destination);
        if (dialled.isEmpty()) {
            return TransferResult.FAILED;
        }
        try (Callee callee = dialled.get()) {
            TransferResult result = ring(callee, ringFor);
            if (result == TransferResult.ANSWERED) {
                connect(callee);
            }
            return result;
        }
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

    private TransferResult ring(Callee callee, Duration ringFor) {
        session.fillSilenceWith(Sounds.RING_BACK);
        try {
            return end.await(callee.result(), ringFor).orElse(TransferResult.NO_ANSWER);
        } finally {
            session.leaveSilence();
        }
    }

    private void connect(Callee callee) {
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
