package io.ivory.runtime.interpreter;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.WallClock;
import java.time.ZoneId;

/** Whose wall clock a flow reads. */
public final class ShopZone {

    private ShopZone() {}

    /**
     * The zone of the first opening hours that {@code flow} asks, else of the workspace's first, else the machine's: in
     * it {@code today}, {@code time} and spoken times are told.
     */
    public static ZoneId of(FlowDefinition flow, Resources resources) {
        return WallClock.zoneOf(flow, resources);
    }
}
