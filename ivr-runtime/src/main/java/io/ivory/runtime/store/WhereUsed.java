package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Reference;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The names of the flows that run {@code id} or go on in it, each once; the flow itself does not count. */
    List<String> flowsThatLeadTo(FlowId id) {
        return flows.stream()
                .filter(flow -> !flow.id().equals(id))
                .filter(flow -> otherFlows(flow.definition()).contains(id.value()))
                .map(flow -> flow.definition().name())
                .distinct()
                .toList();
    }

    /** The ids of the flows that {@code flow} runs or goes on in. */
    static Set<String> otherFlows(FlowDefinition flow) {
        return flow.nodes().values().stream()
                .flatMap(node -> Reference.of(node).stream())
                .filter(reference -> reference.kind() == Reference.Kind.FLOW)
                .map(Reference::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The names of the people whom {@code destination} rings. */
    static List<String> members(Destination destination) {
        return switch (destination) {
            case RingGroup group -> group.members();
            case CallQueue queue -> queue.agents();
            case Person _, VoicemailBox _, EmailAddress _ -> List.of();
        };
    }

    /** The recordings that {@code destination} plays. */
    static List<String> recordings(Destination destination) {
        return switch (destination) {
            case CallQueue queue -> Stream.ofNullable(queue.music()).toList();
            case VoicemailBox box -> Stream.ofNullable(box.greeting()).toList();
            case Person _, RingGroup _, EmailAddress _ -> List.of();
        };
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
