package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about which keys choices have, and what they are called. */
class KeyRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Press 10 for news. | press 10",
                "Please dial 12. | press 12",
                "Hit the key 1# now. | press 1#",
            })
    void aMenuTakesOneKey(String text, String told) {
        assertThat(found(new TwoDigitKey(), Drawn.saying("intro", text, "Здравствуйте")))
                .singleElement()
                .asString()
                .startsWith("menu /prompts/intro/en: callers are told to " + told + ", but a menu takes one key");
    }

    @Test
    void aLongNumberThatNobodyIsToPressIsFine() {
        assertThat(found(new TwoDigitKey(), Drawn.shop())).isEmpty();
        assertThat(found(new TwoDigitKey(), Drawn.saying("intro", "Open from 10 to 18. Press 1.", "Нажмите 1")))
                .isEmpty();
        assertThat(found(new TwoDigitKey(), Drawn.saying("which-order", "Press 10 digits.", "Наберите 10 цифр")))
                .isEmpty();
    }

    @Test
    void keysAreNamedInRussianToo() {
        assertThat(found(new TwoDigitKey(), Drawn.saying("intro", "Hello", "Нажмите 10")))
                .containsExactly(
                        "menu /prompts/intro/ru: callers are told to press 10, but a menu takes one key and goes"
                                + " on at 1: choose a single key, or ask with a collect node");
    }

    @Test
    void zeroMeansAPerson() {
        assertThat(found(new OperatorKey(), Drawn.shop())).isEmpty();
        assertThat(found(new OperatorKey(), Drawn.leading("menu", "0", "ask")))
                .containsExactly("menu /nodes/menu/options/0/to: callers expect a person behind 0, but it leads to"
                        + " \"ask\": lead it to a person, or give this choice another key");
    }

    @Test
    void aPersonMayStandBehindWordsAndOpeningHours() {
        var flow = Drawn.shop()
                .with(new Say(head("wait", "next", "office"), List.of(new PromptId("hello"))))
                .with(new Hours(head("office", "open", "person", "closed", "bye", "special", "person"), "shop"));

        assertThat(found(
                        new OperatorKey(),
                        Drawn.change(
                                flow,
                                "menu",
                                Menu.class,
                                menu -> menu.withHead(
                                        menu.head().connect(Exit.ofKey(Digit.ZERO), new NodeId("wait"))))))
                .isEmpty();
    }

    @Test
    void everyMenuOffersAPerson() {
        assertThat(found(new MissingOperatorKey(), Drawn.shop())).isEmpty();
        assertThat(found(new MissingOperatorKey(), offering("1", "2")))
                .containsExactly("menu /nodes/menu/options: callers who press 0 for a person get nowhere here: add 0 as"
                        + " the last choice");
        assertThat(found(new MissingOperatorKey(), offering("1", "2").with(new HangUp(head("person"), null))))
                .as("a flow without people")
                .isEmpty();
    }

    @Test
    void whoCouldNotReachAPersonNeedNotBeOfferedOneAgain() {
        var flow = Drawn.shop()
                .with(new Transfer(
                        head("person", "answered", "bye", "busy", "sorry", "noAnswer", "sorry", "failed", "sorry"),
                        "operators",
                        Transfer.DEFAULT_RING,
                        null))
                .with(new Menu(
                        head("sorry", "1", "menu", "noInput", "bye", "noMatch", "bye"),
                        new PromptId("intro"),
                        Drawn.options("1"),
                        null,
                        AskRules.DEFAULT));

        assertThat(found(new MissingOperatorKey(), flow)).isEmpty();
    }

    @Test
    void theLabelOfZeroIsThatOfOtherMenus() {
        var flow = Drawn.shop()
                .with(new Menu(
                        head("more", "1", "ask", "noInput", "bye", "noMatch", "bye"),
                        null,
                        Drawn.options("1"),
                        null,
                        AskRules.DEFAULT));

        var fixes = new MissingOperatorKey()
                .find(flow, Surroundings.of(Drawn.WORKSPACE))
                .getFirst()
                .fixes();
        var mended = (Menu)
                fixes.getFirst().edit().applyTo(flow).node(new NodeId("more")).orElseThrow();

        assertThat(mended.options().get(Digit.ZERO)).isEqualTo(new MenuOption(new PromptId("key-0")));
        assertThat(mended.target(Exit.ofKey(Digit.ZERO))).contains(new NodeId("person"));
    }

    @Test
    void theStarLeadsBack() {
        assertThat(found(new BackKey(), starTo("welcome"))).isEmpty();
        assertThat(found(new BackKey(), starTo("menu"))).isEmpty();
        assertThat(found(new BackKey(), starTo("bye")))
                .containsExactly("menu /nodes/menu/options/*/to: callers expect to get back by *, but from \"bye\" no"
                        + " way leads here: lead it to the menu before, or use another key");
    }

    @Test
    void nineRepeats() {
        assertThat(found(new RepeatKey(), nineTo("menu", "1", "2", "9"))).isEmpty();
        assertThat(found(new RepeatKey(), nineTo("bye", "1", "2", "3", "4", "5", "6", "7", "8", "9")))
                .isEmpty();
        assertThat(found(new RepeatKey(), nineTo("bye", "1", "2", "9")))
                .containsExactly(
                        "menu /nodes/menu/options/9/to: callers expect to hear the menu again by 9, but it leads"
                                + " to \"bye\": give this choice another key");
    }

    @Test
    void thePoundKeyIsNoChoice() {
        assertThat(found(new FinishKeyAsChoice(), Drawn.shop())).isEmpty();
        assertThat(found(new FinishKeyAsChoice(), offering("1", "#")))
                .containsExactly(
                        "menu /nodes/menu/options/#: callers know # as the key that finishes a number: give this"
                                + " choice another key");
    }

    @ParameterizedTest
    @CsvSource({"order status press 1, en", "'orders, press the star key', en", "hit two, en"})
    void aLabelNamesNoKey(String label, String language) {
        assertThat(found(new KeyInLabel(), Drawn.saying("key-1", label, "Заказы")))
                .singleElement()
                .asString()
                .startsWith("menu /prompts/key-1/" + language + ": the menu says \"press 1\" itself");
    }

    @Test
    void aLabelMayUseTheWordsOtherwise() {
        assertThat(found(new KeyInLabel(), Drawn.saying("key-1", "the press office", "Пресс-служба")))
                .isEmpty();
        assertThat(found(new KeyInLabel(), Drawn.saying("key-1", "Orders", "нажмите два")))
                .hasSize(1);
    }

    @Test
    void choicesHaveNamesOfTheirOwn() {
        assertThat(found(new SameLabel(), Drawn.shop())).isEmpty();
        assertThat(found(new SameLabel(), Drawn.saying("key-2", "text of KEY-1", "Другое")))
                .containsExactly(
                        "menu /nodes/menu/options/2/label: keys 1 and 2 are both called \"text of key-1\": say how"
                                + " they differ, or delete one");
    }

    private static FlowDefinition offering(String... keys) {
        return Drawn.with(
                "menu", Menu.class, menu -> new Menu(menu.head(), menu.intro(), Drawn.options(keys), null, menu.ask()));
    }

    private static FlowDefinition starTo(String target) {
        return Drawn.change(
                offering("1", "2", "*"),
                "menu",
                Menu.class,
                menu -> menu.withHead(menu.head().connect(Exit.ofKey(Digit.STAR), new NodeId(target))));
    }

    private static FlowDefinition nineTo(String target, String... keys) {
        return Drawn.change(
                offering(keys),
                "menu",
                Menu.class,
                menu -> menu.withHead(menu.head().connect(Exit.ofKey(Digit.NINE), new NodeId(target))));
    }
}
