package io.ivory.flow.explore;

import io.ivory.flow.Language;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What calls meet outside their flow.
 *
 * @param resources what the workspace holds
 * @param off what does not work; everything does if empty
 */
record World(Resources resources, Optional<Off> off) {

    static World whole(Resources resources) {
        return new World(resources, Optional.empty());
    }

    World without(Off thing) {
        return new World(
                thing.kind() == Off.Kind.TABLE ? emptied(resources, thing.name()) : resources, Optional.of(thing));
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
