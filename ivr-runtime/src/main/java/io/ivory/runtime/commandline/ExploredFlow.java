package io.ivory.runtime.commandline;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.explore.CounterExample;
import io.ivory.flow.explore.Exploration;
import io.ivory.flow.explore.Finding;
import io.ivory.flow.explore.LongestPath;
import io.ivory.flow.explore.Off;
import io.ivory.flow.explore.Outage;
import io.ivory.flow.explore.PathStep;
import io.ivory.flow.explore.Proof;
import io.ivory.flow.explore.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A flow that was explored.
 *
 * @param file as the person who called the command would name it
 * @param id the base name of its file
 */
record ExploredFlow(String file, String id, FlowDefinition flow, Exploration exploration) {

    /** Whether no claim is refuted. */
    boolean holds() {
        return exploration.holds();
    }

    /** Whether every claim is proved, and whatever may be off leaves no caller stuck or cut off. */
    boolean holdsStrictly() {
        return Stream.concat(
                        exploration.proofs().stream().map(Proof::verdict),
                        exploration.outages().stream().map(Outage::verdict))
                .allMatch(verdict -> verdict == Verdict.PROVED || verdict == Verdict.DOES_NOT_APPLY);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file);
        json.put("flow", id);
        json.put("name", flow.name());
        exploration
                .runBy()
                .ifPresent(flows -> json.put("runBy", flows.stream().sorted().toList()));
        json.put("states", exploration.statesVisited());
        json.put("precision", word(exploration.precision()));
        json.put("proofs", exploration.proofs().stream().map(this::json).toList());
        var longest = new LinkedHashMap<String, Object>();
        exploration.mostNodes().ifPresent(path -> longest.put("byNodes", json(path)));
        exploration.mostSpeech().ifPresent(path -> longest.put("bySpeech", json(path)));
        json.put("longestPath", longest);
        json.put("outages", exploration.outages().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(Proof proof) {
        var json = new LinkedHashMap<String, Object>();
        json.put("claim", proof.claim().id());
        json.put("sentence", proof.claim().sentence());
        json.put("verdict", word(proof.verdict()));
        json.put("reason", proof.reason());
        json.put("findings", proof.findings().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(Outage outage) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", word(outage.off().kind()));
        json.put("name", outage.off().name());
        json.put("verdict", word(outage.verdict()));
        var exits = new LinkedHashMap<String, Object>();
        outage.exits()
                .forEach((node, taken) -> exits.put(
                        node.value(), taken.stream().map(Object::toString).toList()));
        json.put("exits", exits);
        json.put(
                "endings",
                outage.endings().stream().sorted().map(ExploredFlow::word).toList());
        if (!outage.toldAt().isEmpty()) {
            json.put("toldAt", outage.toldAt().stream().map(Off::name).sorted().toList());
        }
        json.put("findings", outage.findings().stream().map(this::json).toList());
        return json;
    }

    private Map<String, Object> json(Finding finding) {
        var json = new LinkedHashMap<String, Object>();
        if (!finding.flow().isEmpty()) {
            json.put("flow", finding.flow());
        }
        json.put("node", finding.node().value());
        json.put("message", finding.message());
        finding.call().ifPresent(example -> putExample(json, example));
        return json;
    }

    private void putExample(Map<String, Object> json, CounterExample example) {
        json.put("call", CallLines.json(example.call(), flow));
        json.put("path", texts(example.path()));
        example.ending().ifPresent(ending -> json.put("ending", word(ending)));
    }

    private static Map<String, Object> json(LongestPath path) {
        var json = new TreeMap<String, Object>();
        json.put("certain", path.certain());
        json.put("nodes", path.nodes());
        json.put("speechSeconds", path.speech().toMillis() / 1000.0);
        json.put("waitingSeconds", path.waiting().toMillis() / 1000.0);
        json.put("path", texts(path.path()));
        return json;
    }

    private static List<String> texts(List<PathStep> path) {
        return path.stream().map(PathStep::toString).toList();
    }

    /** How JSON and people call a constant: {@code not-decided}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
