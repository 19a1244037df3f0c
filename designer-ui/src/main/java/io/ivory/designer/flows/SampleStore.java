package io.ivory.designer.flows;

import io.ivory.designer.base.SignedIn;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.BundlePreview;
import io.ivory.runtime.store.BundlePreview.Effect;
import io.ivory.runtime.store.BundlePreview.Item;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Workspace;
import io.ivory.samples.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The online store as a flow to begin with. It comes as a flow of its own and brings what it refers to only where the
 * workspace has nothing of that name: nothing that is there is changed.
 */
final class SampleStore {

    private final Workspace workspace;
    private final SignedIn person;
    private final Bundle sample = sample();

    SampleStore(Workspace workspace, SignedIn person) {
        this.workspace = workspace;
        this.person = person;
    }

    private static Bundle sample() {
        return BundleFiles.readFiles("online-store", Samples.onlineStore()).bundle();
    }

    /** The sample's flow alone, under this name. */
    static FlowDefinition flow(String name) {
        return sample().flows().values().iterator().next().withName(name);
    }

    /** What {@link #create} would do under this name. */
    BundlePreview preview(String name) {
        var items = new ArrayList<Item>();
        items.add(new Item("flow", name, Effect.CREATE));
        Resources held = workspace.resources().resources();
        Resources brought = sample.resources();
        add(items, ResourceKind.HOURS, brought.hours(), held.hours());
        add(items, ResourceKind.TABLE, brought.tables(), held.tables());
        add(items, ResourceKind.DESTINATION, brought.destinations(), held.destinations());
        add(items, ResourceKind.CONNECTION, brought.connections(), held.connections());
        return new BundlePreview(items);
    }

    private void add(List<Item> items, ResourceKind kind, Map<String, ?> brought, Map<String, ?> held) {
        for (String name : brought.keySet()) {
            Effect effect = held.containsKey(name)
                    ? Effect.SAME
                    : person.may(kind.changedBy()) ? Effect.CREATE : Effect.LEFT_ASIDE;
            items.add(new Item(kind.words(), name, effect));
        }
    }

    /** Makes the flow, and before it what it refers to as far as that is missing and the person may make it. */
    FlowId create(String name) {
        Resources held = workspace.resources().resources();
        Resources brought = sample.resources();
        var missing = new Resources(
                missing(ResourceKind.HOURS, brought.hours(), held.hours()),
                missing(ResourceKind.TABLE, brought.tables(), held.tables()),
                missing(ResourceKind.DESTINATION, brought.destinations(), held.destinations()),
                missing(ResourceKind.CONNECTION, brought.connections(), held.connections()),
                Set.of());
        workspace.bundles().bring(new Bundle(sample.name(), Map.of(), missing, Map.of()), person.name());
        return workspace.flows().create(flow(name), person.name());
    }

    private <T> Map<String, T> missing(ResourceKind kind, Map<String, T> brought, Map<String, T> held) {
        var missing = new LinkedHashMap<>(brought);
        missing.keySet().removeAll(held.keySet());
        return person.may(kind.changedBy()) ? missing : Map.of();
    }
}
