package io.ivory.runtime.commandline;

import static io.ivory.runtime.commandline.Screen.Look.BOLD;
import static io.ivory.runtime.commandline.Screen.Look.DIM;
import static io.ivory.runtime.commandline.Screen.Look.RED;
import static io.ivory.runtime.commandline.Screen.Look.YELLOW;

import java.util.List;

/** Findings as people read them: where, how bad, which rule, and below it what is wrong and what to do. */
final class FindingLines {

    private FindingLines() {}

    static void print(Screen screen, List<PlacedFinding> findings) {
        for (PlacedFinding finding : findings) {
            String node = finding.node() == null ? "" : "  " + nodeOf(finding);
            String pointer = finding.pointer().isEmpty() ? "" : "  " + DIM.of(finding.pointer());
            screen.line(BOLD.of(finding.where()) + "  " + severity(finding) + "  " + finding.rule() + node + pointer);
            screen.block("    ", finding.message());
        }
    }

    private static String nodeOf(PlacedFinding finding) {
        return finding.nodeName() == null ? String.valueOf(finding.node()) : finding.nodeName();
    }

    private static String severity(PlacedFinding finding) {
        return switch (finding.severity()) {
            case ERROR -> RED.of("error");
            case WARNING -> YELLOW.of("warning");
            case INFO -> DIM.of("info");
        };
    }
}
