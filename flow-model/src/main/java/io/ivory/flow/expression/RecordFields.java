package io.ivory.flow.expression;

import io.ivory.flow.Assign;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which fields the records of a flow have, where that is known while it is edited: the columns of the tables they come
 * from. What a service answers or another flow brings along is not known.
 */
final class RecordFields {

    private final Resources resources;
    private final Map<VariableName, Set<String>> columns = new LinkedHashMap<>();
    private final Set<VariableName> unknown = new HashSet<>();

    private RecordFields(Resources resources) {
        this.resources = resources;
    }

    /** The fields by variable; a variable that is missing here may have any. */
    static Map<String, Set<String>> of(FlowDefinition flow, Resources resources) {
        var fields = new RecordFields(resources);
        flow.nodes().values().forEach(fields::add);
        boolean isCalledByOthers = flow.nodes().values().stream().anyMatch(ReturnResult.class::isInstance);
        fields.columns.keySet().removeAll(fields.unknown);
        return isCalledByOthers
                ? Map.of()
                : fields.columns.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> entry.getKey().value(), entry -> Set.copyOf(entry.getValue())));
    }

    private void add(FlowNode node) {
        if (node instanceof Lookup lookup) {
            add(lookup.into(), lookup.table());
        } else if (node instanceof CallerCheck caller) {
            add(caller.into(), caller.contacts());
        } else if (node instanceof HttpRequest http && http.into() != null) {
            unknown.add(http.into());
        } else if (node instanceof RunFlow run && run.into() != null) {
            unknown.add(run.into());
        } else if (node instanceof Assign set) {
            unknown.addAll(set.values().keySet());
        }
    }

    private void add(@Nullable VariableName into, @Nullable String name) {
        if (into == null) {
            return;
        }
        DataTable table = name == null ? null : resources.tables().get(name);
        if (table == null) {
            unknown.add(into);
        } else {
            columns.computeIfAbsent(into, _ -> new LinkedHashSet<>()).addAll(table.columns());
        }
    }
}
