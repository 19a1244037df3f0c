package io.ivory.flow.explore;

import io.ivory.flow.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what happens at a node without a voice only once, and of which voices that is so. */
final class Voices {

    private final Map<Place, Set<Off>> without = new LinkedHashMap<>();

    private Voices(List<Outage> outages) {
        for (Outage outage : outages) {
            for (Finding finding : outage.findings()) {
                if (outage.off().kind() == Off.Kind.VOICE) {
                    without.computeIfAbsent(place(finding), _ -> new LinkedHashSet<>())
                            .add(outage.off());
                }
            }
        }
    }

    /** What happens, and where. */
    private record Place(String flow, NodeId node, String message) {}

    private static Place place(Finding finding) {
        return new Place(finding.flow(), finding.node(), finding.message());
    }

    static List<Outage> toldOnce(List<Outage> outages) {
        var voices = new Voices(outages);
        return outages.stream()
                .map(outage -> outage.off().kind() == Off.Kind.VOICE ? voices.told(outage) : outage)
                .toList();
    }

    private Outage told(Outage outage) {
        var findings = new ArrayList<Finding>();
        var toldAt = new LinkedHashSet<Off>();
        for (Finding finding : outage.findings()) {
            Set<Off> alike = without.getOrDefault(place(finding), Set.of());
            Optional<Off> first = alike.stream().findFirst();
            if (first.equals(Optional.of(outage.off()))) {
                findings.add(withOthers(finding, alike));
            } else {
                first.ifPresent(toldAt::add);
            }
        }
        return new Outage(
                outage.off(), outage.verdict(), outage.exits(), outage.endings(), toldAt, findings, outage.resources());
    }

    private static Finding withOthers(Finding finding, Set<Off> voices) {
        String others = voices.stream().skip(1).map(Off::toString).collect(Collectors.joining(", "));
        return others.isEmpty()
                ? finding
                : new Finding(
                        finding.flow(),
                        finding.node(),
                        finding.message() + " (so it is without " + others + ", too)",
                        finding.call());
    }
}
