package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers which flows refer to a resource, so that nothing is deleted under a caller's feet. */
final class WhereUsed {

    private final List<Draft> flows;

    WhereUsed(List<Draft> flows) {
        this.flows = flows;
    }

    /** The names of the flows, each once. */
    List<String> flowsThatUse(ResourceKind kind, String name) {
        return flows.stream()
                .filter(flow -> uses(flow.definition(), kind).contains(name))
                .map(flow -> flow.definition().name())
                .distinct()
                .toList();
    }

    /** The names of all resources of {@code kind} that {@code flow} refers to, in its nodes' order. */
    static Set<String> uses(FlowDefinition flow, ResourceKind kind) {
        var names = new LinkedHashSet<String>();
        if (kind == ResourceKind.AUDIO) {
            flow.prompts().values().stream()
                    .flatMap(prompt -> prompt.texts().values().stream())
                    .map(text -> text.audio())
                    .filter(Objects::nonNull)
                    .forEach(names::add);
            return names;
        }
        if (kind == ResourceKind.HOURS) {
            names.addAll(spokenHours(flow));
        }
        for (FlowNode node : flow.nodes().values()) {
            for (Reference reference : Reference.of(node)) {
                if (kindOf(reference.kind()) == kind) {
                    names.add(reference.name());
                }
            }
        }
        return names;
    }

    /** The opening hours that prompts speak outright: {@code {"shop" | hours}}. Drafts count, however unfinished. */
    private static Set<String> spokenHours(FlowDefinition flow) {
        return flow.prompts().values().stream()
                .flatMap(prompt -> prompt.texts().values().stream())
                .flatMap(text -> text.hoursNamed().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The kind of resource that a reference means; null for another flow, which is no resource. */
    private static @Nullable ResourceKind kindOf(Reference.Kind kind) {
        return switch (kind) {
            case HOURS -> ResourceKind.HOURS;
            case DESTINATION -> ResourceKind.DESTINATION;
            case TABLE -> ResourceKind.TABLE;
            case CONNECTION -> ResourceKind.CONNECTION;
            case FLOW -> null;
        };
    }
}
