package io.ivory.designer.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import org.junit.jupiter.api.Test;

final class FlowPictureTest {

    @Test
    void nothingThatPeopleTypedGetsIntoTheMarkup() {
        FlowDefinition flow = Starter.MENU.flow("<script>alert(1)</script>");
        NodeId first = flow.nodes().keySet().iterator().next();
        var node = flow.node(first).orElseThrow();
        FlowDefinition named = flow.with(node.withHead(node.head().withName("<img src=x onerror=alert(1)>")));

        String markup = FlowPicture.markup(named);

        assertThat(markup)
                .doesNotContain("script", "onerror")
                .startsWith("<svg viewBox=")
                .endsWith("</svg>");
        assertThat(markup.split("mini-card", -1)).hasSize(named.nodes().size() + 1);
    }
}
