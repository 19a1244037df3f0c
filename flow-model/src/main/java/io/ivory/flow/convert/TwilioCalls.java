package io.ivory.flow.convert;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.NodeId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings over what hands a call to somebody: connect-call-to, enqueue-call, send-to-flex, record-voicemail, run-subflow. */
final class TwilioCalls {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{2,20}");

    /** The exits of a transfer by what Twilio says of the call, the first name being the usual one. */
    private static final Map<Exit, List<String>> STATUS = Map.of(
            Exit.ANSWERED, List.of("completed", "answered"),
            Exit.BUSY, List.of("busy"),
            Exit.NO_ANSWER, List.of("no-answer"),
            Exit.FAILED, List.of("failed", "canceled"));

    private static final Map<String, String> NOT_KEPT = Map.of(
            "record", "the conversation is not recorded here",
            "time_limit", "how long the conversation may last is not limited here",
            "sip_password", "the password was not brought over: give the trunk its own");

    private final TwilioWork work;

    TwilioCalls(TwilioWork work) {
        this.work = work;
    }

    FlowNode connect(NodeId id, TwilioState state) {
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        Optional<TwilioState> outcome = work.plan.outcome(state);
        for (Exit exit : List.of(Exit.ANSWERED, Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED)) {
            targets.put(
                    exit,
                    outcome.isPresent()
                            ? work.target(nextFor(exit, outcome.get()), outcome.get())
                            : work.after(state, "callCompleted"));
        }
        noteWhatIsLost(state);
        int ringS = state.properties()
                .number(
                        "timeout",
                        (int) Transfer.DEFAULT_RING.toSeconds(),
                        (int) Transfer.SHORTEST_RING.toSeconds(),
                        (int) Transfer.LONGEST_RING.toSeconds());
        work.notes.broughtOver(
                state.place(),
                state.subject(),
                "transfer \"" + id + "\""
                        + outcome.map(split -> ", together with " + split.subject())
                                .orElse(""));
        return new Transfer(work.head(id, state, targets), destination(state), Duration.ofSeconds(ringS), null);
    }

    private static @Nullable String nextFor(Exit exit, TwilioState split) {
        List<String> names = STATUS.getOrDefault(exit, List.of());
        return split.transitions().stream()
                .filter(way -> TwilioPlan.values(way).orElse(List.of()).stream().anyMatch(names::contains))
                .findFirst()
                .or(() -> split.on("noMatch"))
                .map(TwilioState.Transition::next)
                .orElse(null);
    }

    private void noteWhatIsLost(TwilioState state) {
        NOT_KEPT.keySet().stream().sorted().forEach(key -> {
            if (state.properties().has(key) && !state.properties().text(key, "").equals("false")) {
                work.notes.leftOut(state.properties().place(key), state.subject(), String.valueOf(NOT_KEPT.get(key)));
            }
        });
        String callerId = state.properties().text("caller_id", "");
        if (!callerId.isBlank() && !callerId.contains("contact.channel.address")) {
            work.notes.leftOut(
                    state.properties().place("caller_id"),
                    state.subject(),
                    "which number the other side sees is a matter of the trunk here");
        }
    }

    private @Nullable String destination(TwilioState state) {
        SourceObject properties = state.properties();
        String noun = properties.text("noun", "number");
        String to = noun.equals("sip") ? properties.text("sip_endpoint", "") : properties.text("to", "");
        if (!TwilioValues.isFixed(to) || to.isBlank()) {
            work.notes.toDo(
                    properties.place(noun.equals("sip") ? "sip_endpoint" : "to"),
                    state.subject(),
                    "whom to call is " + (to.isBlank() ? "not said" : "worked out as " + Notes.quoted(to))
                            + "; here a caller cannot choose it: choose somebody from the people of the workspace");
            return null;
        }
        if (noun.equals("sip")) {
            return sip(state, to);
        }
        var members = new LinkedHashSet<String>();
        for (String number : to.split(",", RingGroup.MAX_MEMBERS + 1)) {
            if (!number.isBlank() && members.size() < RingGroup.MAX_MEMBERS) {
                members.add(person(state, noun, number.strip(), to.contains(",")));
            }
        }
        return members.size() == 1
                ? members.getFirst()
                : work.bundle.destination(
                        state.name(), new RingGroup(List.copyOf(members), RingGroup.Strategy.ALL_AT_ONCE));
    }

    private @Nullable String sip(TwilioState state, String address) {
        try {
            return work.bundle.person(state.name(), new Person(address.split("[?;]", 2)[0]));
        } catch (InvalidFlowException e) {
            work.notes.toDo(state.properties().place("sip_endpoint"), state.subject(), e.getMessage());
            return null;
        }
    }

    private String person(TwilioState state, String noun, String who, boolean several) {
        boolean number = NUMBER.matcher(who).matches();
        var person = PlaceholderAddress.person(who);
        boolean known = work.bundle.knows(person);
        String name = work.bundle.person(!number ? who : several ? "number " + who : state.name(), person);
        if (known) {
            return name;
        }
        work.notes.toDo(
                state.properties().place("to"),
                state.subject(),
                "calls the " + (number ? "number" : noun) + " " + Notes.quoted(who) + ": give the destination \"" + name
                        + "\" its SIP address in place of " + person.uri());
        return name;
    }

