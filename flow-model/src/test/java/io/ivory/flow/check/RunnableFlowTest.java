package io.ivory.flow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.expression.Expressions;
import org.junit.jupiter.api.Test;

class RunnableFlowTest {

    @Test
    void aFinishedFlowMayTakeCalls() {
        var flow = RunnableFlow.of(Drawn.shop().withOnError(new NodeId("person")), Drawn.WORKSPACE);

        assertThat(flow.start().id()).isEqualTo(new NodeId("welcome"));
        assertThat(flow.after(flow.start(), Exit.NEXT).id()).isEqualTo(new NodeId("open"));
        assertThat(flow.onError()).map(FlowNode::id).contains(new NodeId("person"));
        assertThat(flow.prompt(new PromptId("hello"))).isEqualTo(Drawn.text("Text of hello", "Текст hello"));
    }

    @Test
    void anUnfinishedFlowMayNotTakeCallsAndSaysAllThatIsMissing() {
        var flow = Drawn.with(
                        "welcome",
                        FlowNode.class,
                        say -> say.withHead(say.head().disconnect(Exit.NEXT)))
                .withStart(null);
        var unfinished = Drawn.change(flow, "open", Hours.class, open -> new Hours(open.head(), null));

        var refusal =
                catchThrowableOfType(UnfinishedFlowException.class, () -> RunnableFlow.of(unfinished, Drawn.WORKSPACE));

        assertThat(refusal).hasMessage("""
                Flow "Shop" cannot take calls yet:
                  - choose the node where calls begin (no-start)
                  - welcome: connect the exit "next" to a node (unconnected-exit)
                  - open: choose the set of opening hours (unknown-hours)""");
        assertThat(refusal.problems()).hasSize(3).allMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @Test
    void warningsDoNotKeepAFlowFromTakingCalls() {
        var flow = Drawn.with("bye", HangUp.class, bye -> new HangUp(bye.head(), null));

        assertThat(FlowChecks.problems(flow, Drawn.WORKSPACE))
                .extracting(Problem::rule)
                .containsExactly("unused-prompt", "closed-without-a-word", "bare-hangup-after-tries");
        assertThat(RunnableFlow.of(flow, Drawn.WORKSPACE).definition()).isEqualTo(flow);
    }

    @Test
    void aFlowThatTakesCallsHasItsExpressionsCompiled() {
        var flow = RunnableFlow.of(Drawn.shop(), Drawn.WORKSPACE);

        assertThat(flow.expressions()).isSameAs(Expressions.forFlow(flow.definition()));
        assertThat(flow.expressions().condition("order.late == true").source()).isEqualTo("order.late == true");
    }

    @Test
    void aWayThatTheChecksWouldHaveRefusedIsAFault() {
        var flow = RunnableFlow.of(Drawn.shop(), Drawn.WORKSPACE);

        assertThatThrownBy(() -> flow.after(flow.start(), Exit.OPEN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leads nowhere");
    }
}
