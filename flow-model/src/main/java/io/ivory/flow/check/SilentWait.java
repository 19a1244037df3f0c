package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.edit.ReplaceNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Silence for more than three seconds makes callers hang up. */
final class SilentWait implements FlowCheck {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    @Override
    public String rule() {
        return "silent-wait";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        var findings = Findings.of(this);
        Map<NodeId, Duration> silences = new SilenceBefore(flow).longest();
        for (HttpRequest http : Nodes.of(flow, HttpRequest.class)) {
            Duration before = silences.getOrDefault(http.id(), Duration.ZERO);
            Duration silence = before.plus(http.timeout());
            if (!speaks(http) && silence.compareTo(LONGEST) > 0) {
                String together = before.isZero() ? "" : ", with the services asked before";
                findings.add(
                        http,
                        Places.of(http, "waitPrompt"),
                        "callers may wait " + seconds(silence) + " here without a word" + together
                                + ": say \"one moment\" first",
                        waiting(flow, http));
            }
        }
        return findings.all();
    }

    /** Whether the caller hears words, and not only a hold sound. */
    static boolean speaks(HttpRequest http) {
        return http.waitPrompt() != null || http.patience().holdPrompt() != null;
    }

    private static String seconds(Duration duration) {
        return (duration.toMillisPart() == 0 ? "" : "over ") + duration.toSeconds() + " s";
    }

    private static List<Fix> waiting(FlowDefinition flow, HttpRequest http) {
        PromptId known = Nodes.of(flow, HttpRequest.class).stream()
                .map(HttpRequest::waitPrompt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        PromptId prompt = known != null
                ? known
                : PromptId.fromName("one-moment", flow.prompts().keySet());
        Map<PromptId, Prompt> prompts = known != null ? Map.of() : Map.of(prompt, StockPhrases.oneMoment(flow));
        HttpRequest patient = http.withPatience(http.patience().withWaitPrompt(prompt));
        return List.of(new Fix("Say \"one moment\" first", new ReplaceNode(patient, prompts)));
    }
}
