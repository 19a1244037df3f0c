package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which words changed, prompt by prompt and language by language. Used once. */
final class PromptComparison {

    private static final Prompt SILENT = new Prompt(Map.of());

    private final FlowDefinition before;
    private final FlowDefinition after;
    private final Values valuesAfter;
    private final Values valuesBefore;
    private final Map<PromptId, Set<NodeId>> sayers = new HashMap<>();
    private final List<PromptChange> changes = new ArrayList<>();

    PromptComparison(FlowDefinition before, FlowDefinition after, Values valuesAfter, Values valuesBefore) {
        this.before = before;
        this.after = after;
        this.valuesAfter = valuesAfter;
        this.valuesBefore = valuesBefore;
    }

    List<PromptChange> changes() {
        if (same(before.prompts(), after.prompts())) {
            return changes;
        }
        addSayers(after);
        addSayers(before);
        var ids = new LinkedHashSet<>(after.prompts().keySet());
        ids.addAll(before.prompts().keySet());
        for (PromptId id : ids) {
            Prompt former = before.prompts().get(id);
            Prompt now = after.prompts().get(id);
            if (!same(former, now)) {
                compare(id, former, now);
            }
        }
        return changes;
    }

    /** A prompt that is still said is told by who says it now; one that is not, by who said it. */
    private void addSayers(FlowDefinition flow) {
        var found = new HashMap<PromptId, Set<NodeId>>();
        for (FlowNode node : flow.nodes().values()) {
            node.prompts()
                    .forEach(id -> found.computeIfAbsent(id, _ -> new LinkedHashSet<>())
                            .add(node.id()));
        }
        found.forEach(sayers::putIfAbsent);
    }

    private void compare(PromptId id, @Nullable Prompt former, @Nullable Prompt now) {
        Prompt was = Objects.requireNonNullElse(former, SILENT);
        Prompt is = Objects.requireNonNullElse(now, SILENT);
        var languages = new LinkedHashSet<Language>(is.texts().keySet());
        languages.addAll(was.texts().keySet());
        int found = changes.size();
        for (Language language : languages) {
            PromptText text = was.texts().get(language);
            PromptText newText = is.texts().get(language);
            if (!Objects.equals(text, newText)) {
                add(id, language, text, newText, words(text, newText) + " (" + language + ")");
            }
        }
        if (found == changes.size()) {
            add(
                    id,
                    null,
                    null,
                    null,
                    now == null ? "removed" : former == null ? "added" : "languages in another order");
        }
    }

    private void add(
            PromptId id,
            @Nullable Language language,
            @Nullable PromptText former,
            @Nullable PromptText now,
            String words) {
        Set<NodeId> saidBy = sayers.getOrDefault(id, Set.of());
        String who = saidBy.isEmpty() ? "Prompt " + id : name(saidBy.iterator().next());
        String others = saidBy.size() > 1 ? " and " + (saidBy.size() - 1) + " more" : "";
        boolean whole = !before.prompts().containsKey(id) || !after.prompts().containsKey(id);
        changes.add(new PromptChange(id, language, former, now, whole, saidBy, who + others + ": " + words));
    }

    private String name(NodeId id) {
        return after.nodes().containsKey(id) ? valuesAfter.name(id) : valuesBefore.name(id);
    }

    private static String words(@Nullable PromptText before, @Nullable PromptText after) {
        if (after == null) {
            return before == null ? "nothing" : Values.quoted(before.text()) + " removed";
        }
        if (before == null) {
            return "now says " + Values.quoted(after.text());
        }
        if (!before.text().equals(after.text())) {
            return Values.quoted(after.text(), before.text()) + " instead of "
                    + Values.quoted(before.text(), after.text());
        }
        if (Objects.equals(before.audio(), after.audio())) {
            return "another recording as " + after.audio();
        }
        return after.audio() == null
                ? "spoken instead of recording " + before.audio()
                : "recording " + after.audio() + (before.audio() == null ? "" : " instead of " + before.audio());
    }
}
