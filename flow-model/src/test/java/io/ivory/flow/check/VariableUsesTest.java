package io.ivory.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariableUsesTest {

    private static List<String> users(FlowDefinition flow, String variable) {
        return VariableUses.of(flow, new VariableName(variable)).stream()
                .map(FlowNode::id)
                .map(NodeId::value)
                .toList();
    }

    private static FlowDefinition welcoming(String words) {
        return Drawn.shop().with(new PromptId("hello"), Prompt.of(Language.ENGLISH, words));
    }

    @Test
    void nodesThatFillOrReadAVariableUseIt() {
        assertThat(users(Drawn.shop(), "orderNumber")).containsExactly("ask", "find");
        assertThat(users(Drawn.shop(), "order")).containsExactly("find", "check", "count");
        assertThat(users(Drawn.shop(), "asked")).containsExactly("count", "tally");
    }

    @Test
    void aPromptThatSaysAVariableUsesIt() {
        assertThat(users(welcoming("Order {number | digits}"), "number")).containsExactly("welcome");
    }

    @Test
    void wordsThatOnlyLookLikeTheVariableAreNoUse() {
        assertThat(users(welcoming("Your number is {call.number | digits}"), "number"))
                .isEmpty();
        assertThat(users(welcoming("Your number is {\"number\" | digits}"), "number"))
                .isEmpty();
        assertThat(users(welcoming("Your number is {numbers}"), "number")).isEmpty();
        assertThat(users(welcoming("Your number is {call.from | number}"), "number"))
                .isEmpty();
    }
}
