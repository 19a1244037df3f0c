package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.ivory.flow.AskRules;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.Resources;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowChecksTest {

    @Test
    void aFinishedFlowHasNoProblems() {
        assertThat(FlowChecks.problems(Drawn.shop(), Drawn.WORKSPACE)).isEmpty();
    }

    @Test
    void errorsComeFirstAndThenTheOrderOfTheNodes() {
        var flow = Drawn.shop()
                .with(new HangUp(head("lost"), new PromptId("goodbye")))
                .with(new Branch(head("check", "otherwise", "count", "late", "nowhere"), List.of()))
                .withStart(null);

        var problems = FlowChecks.problems(
                Drawn.change(flow, "welcome", FlowNode.class, say -> say.withHead(head("welcome"))), Resources.NONE);

        assertThat(problems)
                .extracting(problem -> problem.severity() + " " + problem.node() + " " + problem.rule())
                .containsExactly(
                        "ERROR null no-start",
                        "ERROR welcome unconnected-exit",
                        "ERROR open unknown-hours",
                        "ERROR find unknown-connection",
                        "ERROR delivery unknown-table",
                        "ERROR person unknown-destination",
                        "WARNING check empty-branch");
    }

    @Test
    void aFlowOfAThousandNodesPassesAllRules() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        for (int i = 0; i < FlowDefinition.MAX_NODES - 1; i++) {
            String next = i == FlowDefinition.MAX_NODES - 2 ? "bye" : "n" + (i + 1);
            FlowNode node = i % 2 == 0
                    ? new Say(head("n" + i, "next", next), List.of(new PromptId("hello")))
                    : new Branch(
                            head("n" + i, "yes", next, "otherwise", "bye"),
                            List.of(new Condition(new Exit("yes"), "asked > " + i)));
            nodes.put(node.id(), node);
        }
        nodes.put(new NodeId("bye"), new HangUp(head("bye"), new PromptId("goodbye")));
        var flow = Drawn.shop().withNodes(nodes).withStart(new NodeId("n0")).withOnError(new NodeId("bye"));

        assertThat(RunnableFlow.of(flow, Drawn.WORKSPACE).definition().nodes()).hasSize(FlowDefinition.MAX_NODES);
    }

    @Test
    void aThousandNodesThatAreAllWrongTakeSeconds() {
        var nodes = new LinkedHashMap<NodeId, FlowNode>();
        var variables = new LinkedHashMap<VariableName, Variable>();
        for (int i = 0; i < FlowDefinition.MAX_NODES; i++) {
            var variable = new VariableName("value" + i);
            variables.put(variable, Variable.of(VariableType.TEXT));
            FlowNode node = i % 2 == 0
                    ? new Menu(
                            head("n" + i, "1", "n" + (i + 1), "3", "gone" + i, "noInput", "n" + i, "noMatch", "n0"),
                            new PromptId("missing" + i),
                            Drawn.options("1", "3", "*"),
                            null,
                            AskRules.DEFAULT)
                    : new Assign(head("n" + i, "next", "n" + (i + 1)), Map.of(variable, "value" + (i - 1)));
            nodes.put(node.id(), node);
        }
        var flow = Drawn.shop().withNodes(nodes).withVariables(variables).withStart(new NodeId("n0"));

        List<Problem> problems =
                assertTimeout(Duration.ofSeconds(20), () -> FlowChecks.problems(flow, Drawn.WORKSPACE));

        assertThat(problems).hasSizeGreaterThan(FlowDefinition.MAX_NODES);
    }

    @Test
    void anEmptyFlowIsCheckedToo() {
        var flow = FlowDefinition.empty("New", Language.ENGLISH);

        assertThat(FlowChecks.problems(flow, Resources.NONE))
                .extracting(Problem::rule)
                .containsExactly("no-start");
    }

    @Test
    void everyRuleHasAnIdOfItsOwn() {
        assertThat(FlowChecks.all())
                .extracting(FlowCheck::rule)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(-[a-z]+)*"));
    }
}
