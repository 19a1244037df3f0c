package io.ivory.flow.explore;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What calls meet outside their flow.
 *
 * @param resources what the workspace holds
 * @param off what does not work; everything does if empty
 * @param part how other flows run the flow, if it is there to be run
 * @param compiled what flows say and compute, compiled once for all visits of one exploration
 */
record World(Resources resources, Optional<Off> off, Optional<Part> part, Map<FlowDefinition, Texts> compiled) {

    static World whole(Resources resources) {
        return new World(resources, Optional.empty(), Optional.empty(), new IdentityHashMap<>());
    }

    /** The same for a flow that others run. */
    World runAs(Optional<Part> how) {
        return new World(resources, off, how, compiled);
    }

    /** Whether another flow waits for the first one of the call to return. */
    boolean isRun() {
        return part.isPresent();
    }

    World without(Off thing) {
        return new World(
                thing.kind() == Off.Kind.TABLE ? emptied(resources, thing.name()) : resources,
                Optional.of(thing),
                part,
                compiled);
    }

    Texts texts(FlowDefinition flow) {
        return compiled.computeIfAbsent(flow, Texts::new);
    }

    boolean isOff(Off.Kind kind, String name) {
        return off.equals(Optional.of(new Off(kind, name)));
    }

    boolean hasVoice(Language language) {
        return !isOff(Off.Kind.VOICE, language.tag());
    }

    private static Resources emptied(Resources resources, String name) {
        var tables = new LinkedHashMap<>(resources.tables());
        tables.computeIfPresent(name, (_, table) -> new DataTable(table.columns(), List.of()));
        return new Resources(
                resources.hours(),
                tables,
                resources.destinations(),
                resources.connections(),
                resources.audio(),
                resources.flows());
    }
}
