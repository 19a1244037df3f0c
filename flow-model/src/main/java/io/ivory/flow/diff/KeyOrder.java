package io.ivory.flow.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which order things stand after two people have added to them, taken away and rearranged. */
final class KeyOrder {

    private KeyOrder() {}

    /**
     * The keys of both, in the order of whoever rearranged them, or mine if both did. What only the other one has comes
     * after what it followed there; what both added at the same place, mine first.
     */
    static List<Object> merged(Collection<?> base, Collection<?> mine, Collection<?> theirs) {
        return isRearranged(base, theirs) && !isRearranged(base, mine)
                ? woven(theirs, mine, true)
                : woven(mine, theirs, false);
    }

    /** Whether both rearranged what they share, each in another way. */
    static boolean isDisputed(Collection<?> base, Collection<?> mine, Collection<?> theirs) {
        return isRearranged(base, mine) && isRearranged(base, theirs) && isRearranged(mine, theirs);
    }

    private static boolean isRearranged(Collection<?> from, Collection<?> to) {
        return !shared(from, new HashSet<>(to)).equals(shared(to, new HashSet<>(from)));
    }

    private static List<?> shared(Collection<?> keys, Set<?> others) {
        return keys.stream().filter(others::contains).toList();
    }

    /** The keys of {@code first} with those put in between that only {@code second} has. */
    private static List<Object> woven(Collection<?> first, Collection<?> second, boolean secondLeads) {
        Set<Object> all = new LinkedHashSet<>(first);
        Set<Object> others = new HashSet<>(second);
        Map<Anchor, List<Object>> added = new HashMap<>();
        Object last = null;
        for (Object key : second) {
            if (all.contains(key)) {
                last = key;
            } else {
                added.computeIfAbsent(new Anchor(last), _ -> new ArrayList<>()).add(key);
            }
        }
        var result = new ArrayList<Object>();
        List<Object> waiting = added.getOrDefault(new Anchor(null), List.of());
        for (Object key : first) {
            boolean shared = others.contains(key);
            if (shared || secondLeads) { // mine that stand at the same place go first
                result.addAll(waiting);
                waiting = List.of();
            }
            result.add(key);
            if (shared) {
                waiting = added.getOrDefault(new Anchor(key), List.of());
            }
        }
        result.addAll(waiting);
        return result;
    }

    /**
     * The place behind a key.
     *
     * @param key the key; null for the place before all
     */
    private record Anchor(@Nullable Object key) {}
}
