package io.ivory.flow.check;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Hours;
import io.ivory.flow.resource.OpeningHours;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Special days are announced: the exit must lead elsewhere than on any other day. */
final class SpecialDayUnheard implements FlowCheck {

    @Override
    public String rule() {
        return "special-day-unheard";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (Hours node : Nodes.of(flow, Hours.class)) {
            OpeningHours hours =
                    node.hours() == null ? null : around.resources().hours().get(node.hours());
            Optional<LocalDate> next = hours == null ? Optional.empty() : nextOpenDay(hours, around.today());
            if (next.isPresent()
                    && node.target(Exit.SPECIAL).isPresent()
                    && node.target(Exit.SPECIAL).equals(node.target(Exit.OPEN))) {
                findings.add(
                        node,
                        Places.of(node, Exit.SPECIAL),
                        "nobody hears of the special day " + next.get()
                                + ", because \"special\" leads where \"open\" leads: say on the way what is different");
            }
        }
        return findings.all();
    }

    /** The exit is taken only while the shop is open on such a day. */
    private static Optional<LocalDate> nextOpenDay(OpeningHours hours, @Nullable LocalDate today) {
        return hours.specialDays().entrySet().stream()
                .filter(day -> !day.getValue().ranges().isEmpty())
                .map(Map.Entry::getKey)
                .filter(day -> today == null || !day.isBefore(today))
                .findFirst();
    }
}
