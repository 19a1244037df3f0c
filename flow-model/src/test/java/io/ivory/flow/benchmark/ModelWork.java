package io.ivory.flow.benchmark;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.diff.FlowDiff;
import io.ivory.flow.diff.FlowMerge;
import io.ivory.flow.diff.Merged;
import io.ivory.flow.edit.EditSession;
import io.ivory.flow.edit.NodeClip;
import io.ivory.flow.edit.PasteNodes;
import io.ivory.flow.edit.RenameNode;
import io.ivory.flow.explore.Exploration;
import io.ivory.flow.explore.FlowExplorer;
import io.ivory.flow.export.SvgPicture;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What people, command line and CI wait for, each on a flow of a given size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ModelWork {

    /** How many nodes the flow has. */
    @Param({"10", "100", "500", "1000"})
    public int nodes;

    private FlowDefinition flow = GrownShop.of(3);
    private FlowDefinition mine = flow;
    private FlowDefinition theirs = flow;
    private String json = "";
    private final Resources workspace = GrownShop.workspace();

    /** One of a hundred nodes is renamed by one person, another by the other one; flows are read so that they share nothing. */
    @Setup
    public void grow() {
        flow = GrownShop.of(nodes);
        json = FlowJson.write(flow);
        mine = FlowJson.read(FlowJson.write(renamed(0)));
        theirs = FlowJson.read(FlowJson.write(renamed(1)));
    }

    private FlowDefinition renamed(int first) {
        List<NodeId> ids = List.copyOf(flow.nodes().keySet());
        FlowDefinition changed = flow;
        for (int i = first; i < ids.size(); i += 100) {
            changed = new RenameNode(ids.get(i), "Renamed " + i).applyTo(changed);
        }
        return changed;
    }

    @Benchmark
    public FlowDefinition read() {
        return FlowJson.read(json);
    }

    @Benchmark
    public String write() {
        return FlowJson.write(flow);
    }

    @Benchmark
    public List<Problem> check() {
        return FlowChecks.problems(flow, workspace);
    }

    @Benchmark
    public Exploration prove() {
        return FlowExplorer.explore(flow, workspace);
    }

    @Benchmark
    public String diff() {
        return FlowDiff.between(flow, mine).summary();
    }

    @Benchmark
    public Merged merge() {
        return FlowMerge.merge(flow, mine, theirs);
    }

    /** Ten names typed letter by letter, as the editor takes them. */
    @Benchmark
    public FlowDefinition edit() {
        var session = new EditSession(flow);
        List<FlowNode> first = flow.nodes().values().stream().limit(10).toList();
        for (FlowNode node : first) {
            for (int letters = 1; letters <= 10; letters++) {
                session.apply(new RenameNode(node.id(), "Greetings!".substring(0, letters)), "name:" + node.id());
            }
        }
        return session.flow();
    }

    /** The whole flow copied beside itself, half of it where twice as much would be too much. */
    @Benchmark
    public FlowDefinition paste() {
        var ids = new ArrayList<>(flow.nodes().keySet());
        NodeClip clip = NodeClip.of(flow, ids.subList(0, Math.min(ids.size(), FlowDefinition.MAX_NODES / 2)));
        return new PasteNodes(clip, 40, 40).applyTo(half());
    }

    private FlowDefinition half() {
        var kept = new LinkedHashMap<NodeId, FlowNode>();
        flow.nodes().values().stream().limit(FlowDefinition.MAX_NODES / 2).forEach(node -> kept.put(node.id(), node));
        return flow.withNodes(kept);
    }

    @Benchmark
    public String picture() {
        return SvgPicture.of(flow);
    }
}
