package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.AnswerUse;
import io.ivory.flow.AskRules;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.Extensions;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Language;
import io.ivory.flow.Layout;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.Notification;
import io.ivory.flow.Prompt;
import io.ivory.flow.ServicePatience;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts two changed forms of a value together, given what it was: records component by component, maps entry by entry,
 * lists of languages and conditions too. Where both changed what cannot be taken apart, mine stays and a conflict is noted.
 */
final class ThreeWay {

    private final ConflictNotes notes;

    ThreeWay(ConflictNotes notes) {
        this.notes = notes;
    }

    FlowDefinition merge(FlowDefinition base, FlowDefinition mine, FlowDefinition theirs) {
        return (FlowDefinition) Objects.requireNonNull(merge(Place.FLOW, base, mine, theirs));
    }

    private @Nullable Object merge(Place place, @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
        if (same(base, theirs) || same(mine, theirs)) {
            return mine;
        }
        if (same(base, mine)) {
            return theirs;
        }
        if (mine instanceof Map<?, ?> my && theirs instanceof Map<?, ?> their) {
            return mergeMaps(place, base instanceof Map<?, ?> former ? former : Map.of(), my, their);
        }
        if (mine instanceof List<?> my && theirs instanceof List<?> their && base instanceof List<?> former) {
            Map<Object, Object> myKeyed = keyed(my);
            Map<Object, Object> theirKeyed = keyed(their);
            Map<Object, Object> formerKeyed = keyed(former);
            if (myKeyed != null && theirKeyed != null && formerKeyed != null) {
                return List.copyOf(
                        mergeMaps(place, formerKeyed, myKeyed, theirKeyed).values());
            }
        }
        if (mine instanceof Record my && theirs instanceof Record their && isTakenApart(my, their)) {
            return mergeRecords(
                    place,
                    base instanceof Record former && former.getClass() == my.getClass() ? former : null,
                    my,
                    their);
        }
        notes.disputed(place, mine, theirs);
        return mine;
    }

    private static boolean isTakenApart(Record mine, Record theirs) {
        return mine.getClass() == theirs.getClass()
                && (mine instanceof FlowDefinition
                        || mine instanceof FlowNode
                        || mine instanceof NodeHead
                        || mine instanceof AskRules
                        || mine instanceof AnswerUse
                        || mine instanceof ServicePatience
                        || mine instanceof MenuOption
                        || mine instanceof Notification
                        || mine instanceof Prompt
                        || mine instanceof Layout
                        || mine instanceof Extensions);
    }

    private Object mergeRecords(Place place, @Nullable Record base, Record mine, Record theirs) {
        Map<String, @Nullable Object> former = base == null ? Map.of() : Components.of(base);
        Map<String, @Nullable Object> their = Components.of(theirs);
        var merged = new LinkedHashMap<String, @Nullable Object>();
        Components.of(mine)
                .forEach((name, value) ->
                        merged.put(name, merge(place.within(name), former.get(name), value, their.get(name))));
        try {
            return Components.with(mine, merged);
        } catch (InvalidFlowException e) {
            notes.impossible(place, e.getMessage());
            return mine;
        }
    }

    private Map<Object, Object> mergeMaps(Place place, Map<?, ?> base, Map<?, ?> mine, Map<?, ?> theirs) {
        if (place.isOrdered() && KeyOrder.isDisputed(base.keySet(), mine.keySet(), theirs.keySet())) {
            notes.disputed(place.within("order"), List.copyOf(mine.keySet()), List.copyOf(theirs.keySet()));
        }
        var merged = new LinkedHashMap<Object, Object>();
        for (Object key : KeyOrder.merged(base.keySet(), mine.keySet(), theirs.keySet())) {
            Object value = merge(place.within(key), base.get(key), mine.get(key), theirs.get(key));
            if (value != null) {
                merged.put(key, value);
            }
        }
        return merged;
    }

    /** The list as a map where its elements have names of their own; otherwise null: such a list is one value. */
    private static @Nullable Map<Object, Object> keyed(List<?> list) {
        var map = new LinkedHashMap<Object, Object>();
        for (Object element : list) {
            Object key = switch (element) {
                case Condition condition -> condition.exit();
                case Language language -> language;
                case Exit exit -> exit;
                default -> null;
            };
            if (key == null || map.put(key, element) != null) {
                return null;
            }
        }
        return map;
    }
}
