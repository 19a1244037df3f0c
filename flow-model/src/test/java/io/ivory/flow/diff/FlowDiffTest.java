package io.ivory.flow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
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
import io.ivory.flow.RejectCause;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.Connect;
import io.ivory.flow.edit.DeleteNodes;
import io.ivory.flow.edit.FlowEdit;
import io.ivory.flow.edit.MoveNodes;
import io.ivory.flow.edit.NodeExit;
import io.ivory.flow.edit.RenameNode;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.flow.edit.SetLanguages;
import io.ivory.flow.edit.SetOnError;
import io.ivory.flow.edit.SetPrompt;
import io.ivory.flow.edit.SetStart;
import io.ivory.flow.edit.SetTests;
import io.ivory.flow.edit.SetVariables;
import io.ivory.flow.json.FlowJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowDiffTest {

    private static final FlowDefinition SHOP = Shop.flow();
    private static final NodeId MENU = new NodeId("main-menu");

    @Test
    void aConnectionIsToldByTheNamesOfBothNodes() {
        assertThat(summary(new Connect(new NodeExit(MENU, Exit.ofKey(Digit.TWO)), new NodeId("delivery"))))
                .isEqualTo("Main menu: key 2 now goes to Delivery time instead of Promotions of today");
        assertThat(summary(new Connect(new NodeExit(MENU, Exit.ofKey(Digit.POUND)), new NodeId("delivery"))))
                .isEqualTo("Main menu: key # now goes to Delivery time");
        assertThat(summary(new Connect(new NodeExit(new NodeId("welcome"), Exit.NEXT), MENU)))
                .isEqualTo("Welcome: now goes to Main menu instead of Open now?");
    }

    @Test
    void aNewNameIsToldWithTheOldOne() {
        assertThat(summary(new RenameNode(new NodeId("welcome"), "Greeting"))).isEqualTo("Renamed Welcome to Greeting");
    }

    @Test
    void howCallersAreConnectedAndTurnedAwayIsTold() {
        var operator = (Transfer) SHOP.node(new NodeId("operator")).orElseThrow();
        var bye = (HangUp) SHOP.node(new NodeId("bye")).orElseThrow();

        assertThat(summary(ReplaceNode.with(operator.withMeans(Transfer.Means.REFER))))
                .contains("now connects by refer instead of bridge");
        assertThat(summary(ReplaceNode.with(operator.withMeans(Transfer.Means.ATTENDED))))
                .isEqualTo("A person: now connects by attended instead of bridge");
        assertThat(summary(ReplaceNode.with(operator.withDestination("+49 30 123"))))
                .isEqualTo("A person: now connects to \"+49 30 123\" instead of operators");
        assertThat(summary(ReplaceNode.with(bye.withReject(RejectCause.NOT_FOUND))))
                .isEqualTo("Bye: now turns callers away as notFound");
    }

    @Test
    void aFieldIsToldInTheWordsOfItsForm() {
        var hours = (Hours) SHOP.node(new NodeId("open-now")).orElseThrow();
        assertThat(summary(ReplaceNode.with(new Hours(hours.head(), "shop-2"))))
                .isEqualTo("Open now?: now uses the opening hours shop-2 instead of shop");

        Menu menu = menu();
        var patient = new AskRules(
                5,
                menu.ask().noInputAfter().plusMillis(500),
                true,
                menu.ask().noInputPrompts(),
                menu.ask().noMatchPrompts(),
                menu.ask().keys());
        assertThat(summary(
                        ReplaceNode.with(new Menu(menu.head(), menu.intro(), menu.options(), menu.wording(), patient))))
                .isEqualTo("Main menu: 5 tries instead of 2; waits 5 s for the first key instead of 4.5 s;"
                        + " interruption by keys on instead of off");
    }

    @Test
    void keysThatCameWentOrChangedPlacesAreTold() {
        var options = new LinkedHashMap<Digit, MenuOption>();
        options.put(Digit.TWO, new MenuOption(new PromptId("label-order")));
        options.put(Digit.ONE, new MenuOption(new PromptId("label-order")));
        options.put(Digit.NINE, new MenuOption(new PromptId("label-operator")));
        options.put(Digit.POUND, new MenuOption(null));

        assertThat(diff(
                                SHOP,
                                ReplaceNode.with(new Menu(menu().head(), menu().intro(), options, null, menu().ask()))
                                        .applyTo(SHOP))
                        .text())
                .isEqualTo("""
                        Nodes
                          - Main menu: key 2: "your order" instead of "today's offers"; key 9 added: "a person"; key 0 removed; \
                        keys in the order 2, 1, # instead of 1, 2, #; key 0 goes nowhere now, before to A person
                        """);
    }

    @Test
    void conditionsAreToldByTheirExit() {
        var branch = (Branch) SHOP.node(new NodeId("vip-order")).orElseThrow();
        var changed = new Branch(
                branch.head(),
                List.of(
                        new Condition(new Exit("vip"), "orderNumber.startsWith('78')"),
                        branch.conditions().get(1)));

        assertThat(summary(ReplaceNode.with(changed)))
                .isEqualTo("Important?: condition vip: \"orderNumber.startsWith('78')\""
                        + " instead of \"orderNumber.startsWith('77')\"");
    }

    @Test
    void wordsAreToldByWhoSaysThem() {
        assertThat(summary(new SetPrompt(
                        new PromptId("menu-intro"), Language.ENGLISH, PromptText.of("What can we do for you?"))))
                .isEqualTo("Main menu: \"What can we do for you?\" instead of \"How can we help?\" (en)");
        assertThat(summary(new SetPrompt(new PromptId("menu-intro"), new Language("ru"), PromptText.of("Чем помочь?"))))
                .isEqualTo("Main menu: now says \"Чем помочь?\" (ru)");
        assertThat(summary(
                        new SetPrompt(new PromptId("welcome"), new Language("ru"), PromptText.of("Добро пожаловать."))))
                .isEqualTo("Welcome and 2 more: spoken instead of recording welcome-ru.wav (ru)");
    }

    @Test
    void longWordsAreShownWhereTheyDiffer() {
        String before =
                "Thank you for calling. Our office is in the old mill by the river, and we are open from 9 to 5.";
        FlowDefinition first = saying("menu-intro", before);
        FlowDefinition second = saying("menu-intro", before.replace("9 to 5", "10 to 6"));

        assertThat(diff(first, second).summary())
                .isEqualTo(
                        "Main menu: \"…we are open from 10 to 6.\" instead of" + " \"…we are open from 9 to 5.\" (en)");
    }

    private static FlowDefinition saying(String prompt, String words) {
        return new SetPrompt(new PromptId(prompt), Language.ENGLISH, PromptText.of(words)).applyTo(SHOP);
    }

    @Test
    void whatBelongsToTheWholeFlowIsTold() {
        assertThat(summary(new SetLanguages(List.of(Language.ENGLISH, new Language("ru"), new Language("de")))))
                .isEqualTo("Language de added");
        assertThat(summary(new SetLanguages(List.of(new Language("ru"), Language.ENGLISH))))
                .isEqualTo("Calls begin in ru instead of en");
        assertThat(summary(new SetStart(MENU))).isEqualTo("Calls start at Main menu instead of Welcome");
        assertThat(summary(new SetOnError(null))).isEqualTo("Calls go on after failures nowhere instead of Sorry");
        assertThat(summary(new SetTests(Map.of())))
                .isEqualTo("Test call order-by-key removed; Test call hangs-up-at-once removed");
        var variables = new LinkedHashMap<>(SHOP.variables());
        variables.remove(new VariableName("vip"));
        variables.put(new VariableName("order"), Variable.of(VariableType.TEXT));
        variables.put(new VariableName("pin"), Variable.of(VariableType.DIGITS));
        assertThat(summary(new SetVariables(variables)))
                .isEqualTo("Variable pin is no longer sensitive; Variable order is now text instead of record;"
                        + " Variable vip removed");
    }

    @Test
    void aMovedCardIsLayoutOnly() {
        FlowDefinition moved = MoveNodes.of(MENU, new Position(7, 7)).applyTo(SHOP);
        var everything = new LinkedHashMap<NodeId, Position>();
        SHOP.nodes().keySet().stream().limit(5).forEach(id -> everything.put(id, new Position(1, 1)));

        assertThat(diff(SHOP, moved).summary()).isEqualTo("Layout only: moved Main menu");
        assertThat(diff(SHOP, moved).hasSameContent()).isTrue();
        assertThat(diff(SHOP, moved).moved())
                .containsExactly(new NodeMove(MENU, "Main menu", null, new Position(7, 7)));
        assertThat(summary(new MoveNodes(everything))).isEqualTo("Layout only: 5 nodes moved");
    }

    @Test
    void nodesThatCameAndWentAreToldOnceWithAllThatBelongsToThem() {
        FlowEdit add = new AddNode(
                NodeType.MENU,
                new NodeId("offers"),
                "Offers",
                new Position(0, 0),
                new NodeExit(MENU, Exit.ofKey(Digit.POUND)));

        assertThat(summary(add)).isEqualTo("Main menu: key # now goes to Offers; Added Offers (menu)");
        assertThat(summary(DeleteNodes.of(new NodeId("delivery"))))
                .isEqualTo("Removed Delivery time (look up in a table)");
    }

    @Test
    void aNodeUnderAnotherIdIsNotANewOne() {
        String json = FlowJson.write(SHOP).replace("\"welcome\"", "\"hello\"");
        FlowDiff diff = diff(SHOP, FlowJson.read(json));

        assertThat(diff.nodes()).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo(new NodeId("hello"));
            assertThat(change.formerId()).isEqualTo(new NodeId("welcome"));
            assertThat(change.kind()).isEqualTo(NodeChange.Kind.CHANGED);
        });
        assertThat(diff.text())
                .contains(
                        "Welcome: now stored as hello instead of welcome", "The prompt welcome is now stored as hello");
        assertThat(diff.text()).doesNotContain("Added", "Removed", "News", "test");
    }

    @Test
    void aNodeUnderAnotherIdAndNameIsFoundByWhatItDoes() {
        String json = FlowJson.write(SHOP)
                .replace("\"ask-order\": {\n      \"type\"", "\"which\": {\n      \"type\"")
                .replace("\"to\": \"ask-order\"", "\"to\": \"which\"")
                .replace("\"name\": \"Order number\"", "\"name\": \"Which order?\"");

        assertThat(diff(SHOP, FlowJson.read(json)).summary())
                .isEqualTo("Renamed Order number to Which order?: now stored as which instead of ask-order");
    }

    @Test
    void aBigChangeIsCountedInTheSummaryAndBoundedInTheList() {
        var edits = new LinkedHashMap<NodeId, FlowNode>(SHOP.nodes());
        for (int i = 0; i < 60; i++) {
            var id = new NodeId("new-" + i);
            edits.put(id, new Hours(NodeHead.of(id, "New " + i), null));
        }
        FlowDefinition big = saying("menu-intro", "Hello").withNodes(edits);
        big = new SetLanguages(List.of(Language.ENGLISH, new Language("ru"), new Language("de"))).applyTo(big);
        big = new RenameNode(MENU, "Choices").applyTo(big);
        FlowDiff diff = diff(SHOP, big);

        assertThat(diff.summary())
                .isEqualTo("Language de added, 60 nodes added, Renamed Main menu to Choices, 1 prompt reworded");
        assertThat(diff.groups()).extracting(ChangeGroup::topic).containsExactly(Topic.FLOW, Topic.NODES, Topic.WORDS);
        assertThat(diff.groups().get(1).sentences()).hasSize(FlowDiff.MAX_SENTENCES);
        assertThat(diff.groups().get(1).more()).isEqualTo(41);
        assertThat(diff.text()).contains("  - and 41 more\n");
    }

    @Test
    void nodesOfTheSameNameAreToldApartByTheirIds() {
        FlowDefinition twins = new RenameNode(new NodeId("bye"), "Sorry").applyTo(SHOP);
        FlowDefinition connected =
                new Connect(new NodeExit(new NodeId("delivery"), Exit.FOUND), new NodeId("bye")).applyTo(twins);

        assertThat(diff(twins, connected).summary()).isEqualTo("Delivery time: found now goes to Sorry (bye)");
    }

    @Test
    void theCanvasGetsFieldsAndExitsOfEachNode() {
        FlowDefinition changed = new Connect(new NodeExit(MENU, Exit.ofKey(Digit.TWO)), new NodeId("delivery"))
                .applyTo(new RenameNode(MENU, "Choices").applyTo(SHOP));

        NodeChange change = diff(SHOP, changed).nodes().getFirst();

        assertThat(change.fields())
                .containsExactly(
                        new FieldChange("name", "Main menu", "Choices", "now named Choices instead of Main menu"));
        assertThat(change.exits()).singleElement().satisfies(exit -> {
            assertThat(exit.exit()).isEqualTo(Exit.ofKey(Digit.TWO));
            assertThat(exit.before()).isEqualTo(new NodeId("promotions"));
            assertThat(exit.after()).isEqualTo(new NodeId("delivery"));
        });
    }

    private static Menu menu() {
        return (Menu) SHOP.node(MENU).orElseThrow();
    }

    private static FlowDiff diff(FlowDefinition before, FlowDefinition after) {
        return FlowDiff.between(before, after);
    }

    private static String summary(FlowEdit edit) {
        return diff(SHOP, edit.applyTo(SHOP)).summary();
    }
}
