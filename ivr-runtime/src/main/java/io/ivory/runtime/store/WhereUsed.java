package io.ivory.runtime.store;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
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
            String name = used(node, kind);
            if (name != null) {
                names.add(name);
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

    private static @Nullable String used(FlowNode node, ResourceKind kind) {
        return switch (node) {
            case Hours n -> kind == ResourceKind.HOURS ? n.hours() : null;
            case Lookup n -> kind == ResourceKind.TABLE ? n.table() : null;
            case Transfer n -> kind == ResourceKind.DESTINATION ? n.destination() : null;
            case HttpRequest n -> kind == ResourceKind.CONNECTION ? n.connection() : null;
            case Say _, Menu _, Collect _, Branch _, Assign _, HangUp _ -> null;
        };
    }
}
