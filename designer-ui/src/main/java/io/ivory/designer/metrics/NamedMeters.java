package io.ivory.designer.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The meters of things that come and go by their names: trunks, queues, services. One thread owns it. */
final class NamedMeters {

    private final MeterRegistry registry;
    private final Function<String, List<Meter>> register;
    private final Map<String, List<Meter>> present = new HashMap<>();

    /** @param register registers the meters of one name */
    NamedMeters(MeterRegistry registry, Function<String, List<Meter>> register) {
        this.registry = registry;
        this.register = register;
    }

    /** These are there now, and no others. */
    void are(Collection<String> names) {
        var gone = new HashSet<>(present.keySet());
        names.forEach(gone::remove);
        for (String name : gone) {
            present.getOrDefault(name, List.of()).forEach(registry::remove);
            present.remove(name);
        }
        for (String name : names) {
            if (!present.containsKey(name)) {
                present.put(name, register.apply(name));
            }
        }
    }
}
