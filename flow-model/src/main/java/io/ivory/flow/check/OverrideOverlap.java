package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two overrides that say different things of one moment: only the one that begins last counts. */
final class OverrideOverlap implements FlowCheck {

    @Override
    public String rule() {
        return "override-overlap";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        for (HoursUse use : HoursUse.in(flow, around.resources())) {
            overlap(use.hours()).ifPresent(words -> use.report(findings, words));
        }
        return findings.all();
    }

    private static Optional<String> overlap(OpeningHours hours) {
        List<HoursOverride> overrides = hours.overrides();
        for (int i = 0; i < overrides.size(); i++) {
            HoursOverride first = overrides.get(i);
            for (HoursOverride second : overrides.subList(i + 1, overrides.size())) {
                if (first.state() != second.state() && first.overlaps(second)) {
                    return Optional.of("are overridden twice at once: " + words(first) + ", and " + words(second)
                            + ", which goes first. Let one end where the other begins");
                }
            }
        }
        return Optional.empty();
    }

    private static String words(HoursOverride override) {
        return override.state().name().toLowerCase(Locale.ROOT) + " from " + override.from() + " until "
                + override.until();
    }
}
