package io.ivory.flow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Hours;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.PromptId;
import io.ivory.flow.PromptText;
import io.ivory.flow.VariableName;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.check.Problem;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.Composite;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.RenameNode;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.flow.edit.SetPrompt;
import io.ivory.flow.edit.SetStart;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlowMergeTest {

    private static final FlowDefinition SHOP = Shop.flow();
    private static final NodeId MENU = new NodeId("main-menu");
    private static final NodeId DELIVERY = new NodeId("delivery");
    private static final NodeId PERSON = new NodeId("operator");
    private static final NodeId NEWS = new NodeId("news");
    private static final Exit TWO = Exit.ofKey(Digit.TWO);

    @Test
    void variableThatOneRemovedAndTheOtherOneSaysInWordsStays() {
        assertThat(withoutZip("\"p\": {\"en\": \"Hi {zip}.\"}", "")).isEmpty();
    }

    @Test
    void variableThatOneRemovedAndTheOtherOneDecidesByStays() {
        assertThat(withoutZip("\"p\": {\"en\": \"Hi.\"}", """
                "q": {"type": "branch", "name": "Q", "conditions": [{"exit": "a", "when": "zip == '1'"}],
                  "exits": {"a": "b", "otherwise": "b"}},
                """)).isEmpty();
    }

    @Test
    void variableThatOneRemovedAndTheOtherOneSendsInAPathStays() {
        assertThat(withoutZip("\"p\": {\"en\": \"Hi.\"}", """
                "q": {"type": "http", "name": "Q", "connection": "shop", "request": "GET /towns/{zip}",
                  "exits": {"found": "b", "notFound": "b", "slow": "b", "failed": "b"}},
                """)).isEmpty();
    }

    @Test
    void variableThatOneRemovedAndNobodyUsesIsGone() {
        Merged merged = FlowMerge.merge(
                lines("\"zip\": {\"type\": \"text\"}", "\"p\": {\"en\": \"Hi.\"}", ""),
                lines("", "\"p\": {\"en\": \"Hi.\"}", ""),
                lines("\"zip\": {\"type\": \"text\"}", "\"p\": {\"en\": \"Hi, zip!\"}", ""));

        assertThat(merged.flow().variables()).isEmpty();
    }

    /** What is wrong with names and expressions where I removed an unused variable and they began to use it. */
    private static List<Problem> withoutZip(String theirWords, String theirNode) {
        String words = "\"p\": {\"en\": \"Hi.\"}";
        String zip = "\"zip\": {\"type\": \"text\"}";

        Merged merged = FlowMerge.merge(lines(zip, words, ""), lines("", words, ""), lines(zip, theirWords, theirNode));

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.flow().variables()).containsOnlyKeys(new VariableName("zip"));
        return FlowChecks.problems(merged.flow(), Resources.NONE).stream()
                .filter(problem -> problem.rule().equals("bad-expression")
                        || problem.rule().equals("unknown-variable"))
                .toList();
    }

    private static FlowDefinition lines(String variables, String words, String node) {
        return FlowJson.read("""
                {"ivory": "1.0", "name": "A", "languages": ["en"], "start": "s", "variables": {%s},
                 "nodes": {"s": {"type": "say", "name": "S", "prompt": "p", "exits": {"next": "%s"}}, %s
                   "b": {"type": "hangup", "name": "B", "goodbye": "p"}},
                 "prompts": {%s}}
                """.formatted(variables, node.isEmpty() ? "b" : "q", node, words));
    }

    @Test
    void differentFieldsOfOneNodeGoTogether() {
        Merged merged = merge(
                new RenameNode(MENU, "Choices"),
                new Composite(
                        "",
                        List.of(
                                asking(AskRules.of(5, AskRules.DEFAULT.noInputAfter(), false, null, null)),
                                new Connect(new NodeExit(MENU, TWO), DELIVERY))));

        assertThat(merged.conflicts()).isEmpty();
        Menu menu = (Menu) merged.flow().node(MENU).orElseThrow();
        assertThat(menu.name()).isEqualTo("Choices");
        assertThat(menu.ask().tries()).isEqualTo(5);
        assertThat(menu.target(TWO)).contains(DELIVERY);
    }

    private static FlowEdit asking(AskRules ask) {
        Menu menu = (Menu) SHOP.node(MENU).orElseThrow();
        return ReplaceNode.with(new Menu(menu.head(), menu.intro(), menu.options(), menu.wording(), ask));
    }

    @Test
    void theSameExitLedToTwoPlacesIsAConflictThatNamesBoth() {
        Merged merged =
                merge(new Connect(new NodeExit(MENU, TWO), DELIVERY), new Connect(new NodeExit(MENU, TWO), PERSON));

        assertThat(merged.conflicts())
                .containsExactly(new Conflict(MENU, "Main menu: key 2", "goes to Delivery time", "goes to A person"));
        assertThat(merged.conflicts().getFirst())
                .hasToString("Main menu: key 2: goes to Delivery time (yours, kept) or goes to A person (theirs)");
        assertThat(merged.flow().node(MENU).orElseThrow().target(TWO)).contains(DELIVERY);
    }

    @Test
    void wordsAreMergedLanguageByLanguage() {
        var intro = new PromptId("menu-intro");
        Merged merged = merge(
                new SetPrompt(intro, Language.ENGLISH, PromptText.of("What now?")),
                new SetPrompt(intro, new Language("ru"), PromptText.of("Что дальше?")));
        Merged disputed = merge(
                new SetPrompt(intro, Language.ENGLISH, PromptText.of("What now?")),
                new SetPrompt(intro, Language.ENGLISH, PromptText.of("And now?")));

        assertThat(merged.conflicts()).isEmpty();
        assertThat(merged.flow().prompt(intro).orElseThrow().texts()).hasSize(2);
        assertThat(disputed.conflicts())
                .containsExactly(new Conflict(null, "Words of Main menu (en)", "\"What now?\"", "\"And now?\""));
    }

    @Test
    void aNodeThatTheyDeletedAndIConnectedStaysWithAllItsConnections() {
        Merged merged = merge(new Connect(new NodeExit(NEWS, Exit.NEXT), DELIVERY), DeleteNodes.of(DELIVERY));

        assertThat(merged.conflicts())
                .containsExactly(new Conflict(DELIVERY, "Delivery time", "changed or connected", "deleted"));
        assertThat(merged.flow().node(NEWS).orElseThrow().target(Exit.NEXT)).contains(DELIVERY);
        assertThat(merged.flow().nodes()).containsKey(DELIVERY);
    }

    @Test
    void aNodeThatIDeletedAndTheyConnectedGoesAndTheExitLeadsWhereItLed() {
        Merged merged = merge(DeleteNodes.of(DELIVERY), new Connect(new NodeExit(NEWS, Exit.NEXT), DELIVERY));

        assertThat(merged.conflicts())
                .containsExactly(new Conflict(DELIVERY, "Delivery time", "deleted", "changed or connected"));
        assertThat(merged.flow().nodes()).doesNotContainKey(DELIVERY);
        assertThat(merged.flow().node(NEWS).orElseThrow().target(Exit.NEXT)).contains(MENU);
    }

    @Test
    void aNodeThatTheyDeletedAndIReworkedKeepsItsWordsAndTheWaysToIt() {
        Merged merged = merge(new RenameNode(NEWS, "What is new"), DeleteNodes.of(NEWS));

        assertThat(merged.conflicts()).hasSize(1);
        assertThat(merged.flow()).isEqualTo(new RenameNode(NEWS, "What is new").applyTo(SHOP));
    }

    @Test
    void wordsOfADeletedNodeThatTheOtherOneRewordedAreAConflict() {
        var words = new SetPrompt(new PromptId("ask-order"), Language.ENGLISH, PromptText.of("Your number?"));
        NodeId ask = new NodeId("ask-order");

        assertThat(merge(words, DeleteNodes.of(ask)).flow()).isEqualTo(words.applyTo(SHOP));
        assertThat(merge(DeleteNodes.of(ask), words).flow())
                .isEqualTo(DeleteNodes.of(ask).applyTo(SHOP));
        assertThat(merge(words, DeleteNodes.of(ask)).conflicts()).hasSize(1);
        assertThat(merge(DeleteNodes.of(ask), words).conflicts()).hasSize(1);
    }

    @Test
    void aStartThatIDeletedIsNotTheirStart() {
        Merged merged = merge(DeleteNodes.of(NEWS), new SetStart(NEWS));

        assertThat(merged.flow().start()).isEqualTo(SHOP.start());
        assertThat(merged.conflicts()).hasSize(1);
    }

    @Test
    void nodesThatBothAddedUnderOneIdAreTwoNodesWithWordsOfTheirOwn() {
        var position = new Position(0, 0);
        FlowDefinition mine = AddNode.to(SHOP, NodeType.SAY, position).applyTo(SHOP);
        mine = new SetPrompt(new PromptId("say-something"), Language.ENGLISH, PromptText.of("Mine")).applyTo(mine);
        FlowDefinition theirs = AddNode.to(SHOP, NodeType.SAY, position)
                .after(new NodeExit(DELIVERY, Exit.FOUND))
                .applyTo(SHOP);
        theirs =
                new SetPrompt(new PromptId("say-something"), Language.ENGLISH, PromptText.of("Theirs")).applyTo(theirs);

        Merged merged = FlowMerge.merge(SHOP, mine, theirs);

        assertThat(merged.conflicts()).isEmpty();
        FlowNode their = merged.flow().node(new NodeId("say-something-2")).orElseThrow();
        assertThat(their.name()).isEqualTo("Say something 2");
        assertThat(their.prompts()).containsExactly(new PromptId("say-something-2"));
        assertThat(merged.flow().node(DELIVERY).orElseThrow().target(Exit.FOUND))
                .contains(their.id());
        assertThat(merged.flow()
                        .prompt(new PromptId("say-something-2"))
                        .orElseThrow()
                        .in(Language.ENGLISH))
                .contains(PromptText.of("Theirs"));
        assertThat(merged.flow()
                        .prompt(new PromptId("say-something"))
                        .orElseThrow()
                        .in(Language.ENGLISH))
                .contains(PromptText.of("Mine"));
    }

    @Test
    void aKeyThatTheyTookAwayAndILedElsewhereStays() {
        Merged merged = merge(new Connect(new NodeExit(MENU, TWO), DELIVERY), withoutKeyTwo());
        Merged other = merge(withoutKeyTwo(), new Connect(new NodeExit(MENU, TWO), DELIVERY));

        assertThat(merged.flow().node(MENU).orElseThrow().target(TWO)).contains(DELIVERY);
        assertThat(merged.flow().node(MENU).orElseThrow().exits()).contains(TWO);
        assertThat(merged.conflicts())
                .containsExactly(new Conflict(MENU, "Main menu: key 2", "goes to Delivery time", "leads nowhere"));
        assertThat(other.flow().node(MENU).orElseThrow().targets()).doesNotContainKey(TWO);
        assertThat(other.conflicts()).hasSize(1);
    }

    private static FlowEdit withoutKeyTwo() {
        Menu menu = (Menu) SHOP.node(MENU).orElseThrow();
        var options = new LinkedHashMap<>(menu.options());
        options.remove(Digit.TWO);
        return ReplaceNode.with(new Menu(menu.head(), menu.intro(), options, menu.wording(), menu.ask()));
    }

    @Test
    void keysThatBothAddedStandInTheOrderOfWhoAddedThem() {
        Merged merged = merge(withKey(Digit.THREE), withKey(Digit.FOUR));

        Menu menu = (Menu) merged.flow().node(MENU).orElseThrow();
        assertThat(menu.options().keySet())
                .containsExactly(Digit.ONE, Digit.TWO, Digit.ZERO, Digit.POUND, Digit.THREE, Digit.FOUR);
        assertThat(merged.conflicts()).isEmpty();
    }

    private static FlowEdit withKey(Digit key) {
        Menu menu = (Menu) SHOP.node(MENU).orElseThrow();
        var options = new LinkedHashMap<>(menu.options());
        options.put(key, new MenuOption(new PromptId("label-order")));
        return ReplaceNode.with(new Menu(menu.head(), menu.intro(), options, menu.wording(), menu.ask()));
    }

    @Test
    void keysThatBothRearrangedKeepMyOrderAndTheConflictIsTold() {
        Merged merged = merge(
                ordered(Digit.TWO, Digit.ONE, Digit.ZERO, Digit.POUND),
                ordered(Digit.ZERO, Digit.ONE, Digit.TWO, Digit.POUND));

        assertThat(((Menu) merged.flow().node(MENU).orElseThrow()).options().keySet())
                .containsExactly(Digit.TWO, Digit.ONE, Digit.ZERO, Digit.POUND);
        assertThat(merged.conflicts())
                .containsExactly(new Conflict(MENU, "Main menu: order of the keys", "2, 1, 0, #", "0, 1, 2, #"));
    }

    private static FlowEdit ordered(Digit... keys) {
        Menu menu = (Menu) SHOP.node(MENU).orElseThrow();
        var options = new LinkedHashMap<Digit, MenuOption>();
        for (Digit key : keys) {
            options.put(key, Objects.requireNonNull(menu.options().get(key)));
        }
        return ReplaceNode.with(new Menu(menu.head(), menu.intro(), options, menu.wording(), menu.ask()));
    }

    @Test
    void fieldsThatAreRightAloneButWrongTogetherStayMine() {
        Merged merged = merge(digits(8, 10), digits(4, 6));

        assertThat(merged.flow()).isEqualTo(digits(8, 10).applyTo(SHOP));
        assertThat(merged.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.node()).isEqualTo(new NodeId("ask-order"));
            assertThat(conflict.sentence()).contains("do not go together").contains("8-6");
        });
    }

    private static FlowEdit digits(int min, int max) {
        var ask = (Collect) SHOP.node(new NodeId("ask-order")).orElseThrow();
        return ReplaceNode.with(new Collect(
                ask.head(), ask.prompt(), ask.into(), min, max, ask.finishKey(), ask.interDigit(), ask.ask()));
    }

    @Test
    void togetherTheyStayWithinTheLimitOfNodes() {
        Merged merged = FlowMerge.merge(SHOP, grown("mine"), grown("theirs"));

        assertThat(merged.flow()).isEqualTo(grown("mine"));
        assertThat(merged.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.sentence()).contains("at most 1000 nodes"));
    }

    private static FlowDefinition grown(String name) {
        var nodes = new LinkedHashMap<>(SHOP.nodes());
        for (int i = 0; i < 600; i++) {
            var id = new NodeId(name + "-" + i);
            nodes.put(id, new Hours(NodeHead.of(id, name + " " + i), null));
        }
        return SHOP.withNodes(nodes);
    }

    private static Merged merge(FlowEdit mine, FlowEdit theirs) {
        return FlowMerge.merge(SHOP, mine.applyTo(SHOP), theirs.applyTo(SHOP));
    }
}
