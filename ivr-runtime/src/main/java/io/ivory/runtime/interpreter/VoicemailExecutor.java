package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Voicemail;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.Recorded;
import io.ivory.runtime.call.RecordingRules;
import io.ivory.runtime.call.Utterance.Part;
import io.ivory.runtime.call.VoicemailBoxes;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.call.VoicemailBoxes.Origin;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes down what the caller wants to say. Whatever goes wrong with the recording, the call goes on: the caller is told,
 * and so are the people who run the flow.
 */
final class VoicemailExecutor implements NodeExecutor<Voicemail> {

    private static final Logger log = LoggerFactory.getLogger(VoicemailExecutor.class);

    private final VoicemailBoxes boxes;

    VoicemailExecutor(VoicemailBoxes boxes) {
        this.boxes = boxes;
    }

    @Override
    public Step execute(Voicemail node, Conversation call) {
        String name = requireNonNull(node.box());
        VoicemailBox box = named(name, call);
        if (!call.isAlone()) {
            if (hasRoom(name, box, call)) {
                greet(node, box, call);
                takeDown(node, box, call);
            } else {
                call.failed("the voicemail box \"" + name + "\" is full: nobody has heard any of its recordings");
                say(sentence(call).full(), call);
            }
        }
        return new Step.Leave(Exit.NEXT);
    }

    private static VoicemailBox named(String name, Conversation call) {
        Destination destination = Missing.unless(call.resources().destinations().get(name), "destination", name);
        if (destination instanceof VoicemailBox box) {
            return box;
        }
        throw new IllegalStateException("\"" + name + "\" is " + destination.kind() + ", not a voicemail box");
    }

    private boolean hasRoom(String name, VoicemailBox box, Conversation call) {
        try {
            return boxes.hasRoom(name, box.maximum());
        } catch (InterruptedException over) {
            throw call.cutShort();
        }
    }

    /** In the words of the flow; else of the box; else in ours, and where no voice can say those the tone does alone. */
    private static void greet(Voicemail node, VoicemailBox box, Conversation call) {
        String words = sentence(call).greeting();
        if (node.greeting() != null) {
            call.say(call.wordings().of(node.greeting()));
        } else if (box.greeting() != null) {
            boolean _ = OwnWords.say(new Part.Recorded(box.greeting(), words, call.language()), call);
        } else {
            say(words, call);
        }
    }

    private void takeDown(Voicemail node, VoicemailBox box, Conversation call) {
        var rules = new RecordingRules(node.maxLength(), node.silence());
        var origin = new Origin(
                call.control().id(),
                call.flowName(),
                call.control().from(),
                requireNonNull(node.box()),
                box.maximum(),
                box.email(),
                call.now());
        boolean trouble;
        Recorded.End end = Recorded.End.NOT_KEPT;
        try {
            NewRecording recording = boxes.begin(origin);
            end = record(recording, rules, origin, call);
            trouble = end == Recorded.End.NOT_KEPT;
        } catch (IOException notKept) {
            trouble = true;
            alarm(origin, String.valueOf(notKept.getMessage()), call);
        }
        if (end == Recorded.End.CALLER_GONE) {
            throw call.cutShort();
        }
        if (trouble) {
            say(sentence(call).trouble(), call);
        }
    }

    /** Records, and keeps what there is to keep whatever happens meanwhile. */
    private static Recorded.End record(NewRecording recording, RecordingRules rules, Origin origin, Conversation call)
            throws IOException {
        Recorded recorded = new Recorded(Duration.ZERO, Recorded.End.NOT_KEPT);
        try {
            recorded = call.control().record(rules, recording);
        } finally {
            if (recording.keep(recorded.speech())) {
                call.report(new CallEvent.LeftRecording(
                        origin.call(),
                        call.now(),
                        call.nodeId(),
                        origin.box(),
                        recorded.speech().toMillis()));
            }
        }
        if (recorded.end() == Recorded.End.NOT_KEPT) {
            alarm(origin, "the recording could not be written to its end", call);
        }
        return recorded.end();
    }

    private static void alarm(Origin origin, String problem, Conversation call) {
        call.failed("a recording for the voicemail box \"" + origin.box() + "\" could not be kept: " + problem);
        log.atError()
                .addKeyValue("call", origin.call())
                .addKeyValue("box", origin.box())
                .addKeyValue("reason", problem)
                .log("a voicemail recording could not be kept");
    }

    private static VoicemailSentence sentence(Conversation call) {
        return VoicemailSentence.in(call.language());
    }

    private static void say(String words, Conversation call) {
        boolean _ = OwnWords.say(words, call.language(), call);
    }
}
