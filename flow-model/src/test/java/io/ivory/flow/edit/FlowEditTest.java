package io.ivory.flow.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowEditTest {

    private static final NodeId WELCOME = new NodeId("welcome");
    private static final NodeId MENU = new NodeId("menu");
    private static final NodeId BYE = new NodeId("bye");
    private static final FlowDefinition EMPTY = FlowDefinition.empty("Shop", Language.ENGLISH);

    /** Welcome, then a menu whose key 1 says goodbye. */
    private static final FlowDefinition SHOP = new Composite(
                    "Set up",
                    List.of(
                            new AddNode(NodeType.SAY, WELCOME, "Welcome", new Position(0, 0), null),
                            new AddNode(
                                    NodeType.MENU,
                                    MENU,
                                    "Main menu",
                                    new Position(400, 0),
                                    new NodeExit(WELCOME, Exit.NEXT)),
                            new AddNode(
                                    NodeType.HANGUP,
                                    BYE,
                                    "Bye",
                                    new Position(800, 0),
                                    new NodeExit(MENU, Exit.ofKey(Digit.ONE)))))
            .applyTo(EMPTY);

    @ParameterizedTest
    @EnumSource
    void aNodeOfEveryTypeComesFromThePalette(NodeType type) {
        FlowDefinition flow = AddNode.to(EMPTY, type, new Position(1, 2)).applyTo(EMPTY);

        FlowNode added = flow.nodes().values().iterator().next();
        assertThat(NodeType.of(added)).isEqualTo(type);
        assertThat(flow.start()).isEqualTo(added.id());
        assertThat(flow.layout().of(added.id())).contains(new Position(1, 2));
        assertThat(flow.prompts().keySet()).containsExactlyInAnyOrderElementsOf(added.prompts());
    }

    @Test
    void aSecondMenuGetsANumberInItsName() {
        AddNode first = AddNode.to(EMPTY, NodeType.MENU, new Position(0, 0));
        FlowDefinition flow = first.applyTo(EMPTY);
        AddNode second = AddNode.to(flow, NodeType.MENU, new Position(0, 0));

        assertThat(second.name()).isEqualTo("Menu 2");
        assertThat(second.applyTo(flow).nodes()).hasSize(2);
        assertThat(second.applyTo(flow).prompts()).hasSize(6);
    }

    @Test
    void deletingANodeTakesItsConnectionsPlaceAndPromptsAlong() {
        FlowDefinition flow = DeleteNodes.of(MENU).applyTo(SHOP);

        assertThat(flow.nodes().keySet()).containsExactly(WELCOME, BYE);
        assertThat(Edits.node(flow, WELCOME).targets()).isEmpty();
        assertThat(flow.layout().of(MENU)).isEmpty();
        assertThat(flow.prompts().keySet()).containsExactly(new PromptId("welcome"));
        assertThat(DeleteNodes.of(MENU).describe(SHOP)).isEqualTo("Delete \"Main menu\"");
    }

    @Test
    void deletingTheStartLeavesAFlowWithoutStart() {
        assertThat(DeleteNodes.of(WELCOME, BYE).applyTo(SHOP).start()).isNull();
    }

    @Test
    void aPromptThatAnotherNodeSaysOutlivesTheDeletedNode() {
        var welcome = (Say) Edits.node(SHOP, WELCOME);
        var shared = new Say(welcome.head(), List.of(new PromptId("welcome"), new PromptId("menu")));
        FlowDefinition flow = ReplaceNode.with(shared).applyTo(SHOP);

        FlowDefinition deleted = DeleteNodes.of(MENU).applyTo(flow);

        assertThat(deleted.prompts().keySet()).contains(new PromptId("menu")).doesNotContain(new PromptId("menu-1"));
    }

    @Test
    void anEditOfADeletedNodeSaysThatItIsGone() {
        FlowDefinition flow = DeleteNodes.of(BYE).applyTo(SHOP);

        assertThatThrownBy(() -> new RenameNode(BYE, "Goodbye").applyTo(flow))
                .isInstanceOf(InvalidFlowException.class)
                .hasMessageContaining("bye is no longer in the flow");
        assertThatThrownBy(() -> new Connect(new NodeExit(WELCOME, Exit.BUSY), MENU).applyTo(flow))
                .isInstanceOf(InvalidFlowException.class)
                .hasMessageContaining("\"Welcome\" has no exit \"busy\"");
    }

    @Test
    void anOptionThatGoesAwayTakesItsConnectionAndLabelAlong() {
        var menu = (Menu) Edits.node(SHOP, MENU);
        var options = new LinkedHashMap<>(menu.options());
        options.remove(Digit.ONE);

        FlowDefinition flow = ReplaceNode.with(new Menu(menu.head(), menu.intro(), options, menu.wording(), menu.ask()))
                .applyTo(SHOP);

        assertThat(Edits.node(flow, MENU).targets()).isEmpty();
        assertThat(flow.prompts()).doesNotContainKey(new PromptId("menu-1"));
    }

    @Test
    void aNodeIsInsertedIntoAConnection() {
        AddNode hours = AddNode.to(SHOP, NodeType.HOURS, new Position(200, 0));

        FlowDefinition flow = new InsertNode(hours, new NodeExit(WELCOME, Exit.NEXT)).applyTo(SHOP);

        assertThat(Edits.node(flow, WELCOME).target(Exit.NEXT)).contains(hours.id());
        assertThat(Edits.node(flow, hours.id()).target(Exit.OPEN)).contains(MENU);
    }

    @Test
    void copiesAreConnectedAmongThemselvesAndHaveWordsOfTheirOwn() {
        var duplicate = new Duplicate(Set.of(MENU, BYE));

        FlowDefinition flow = duplicate.applyTo(SHOP);

        NodeId menuCopy = Objects.requireNonNull(duplicate.newIds(SHOP).get(MENU));
        NodeId byeCopy = Objects.requireNonNull(duplicate.newIds(SHOP).get(BYE));
        assertThat(flow.nodes()).hasSize(5);
        assertThat(Edits.node(flow, menuCopy).name()).isEqualTo("Main menu 2");
        assertThat(Edits.node(flow, menuCopy).target(Exit.ofKey(Digit.ONE))).contains(byeCopy);
        assertThat(Edits.node(flow, menuCopy).prompts())
                .doesNotContainAnyElementsOf(Edits.node(SHOP, MENU).prompts());
        assertThat(flow.prompts().keySet())
                .containsAll(Edits.node(flow, menuCopy).prompts());
        assertThat(flow.layout().of(menuCopy)).contains(new Position(440, 40));
    }

    @Test
    void nodesPastedIntoAnotherFlowBringPromptsAndVariablesAlong() {
        var clip = NodeClip.of(SHOP, Set.of(MENU));

        FlowDefinition flow = new PasteNodes(clip, 0, 0).applyTo(EMPTY);

        assertThat(flow.start()).isEqualTo(MENU);
        assertThat(Edits.node(flow, MENU).targets()).isEmpty();
        assertThat(flow.prompts()).hasSize(3);
    }

    @Test
    void wordsAreChangedLanguageByLanguage() {
        var prompt = new PromptId("welcome");
        FlowDefinition flow = new SetPrompt(prompt, Language.ENGLISH, PromptText.of("Hello")).applyTo(SHOP);
        flow = new SetPrompt(prompt, new Language("ru"), PromptText.of("Привет")).applyTo(flow);
        flow = new SetPrompt(prompt, Language.ENGLISH, null).applyTo(flow);

        assertThat(flow.prompt(prompt).orElseThrow().texts())
                .isEqualTo(Map.of(new Language("ru"), PromptText.of("Привет")));
        assertThat(new SetPrompt(prompt, Language.ENGLISH, null).describe(flow))
                .isEqualTo("Change the words of \"Welcome\"");
    }

    @Test
    void arrangingForgetsThePlacesOfNodesThatAreGone() {
        var arrange = new Arrange(Map.of(WELCOME, new Position(5, 5), new NodeId("gone"), new Position(9, 9)));

        assertThat(arrange.applyTo(SHOP).layout().positions()).isEqualTo(Map.of(WELCOME, new Position(5, 5)));
    }
}
