package io.ivory.flow.expression;

import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.Assign;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Lookup;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which fields the records of a flow have, where that is known while it is edited: the columns of the tables they come
 * from, and what nodes declare of the answers of services. What another flow brings along is not known.
 */
final class RecordFields {

    private final Resources resources;
    private final Map<VariableName, Map<String, VariableType>> fields = new LinkedHashMap<>();
    private final Set<VariableName> unknown = new HashSet<>();

    private RecordFields(Resources resources) {
        this.resources = resources;
    }

    /**
     * The fields by variable, each with its type, {@code RECORD} where it may be anything; a variable that is missing here
     * may have any fields.
     */
    static Map<String, Map<String, VariableType>> of(FlowDefinition flow, Resources resources) {
        var known = new RecordFields(resources);
        flow.nodes().values().forEach(known::add);
        boolean isCalledByOthers = flow.nodes().values().stream().anyMatch(ReturnResult.class::isInstance);
        known.fields.keySet().removeAll(known.unknown);
        return isCalledByOthers
                ? Map.of()
                : known.fields.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> entry.getKey().value(), entry -> Map.copyOf(entry.getValue())));
    }

    private void add(FlowNode node) {
        if (node instanceof Lookup lookup) {
            add(lookup.into(), lookup.table());
        } else if (node instanceof CallerCheck caller) {
            add(caller.into(), caller.contacts());
        } else if (node instanceof HttpRequest http) {
            add(http.use());
        } else if (node instanceof RunFlow run && run.into() != null) {
            unknown.add(run.into());
        } else if (node instanceof Assign set) {
            unknown.addAll(set.values().keySet());
        }
    }

    private void add(AnswerUse use) {
        unknown.addAll(use.values().keySet());
        if (use.into() != null && use.fields().isEmpty()) {
            unknown.add(use.into());
        } else if (use.into() != null) {
            use.fields().forEach((path, field) -> add(use.into(), path, field));
        }
    }

    /** Of fields within others the outer one is known to be a record. */
    private void add(VariableName into, String path, AnswerField field) {
        int dot = path.indexOf('.');
        add(into, dot < 0 ? path : path.substring(0, dot), dot < 0 ? field.type() : VariableType.RECORD);
    }

    private void add(@Nullable VariableName into, @Nullable String name) {
        if (into == null) {
            return;
        }
        DataTable table = name == null ? null : resources.tables().get(name);
        if (table == null) {
            unknown.add(into);
        } else {
            table.columns().forEach(column -> add(into, column, VariableType.TEXT));
        }
    }

    private void add(VariableName into, String field, VariableType type) {
        fields.computeIfAbsent(into, _ -> new LinkedHashMap<>())
                .merge(field, type, (one, other) -> one == other ? one : VariableType.RECORD);
    }
}
