package io.ivory.flow.json;

import io.ivory.flow.Extensions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers other tools' {@code x-} keys while their owner, a flow or a node, is read. */
final class ExtensionCollector {

    private final Map<String, Object> own = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> nested = new LinkedHashMap<>();

    /** Keeps a key that stands at {@code slot} of its owner; the owner itself if that is empty. */
    void keep(String slot, String key, Object value) {
        if (slot.isEmpty()) {
            own.put(key, value);
        } else {
            nested.computeIfAbsent(slot, _ -> new LinkedHashMap<>()).put(key, value);
        }
    }

    Extensions extensions() {
        return own.isEmpty() && nested.isEmpty() ? Extensions.NONE : new Extensions(own, nested);
    }
}
