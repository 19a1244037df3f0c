package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.OwnKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyConflictTest {

    private static final Map<KeyCommand, Digit> USUAL =
            Map.of(KeyCommand.REPEAT, Digit.NINE, KeyCommand.BACK, Digit.STAR, KeyCommand.OPERATOR, Digit.ZERO);

    private static FlowDefinition shop() {
        return Drawn.shop().withKeys(USUAL).withOperator(new NodeId("person"));
    }

    private static FlowDefinition own(OwnKeys keys) {
        return Drawn.change(
                shop(),
                "menu",
                Menu.class,
                menu -> new Menu(
                        menu.head(), menu.intro(), menu.options(), menu.wording(), AskRules.DEFAULT.withKeys(keys)));
    }

    @Test
    void theUsualKeysAreFine() {
        assertThat(found(new KeyConflict(), Drawn.shop())).isEmpty();
        assertThat(found(new KeyConflict(), shop())).isEmpty();
    }

    @Test
    void aKeyDoesOneThing() {
        var twice = new LinkedHashMap<>(USUAL);
        twice.put(KeyCommand.BACK, Digit.NINE);

        assertThat(found(new KeyConflict(), shop().withKeys(twice)))
                .containsExactly(
                        "null /keys/back: key 9 cannot both repeat the question and lead back: give one of them another key");
        assertThat(found(new KeyConflict(), own(OwnKeys.NONE.with(KeyCommand.BACK, Digit.NINE))))
                .containsExactly("menu /nodes/menu/keys/back: key 9 cannot both repeat the question and lead back: give"
                        + " one of them another key");
    }

    @Test
    void theKeyForAPersonLeadsSomewhere() {
        assertThat(found(new KeyConflict(), shop().withOperator(null)))
                .containsExactly("null /keys/operator: key 0 leads nowhere: choose where it leads, or take it away");
        assertThat(found(new UnknownTarget(), shop().withOperator(new NodeId("parson"))))
                .singleElement()
                .asString()
                .contains("/operator")
                .contains("person");
        assertThat(found(new OperatorKey(), shop())).isEmpty();
        assertThat(found(new OperatorKey(), shop().withOperator(new NodeId("tally"))))
                .singleElement()
                .asString()
                .contains("callers expect a person behind this key");
    }

    @Test
    void aKeyOfAQuestionsOwnIsNotOneOfItsAnswers() {
        assertThat(found(new KeyConflict(), own(OwnKeys.NONE.with(KeyCommand.REPEAT, Digit.ONE))))
                .containsExactly(
                        "menu /nodes/menu/keys/repeat: key 1 answers the question, so that it cannot repeat the"
                                + " question: give it another one");
        assertThat(found(new KeyConflict(), own(OwnKeys.NONE.with(KeyCommand.REPEAT, Digit.EIGHT))))
                .isEmpty();
        assertThat(found(
                        new KeyConflict(),
                        Drawn.change(
                                shop(),
                                "ask",
                                Collect.class,
                                ask -> ask.withAsk(
                                        AskRules.DEFAULT.withKeys(OwnKeys.NONE.with(KeyCommand.REPEAT, Digit.EIGHT))))))
                .hasSize(1);
    }

    @Test
    void theKeyForAPersonIsAWayToOne() {
        FlowDefinition without = Drawn.change(
                shop(),
                "menu",
                Menu.class,
                menu -> new Menu(
                        menu.head().disconnect(Exit.ofKey(Digit.ZERO)).connect(Exit.NO_INPUT, new NodeId("bye")),
                        menu.intro(),
                        Drawn.options("1", "2"),
                        null,
                        menu.ask()));

        assertThat(found(new MissingOperatorKey(), without)).isEmpty();
        assertThat(found(new MissingOperatorKey(), without.withKeys(Map.of()))).hasSize(1);
        assertThat(new FlowGraph(without)
                        .successors(without.node(new NodeId("menu")).orElseThrow()))
                .extracting(FlowNode::id)
                .contains(new NodeId("person"));
    }
}