    FlowNode enqueue(NodeId id, TwilioState state) {
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.ANSWERED, work.after(state, "callComplete"));
        targets.put(Exit.FULL, work.after(state, "failedToEnqueue"));
        targets.put(Exit.TIMEOUT, work.after(state, "callFailure"));
        targets.put(Exit.LEFT, work.after(state, "callComplete"));
        SourceObject properties = state.properties();
        String what = properties.text("queue_name", properties.text("workflow_sid", properties.text("workflow", "")));
        work.notes.toDo(
                state.place(),
                state.subject(),
                "puts callers into " + (what.isBlank() ? "a queue" : Notes.quoted(what))
                        + ": make a queue with the people who answer, and choose it here");
        for (String key : List.of("attributes", "task_attributes", "wait_url", "waitUrl", "priority")) {
            if (properties.has(key)) {
                work.notes.leftOut(properties.place(key), state.subject(), "queues here have no \"" + key + "\"");
            }
        }
        int waitS = properties.number(
                "timeout",
                (int) QueueCaller.DEFAULT_WAIT.toSeconds(),
                (int) QueueCaller.SHORTEST_WAIT.toSeconds(),
                (int) QueueCaller.LONGEST_WAIT.toSeconds());
        work.notes.broughtOver(state.place(), state.subject(), "queue \"" + id + "\"");
        return new QueueCaller(
                FlowDraft.head(id, state.name(), targets, Placeholder.was(state.type(), properties.values())),
                null,
                Duration.ofSeconds(waitS),
                QueueCaller.DEFAULT_ANNOUNCE,
                null,
                null);
    }

    FlowNode voicemail(NodeId id, TwilioState state) {
        SourceObject properties = state.properties();
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(Exit.NEXT, work.after(state, "recordingComplete"));
        String silent = state.next("noAudio");
        if (silent != null && !silent.equals(state.next("recordingComplete"))) {
            work.notes.changed(
                    state.place(),
                    state.subject(),
                    "went on to " + Notes.quoted(silent)
                            + " where nothing was said; here it goes on as after a recording");
        }
        if (properties.flag("transcribe")) {
            work.notes.leftOut(properties.place("transcribe"), state.subject(), "recordings are not written down here");
        }
        for (String key : List.of("recording_status_callback_url", "transcription_callback_url", "finish_on_key")) {
            if (!properties.text(key, "").isBlank()) {
                work.notes.leftOut(properties.place(key), state.subject(), "voicemail here has no \"" + key + "\"");
            }
        }
        int longestS = (int) Voicemail.LONGEST_LENGTH.toSeconds();
        int maxLengthS = properties.number("max_length", longestS, 5, Integer.MAX_VALUE);
        if (maxLengthS > longestS) {
            work.notes.changed(
                    properties.place("max_length"),
                    state.subject(),
                    "recorded up to " + maxLengthS + " seconds; here a recording is at most " + longestS
                            + " seconds long");
        }
        String box =
                work.bundle.destination("voicemail", new VoicemailBox(null, null, VoicemailBox.DEFAULT_RECORDINGS));
        work.notes.toDo(
                state.place(), state.subject(), "say in the voicemail box \"" + box + "\" who is told of recordings");
        work.notes.broughtOver(state.place(), state.subject(), "voicemail \"" + id + "\"");
        return new Voicemail(
                work.head(id, state, targets),
                box,
                null,
                Duration.ofSeconds(Math.min(maxLengthS, longestS)),
                Duration.ofSeconds(properties.number("timeout", 5, 1, 60)));
    }

    FlowNode subflow(NodeId id, TwilioState state) {
        var with = new LinkedHashMap<VariableName, String>();
        List<String> unknown = new ArrayList<>();
        for (SourceObject parameter : state.properties().objects("parameters")) {
            String key = parameter.text("key", "").replaceAll("[^A-Za-z0-9_]", "_");
            Optional<String> value = work.values.expression(parameter.text("value", ""));
            if (value.isPresent() && key.matches("[A-Za-z]\\w{0,39}")) {
                with.put(new VariableName(key), value.get());
            } else {
                unknown.add(key);
            }
        }
        if (!unknown.isEmpty()) {
            work.notes.toDo(
                    state.properties().place("parameters"),
                    state.subject(),
                    "these parameters are not known here: " + String.join(", ", unknown));
        }
        work.notes.toDo(
                state.place(),
                state.subject(),
                "runs the Studio flow " + Notes.quoted(state.properties().text("flow_sid", ""))
                        + ": bring that flow over too, let it return \"done\", and choose it here");
        var done = new Exit("done");
        var targets = new LinkedHashMap<Exit, @Nullable NodeId>();
        targets.put(done, work.after(state, "completed"));
        targets.put(Exit.FAILED, work.after(state, "failed"));
        work.notes.broughtOver(state.place(), state.subject(), "run \"" + id + "\"");
        return new RunFlow(
                FlowDraft.head(
                        id,
                        state.name(),
                        targets,
                        Placeholder.was(state.type(), state.properties().values())),
                null,
                with,
                List.of(done),
                null);
    }

    /** The widgets that this class brings over. */
    static Set<String> types() {
        return Set.of(TwilioFlow.CONNECT, "enqueue-call", "send-to-flex", "record-voicemail", "run-subflow");
    }
}
