package io.ivory.designer.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.ListItem;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.editor.canvas.CanvasGraph;
import io.ivory.designer.editor.canvas.FlowCanvas;
import io.ivory.flow.Exit;
import io.ivory.flow.NodeId;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.store.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class CallsViewTest extends SpringBrowserlessTest {

    private static final CallId CALL = new CallId("call-1");
    private static final NodeId MENU = new NodeId("menu");
    private static final Instant START = ViewTestConfiguration.NOW;
    private static final List<CallEvent> EVENTS = List.of(
            new CallEvent.Started(CALL, START, "+15550100", "100", "line", 1),
            new CallEvent.Answered(CALL, START.plusSeconds(1)),
            new CallEvent.EnteredNode(CALL, START.plusSeconds(1), MENU),
            new CallEvent.Said(CALL, START.plusSeconds(2), MENU, "How can we help?"),
            new CallEvent.Pressed(CALL, START.plusSeconds(5), MENU, "1"),
            new CallEvent.LeftNode(CALL, START.plusSeconds(5), MENU, new Exit("1")),
            new CallEvent.Ended(CALL, START.plusSeconds(7), CallOutcome.CALLER_HUNG_UP));

    @Autowired
    private Workspace workspace;

    @Test
    void aCallIsShownMomentByMoment() throws InterruptedException {
        EVENTS.forEach(workspace.callWriter()::on);
        assertThat(workspace.callWriter().flush(Duration.ofSeconds(10))).isTrue();

        navigate(CallsView.class, CALL.value());

        assertThat(find(ListItem.class).all()).hasSize(EVENTS.size());
    }

    @Test
    void thePathHoldsTheNodesAndExitsOfTheCall() {
        FlowCanvas.Path path = CallDetail.path("line", EVENTS);

        assertThat(path.nodes()).containsExactly("menu");
        assertThat(path.connections()).containsExactly(new CanvasGraph.ExitRef("menu", "1"));
    }

    @Test
    void thePathLeavesOutWhatWasInOtherFlows() {
        var other = new NodeId("ask");
        FlowCanvas.Path path = CallDetail.path(
                "line",
                List.of(
                        new CallEvent.EnteredNode(CALL, START, MENU),
                        new CallEvent.EnteredFlow(CALL, START, "identify"),
                        new CallEvent.EnteredNode(CALL, START, other),
                        new CallEvent.LeftNode(CALL, START, other, Exit.NEXT),
                        new CallEvent.EnteredFlow(CALL, START, "line"),
                        new CallEvent.LeftNode(CALL, START, MENU, new Exit("1"))));

        assertThat(path.nodes()).containsExactly("menu");
        assertThat(path.connections()).containsExactly(new CanvasGraph.ExitRef("menu", "1"));
    }

    @Test
    void whatBecameOfHandingACallOverReadsAsASentence() {
        String goesOn = "Not handed over, the call goes on here: the caller's telephone system ";

        assertThat(HandOverResult.values())
                .extracting(result -> CallWords.sentence(
                        new CallEvent.HandedOver(CALL, START, MENU, "anna", result), java.util.Optional.empty()))
                .containsExactly(
                        "Handed over: the caller and anna talk without Ivory now",
                        goesOn + "does not take it",
                        goesOn + "has not reached anna",
                        goesOn + "has not said how it went");
    }

    @Test
    void eventsReadAsSentences() {
        assertThat(EVENTS.stream()
                        .map(event -> CallWords.sentence(event, java.util.Optional.empty()))
                        .toList())
                .contains("Caller pressed 1", "“How can we help?”", "Caller hung up");
    }
}
