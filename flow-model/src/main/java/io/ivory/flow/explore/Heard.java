package io.ivory.flow.explore;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;

/**
 * What a caller has got out of the call since the flow last asked for something: it decides how a hang-up feels. Proofs
 * and test calls judge by it alike.
 */
public enum Heard {
    NOTHING,
    WORDS,
    OUTCOME,
    CALLBACK,
    VOICEMAIL,
    PERSON;

    /** This, or {@code more} if that is worth more. */
    Heard and(Heard more) {
        return more.compareTo(this) > 0 ? more : this;
    }

    /** What the caller has got once a call that has got this does its part at {@code node} and leaves by {@code exit}. */
    public Heard after(FlowNode node, Exit exit) {
        return switch (node) {
            case Say say -> say.sequence().isEmpty() ? this : and(WORDS);
            case HangUp hangUp -> hangUp.goodbye() == null ? this : and(WORDS);
            case Milestone _ -> and(OUTCOME);
            case Menu _, Collect _ -> NOTHING;
            case LanguageChoice choice -> choice.options().size() == 1 ? this : NOTHING;
            case Transfer _, QueueCaller _ -> exit.equals(Exit.ANSWERED) ? PERSON : NOTHING;
            case Voicemail _ -> exit.equals(Exit.NEXT) ? VOICEMAIL : this;
            case Callback _ -> exit.equals(Exit.NEXT) ? CALLBACK : this;
            case Hours _,
                    Branch _,
                    CallerCheck _,
                    Split _,
                    Lookup _,
                    HttpRequest _,
                    Assign _,
                    Notify _,
                    RunFlow _,
                    ReturnResult _,
                    GoToFlow _ -> this;
        };
    }

    /** How a call ends that hangs up now. */
    public Ending ending() {
        return switch (this) {
            case NOTHING -> Ending.SILENCE;
            case WORDS -> Ending.GOODBYE;
            case OUTCOME -> Ending.OUTCOME;
            case CALLBACK -> Ending.CALLBACK;
            case VOICEMAIL -> Ending.VOICEMAIL;
            case PERSON -> Ending.PERSON;
        };
    }
}
