package io.ivory.runtime.store;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.switchboard.DialledNumber;
import io.ivory.runtime.switchboard.FlowDirectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which flow takes a call, kept in memory: answers at once, and also while the database is away. Renewed after each
 * publishing, each change of a number and each change of what flows refer to. Thread-safe.
 */
public final class LiveFlows implements FlowDirectory {

    private static final Logger log = LoggerFactory.getLogger(LiveFlows.class);

    private final FlowStore flows;
    private final NumberStore numbers;
    private final ResourceStore resources;
    private volatile Map<String, PublishedFlow> byNumber = Map.of();

    LiveFlows(FlowStore flows, NumberStore numbers, ResourceStore resources) {
        this.flows = flows;
        this.numbers = numbers;
        this.resources = resources;
    }

    @Override
    public Optional<PublishedFlow> answering(String number) {
        return Optional.ofNullable(byNumber.get(DialledNumber.normalised(number)));
    }

    /** The names of the recordings that callers may hear. */
    public Set<String> recordings() {
        return byNumber.values().stream()
                .flatMap(live -> Stream.concat(Stream.of(live.flow()), live.flow().others().stream())
                        .flatMap(flow -> recordings(flow.definition(), live.resources())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of its prompts, and those of the boxes and queues that it hands callers to. */
    private static Stream<String> recordings(FlowDefinition flow, Resources resources) {
        return Stream.concat(
                WhereUsed.uses(flow, ResourceKind.AUDIO).stream(),
                WhereUsed.uses(flow, ResourceKind.DESTINATION).stream()
                        .map(resources.destinations()::get)
                        .filter(Objects::nonNull)
                        .flatMap(destination -> WhereUsed.recordings(destination).stream()));
    }

    /** Reads the database again; keeps what is known if that fails. */
    synchronized void refresh() {
        try {
            Resources held = resources.resources();
            Map<String, PublishedFlow> before = new HashMap<>();
            byNumber.values().forEach(flow -> before.put(flow.id(), flow));
            var found = new HashMap<String, PublishedFlow>();
            var now = new HashMap<String, PublishedFlow>();
            for (NumberStore.Assignment assignment : numbers.list()) {
                String id = assignment.flow().value();
                if (assignment.live() && !found.containsKey(id)) {
                    load(assignment.flow(), held, Optional.ofNullable(before.get(id)))
                            .ifPresent(flow -> found.put(id, flow));
                }
                PublishedFlow flow = found.get(id);
                if (flow != null) {
                    now.put(DialledNumber.normalised(assignment.number()), flow);
                }
            }
            byNumber = Map.copyOf(now);
        } catch (RuntimeException e) { // calls go on with what is known
            log.atError().setCause(e).log("published flows not renewed: the workspace cannot be read");
        }
    }

    private Optional<PublishedFlow> load(FlowId id, Resources held, Optional<PublishedFlow> before) {
        try {
            return flows.published(id, held);
        } catch (RuntimeException e) { // one flow that cannot be read must not silence the others
            log.atError()
                    .addKeyValue("flow", id)
                    .addKeyValue("kept", before.isPresent())
                    .addKeyValue("reason", e.getMessage())
                    .log("published flow cannot be renewed");
            return before;
        }
    }
}
