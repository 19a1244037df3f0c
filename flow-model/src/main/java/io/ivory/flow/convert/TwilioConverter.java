package io.ivory.flow.convert;

import io.ivory.flow.Assign;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Brings a Studio flow over: the widgets that an incoming call reaches, each as the node that does the same. */
final class TwilioConverter {

    /** Farther from the middle than this is nobody's drawing. */
    private static final int MAX_OFFSET = 100_000;

    private final TwilioWork work;
    private final TwilioTalk talk;
    private final TwilioDecisions decisions;
    private final TwilioCalls calls;
    private final TwilioRequests requests;

    private TwilioConverter(TwilioWork work) {
        this.work = work;
        this.talk = new TwilioTalk(work);
        this.decisions = new TwilioDecisions(work);
        this.calls = new TwilioCalls(work);
        this.requests = new TwilioRequests(work);
    }

    static void convert(String json, String name, BundleDraft bundle, Notes notes) {
        var work = new TwilioWork(TwilioFlow.read(json, notes), name, bundle, notes);
        new TwilioConverter(work).convert(name);
    }

    private void convert(String name) {
        trigger();
        work.ids().forEach((state, id) -> {
            TwilioState widget = work.source.states().get(state);
            if (widget != null) {
                work.draft.add(node(id, widget));
                place(id, widget);
            }
        });
        start();
        noteTheRest();
        work.bundle.flow(work.bundle.flowName(name, _ -> false), work.draft::build);
    }

    private FlowNode node(NodeId id, TwilioState state) {
        return switch (state.type()) {
            case TwilioFlow.SAY -> talk.say(id, state);
            case TwilioFlow.GATHER -> talk.gather(id, state);
            case TwilioFlow.SPLIT -> decisions.split(id, state);
            case "set-variables" -> decisions.set(id, state);
            case TwilioFlow.CONNECT -> calls.connect(id, state);
            case "enqueue-call", "send-to-flex" -> calls.enqueue(id, state);
            case "record-voicemail" -> calls.voicemail(id, state);
            case "run-subflow" -> calls.subflow(id, state);
            case "make-http-request" -> requests.http(id, state);
            case "run-function", "run-function-v2" -> requests.function(id, state);
            case "send-message" -> requests.message(id, state);
            default -> placeholder(id, state);
        };
    }

    private FlowNode placeholder(NodeId id, TwilioState state) {
        var ways = new LinkedHashMap<String, @Nullable NodeId>();
        for (TwilioState.Transition way : state.transitions()) {
            ways.putIfAbsent(way.event(), work.target(way.next(), state));
        }
        work.notes.toDo(
                state.place(),
                state.subject(),
                "flows here have no such step; a placeholder keeps its ways on and cannot be published: put a node in"
                        + " its place");
        return Placeholder.of(
                id, state.type(), state.name(), ways, state.properties().values());
    }

    private void trigger() {
        TwilioState initial = work.source.initial();
        if (!initial.type().equals("trigger")) {
            return;
        }
        work.notes.broughtOver(initial.place(), initial.subject(), "the start of the flow");
        if (initial.next("incomingCall") == null) {
            work.notes.changed(
                    initial.place(),
                    initial.subject(),
                    work.graph.first() == null
                            ? "no call comes in here: the flow is empty"
                            : "began with a request or as a part of another flow; here it begins with a call");
        }
        for (String event : List.of("incomingMessage", "incomingConversationMessage", "incomingRequest")) {
            String next = initial.next(event);
            if (next != null && !next.equals(work.graph.first())) {
                work.notes.leftOut(
                        initial.place(), initial.subject(), "the way of \"" + event + "\": flows here are for calls");
            }
        }
    }

    /** Begins with the first widget, after texts that are read have become empty, as they are in Liquid. */
    private void start() {
        NodeId first = work.graph.first() == null ? null : work.target(work.graph.first(), work.source.initial());
        if (first == null) {
            return;
        }
        if (work.values.startValues().isEmpty()) {
            work.draft.start(first);
            return;
        }
        NodeId id = work.draft.newId("Start values", "start-values");
        NodeHead head = FlowDraft.head(id, "Start values", Map.of(Exit.NEXT, first));
        work.draft.add(new Assign(head, work.values.startValues()));
        work.draft.start(id);
        place(id, work.source.initial());
        work.notes.changed(
                "",
                "Start values",
                "Liquid reads what was never set as nothing; a set node at the start does the same: "
                        + work.values.startValues().keySet());
    }

    private void place(NodeId id, TwilioState state) {
        SourceObject properties = state.properties();
        if (properties.has("offset")) {
            SourceObject offset = properties.object("offset");
            work.draft.place(
                    id,
                    new Position(
                            offset.number("x", 0, -MAX_OFFSET, MAX_OFFSET),
                            offset.number("y", 0, -MAX_OFFSET, MAX_OFFSET)));
        }
    }

    private void noteTheRest() {
        for (TwilioState state : work.source.states().values()) {
            if (!work.graph.reached().contains(state.name()) && !state.type().equals("trigger")) {
                work.notes.leftOut(
                        state.place(),
                        state.subject(),
                        "no call reaches it by keys: it was for messages, for speech or for after the call");
            }
        }
        var voices = new TreeSet<String>();
        var languages = new TreeSet<Language>();
        for (String name : work.graph.reached()) {
            TwilioState state = work.source.states().get(name);
            if (state != null && !state.properties().text("say", "").isBlank()) {
                languages.add(work.languageOf(state));
                voices.add(state.properties().text("voice", ""));
            }
        }
        voices.remove("");
        if (!voices.isEmpty()) {
            work.notes.changed("", "voices", "texts are spoken by the voice of their language, not by " + voices);
        }
        if (languages.size() > 1) {
            work.notes.toDo(
                    "",
                    "languages",
                    "the flow speaks " + languages + "; here each call has one language and each prompt a text in every"
                            + " language: add a language node, lead both ways to the same nodes, and fill in the texts");
        }
    }
}
