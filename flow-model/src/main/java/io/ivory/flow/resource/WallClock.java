package io.ivory.flow.resource;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Hours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Whose wall clock a flow reads. */
public final class WallClock {

    private WallClock() {}

    /**
     * The zone of the first opening hours that {@code flow} asks, else of the workspace's first, else the machine's: in
     * it {@code today}, {@code time} and spoken times are told.
     */
    public static ZoneId zoneOf(FlowDefinition flow, Resources resources) {
        List<OpeningHours> calendars = new ArrayList<>();
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Hours asked
                    && asked.hours() != null
                    && resources.hours().containsKey(asked.hours())) {
                calendars.add(resources.hours().get(asked.hours()));
            }
        }
        calendars.addAll(resources.hours().values());
        return calendars.stream().map(OpeningHours::zone).findFirst().orElseGet(ZoneId::systemDefault);
    }
}
