package io.ivory.flow.convert;

import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all that bring over widgets share: the source, the flow that is made of it, and where widgets became nodes. */
final class TwilioWork {

    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})([-_][A-Za-z0-9]{2,8})*");

    final TwilioFlow source;
    final TwilioGraph graph;
    final TwilioPlan plan;
    final FlowDraft draft;
    final BundleDraft bundle;
    final Notes notes;
    final TwilioValues values;
    private final Language language;
    private final Map<String, NodeId> ids = new LinkedHashMap<>();

    TwilioWork(TwilioFlow source, String name, BundleDraft bundle, Notes notes) {
        this.source = source;
        this.notes = notes;
        graph = TwilioGraph.of(source);
        plan = TwilioPlan.of(source, graph);
        language = mostSpoken();
        draft = new FlowDraft(name, language);
        this.bundle = bundle;
        values = new TwilioValues(source, draft, notes);
        for (String reached : graph.reached()) {
            if (!plan.isFolded(reached)) {
                ids.put(reached, draft.newId(reached, "node"));
            }
        }
    }

    /** The widgets that become nodes of their own, with their ids, in the order of the file. */
    Map<String, NodeId> ids() {
        return ids;
    }

    /** The node that the call goes on to; none, which a person has to mend, where the widget is missing. */
    @Nullable
    NodeId target(@Nullable String next, TwilioState from) {
        if (next == null) {
            return draft.end();
        }
        NodeId id = ids.get(next);
        if (id == null) {
            notes.toDo(
                    from.place(),
                    from.subject(),
                    "leads to the widget " + Notes.quoted(next) + ", which is not there: connect the exit to a node");
        }
        return id;
    }

    @Nullable
    NodeId after(TwilioState state, String event) {
        return target(state.next(event), state);
    }

    NodeHead head(NodeId id, TwilioState state, Map<Exit, @Nullable NodeId> targets) {
        return FlowDraft.head(id, state.name(), targets);
    }

    /** What a widget says or plays. A recording cannot be fetched: its name is kept, so that it can be uploaded. */
    @Nullable
    PromptId prompt(TwilioState state, String stem) {
        String say = state.properties().text("say", "");
        if (!say.isBlank()) {
            String words = values.words(say, state.properties().place("say"), state.subject());
            if (words.length() > PromptText.MAX_TEXT) {
                notes.changed(
                        state.properties().place("say"),
                        state.subject(),
                        "the text was cut at " + PromptText.MAX_TEXT + " characters");
            }
            return draft.prompt(stem, languageOf(state), words);
        }
        String play = state.properties().text("play", "");
        return play.isBlank() ? null : draft.prompt(stem, recording(state, play));
    }

    private Prompt recording(TwilioState state, String address) {
        String file = Recordings.fileName(address);
        notes.toDo(
                state.properties().place("play"),
                state.subject(),
                "plays " + Notes.quoted(Secrets.removedFromAddresses(address)) + ": upload it as the recording \""
                        + file + "\" and type what it says");
        return new Prompt(Map.of(languageOf(state), new PromptText("", file, null)));
    }

    /** The language that a widget speaks. */
    Language languageOf(TwilioState state) {
        String tag = state.properties().text("language", "").strip();
        return TAG.matcher(tag).matches() ? base(tag) : language;
    }

    private static Language base(String tag) {
        return new Language(tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT));
    }

    private Language mostSpoken() {
        Map<Language, Integer> counts = new HashMap<>();
        Language most = Language.ENGLISH;
        for (String name : graph.reached()) {
            TwilioState state = source.states().get(name);
            String tag =
                    state == null ? "" : state.properties().text("language", "").strip();
            if (TAG.matcher(tag).matches()
                    && state != null
                    && !state.properties().text("say", "").isBlank()) {
                counts.merge(base(tag), 1, Integer::sum);
            }
        }
        for (Map.Entry<Language, Integer> entry : counts.entrySet()) {
            int best = counts.getOrDefault(most, 0);
            if (entry.getValue() > best
                    || (entry.getValue() == best && !counts.containsKey(most))
                    || (entry.getValue() == best && entry.getKey().compareTo(most) < 0)) {
                most = entry.getKey();
            }
        }
        return most;
    }
}
