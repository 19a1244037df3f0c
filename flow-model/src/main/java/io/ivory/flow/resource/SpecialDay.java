package io.ivory.flow.resource;

import java.util.List;

/**
 * A day that does not follow the weekly hours: a holiday, an inventory day.
 *
 * @param name what people call it ("New Year")
 * @param ranges when the shop is open on that day all the same; closed all day if empty
 */
public record SpecialDay(String name, List<TimeRange> ranges) {

    public SpecialDay {
        ranges = TimeRange.sorted(ranges);
    }
}
