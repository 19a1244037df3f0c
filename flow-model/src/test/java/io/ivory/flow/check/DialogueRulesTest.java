package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about how callers are asked, beyond those about the choices themselves. */
class DialogueRulesTest {

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
    void theFourthMenuInARowIsTooDeep() {
        assertThat(found(new MenuDepth(), Drawn.shop())).isEmpty();
        assertThat(found(new MenuDepth(), menusInARow(3))).isEmpty();
        assertThat(found(new MenuDepth(), menusInARow(6)))
                .containsExactly("m4 /nodes/m4: callers come here through 3 other menus at least: offer it earlier, or"
                        + " lead callers to a person before");
    }

    @Test
    void aShortCutMakesAMenuLessDeep() {
        var flow = Drawn.change(
                menusInARow(5),
                "m1",
                Menu.class,
                menu -> menu.withHead(menu.head().connect(Exit.NO_MATCH, new NodeId("m5"))));

        assertThat(found(new MenuDepth(), flow))
                .containsExactly(
                        "m4 /nodes/m4: callers come here through 3 other menus at least: offer it earlier, or lead callers to a"
                                + " person before");
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

    @Test
    void aKeyStopsAQuestion() {
        assertThat(found(new NoBargeIn(), Drawn.shop())).isEmpty();
        assertThat(found(new NoBargeIn(), asking("ask", new AskRules(3, Duration.ofSeconds(6), false, null, null))))
                .containsExactly(
                        "ask /nodes/ask/bargeIn: callers who know the answer must hear the whole question first:"
                                + " let a key stop it");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void askingAFewTimesIsFine(int tries) {
        assertThat(found(new Tries(), asking("menu", tries(tries)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, get no second try", "5, are asked 5 times"})
    void askingOnceOrFiveTimesIsNot(int tries, String words) {
        assertThat(found(new Tries(), asking("menu", tries(tries))))
                .singleElement()
                .asString()
                .startsWith("menu /nodes/menu/tries: ")
                .contains(words);
    }

    @Test
    void slowHandsHaveTime() {
        assertThat(found(new HurriedCaller(), asking("menu", new AskRules(3, Duration.ofSeconds(4), true, null, null))))
                .isEmpty();
        assertThat(found(
                        new HurriedCaller(),
                        asking("menu", new AskRules(3, Duration.ofMillis(3_900), true, null, null))))
                .containsExactly("menu /nodes/menu/noInputAfter: callers have only 3900 ms to press a key: slow hands"
                        + " need 4 s at least");
        assertThat(found(
                        new HurriedCaller(),
                        Drawn.with(
                                "ask",
                                Collect.class,
                                ask -> new Collect(
                                        ask.head(),
                                        ask.prompt(),
                                        ask.into(),
                                        4,
                                        10,
                                        Digit.POUND,
                                        Duration.ofSeconds(1),
                                        ask.ask()))))
                .containsExactly(
                        "ask /nodes/ask/interDigit: callers may pause only 1 s between two keys: slow hands need"
                                + " 2 s at least");
    }

    @Test
    void silenceAndAnotherKeyAreDifferentThings() {
        var same = new AskRules(3, Duration.ofSeconds(6), true, new PromptId("hello"), new PromptId("hello"));
        var other = new AskRules(3, Duration.ofSeconds(6), true, new PromptId("hello"), new PromptId("intro"));

        assertThat(found(new NoInputLikeNoMatch(), Drawn.shop())).isEmpty();
        assertThat(found(new NoInputLikeNoMatch(), asking("menu", other))).isEmpty();
        assertThat(found(new NoInputLikeNoMatch(), asking("menu", same)))
                .singleElement()
                .asString()
                .startsWith(
                        "menu /nodes/menu/noMatchPrompt: silent callers and those who pressed another key hear the same");
    }

    @Test
    void wordsForBothAreFineOnTheWayToAPersonOrToTheEnd() {
        assertThat(found(new NoInputLikeNoMatch(), bothTo("person"))).isEmpty();
        assertThat(found(new NoInputLikeNoMatch(), bothTo("bye"))).isEmpty();
        assertThat(found(new NoInputLikeNoMatch(), bothTo("ask"))).hasSize(1);
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

    @Test
    void whoWaitsHearsSomething() {
        assertThat(found(new SilentWait(), Drawn.shop())).isEmpty();
        assertThat(found(new SilentWait(), waiting(3_000))).isEmpty();
        assertThat(found(new SilentWait(), waiting(5_000)))
                .containsExactly("find /nodes/find/waitPrompt: callers may wait 5 s here without a word: say \"one"
                        + " moment\" first");
    }

    @Test
    void silencesInARowAddUp() {
        var flow = Drawn.change(
                        waiting(2_000),
                        "find",
                        HttpRequest.class,
                        http -> http.withHead(http.head().connect(Exit.FOUND, new NodeId("again"))))
                .with(new HttpRequest(
                        head("again", "found", "bye", "notFound", "bye", "slow", "bye", "failed", "bye"),
                        "orders",
                        HttpMethod.GET,
                        "/",
                        "",
                        null,
                        Duration.ofSeconds(2),
                        null));

        assertThat(found(new SilentWait(), flow))
                .containsExactly("again /nodes/again/waitPrompt: callers may wait 4 s here without a word, with the"
                        + " services asked before: say \"one moment\" first");
    }

    @Test
    void aMenuIsShort() {
        assertThat(found(new LongMenu(), Drawn.shop())).isEmpty();
        assertThat(found(new LongMenu(), Drawn.saying("intro", "Long words. ".repeat(40), "Коротко")))
                .singleElement()
                .asString()
                .startsWith("menu /nodes/menu/options: the menu takes about 3")
                .contains("s to hear in \"en\"");
    }

    @Test
    void whoIsTooLateIsTold() {
        var silent = Drawn.shop().with(new HangUp(head("bye"), null));

        assertThat(found(new ClosedWithoutAWord(), Drawn.shop())).isEmpty();
        assertThat(found(new ClosedWithoutAWord(), silent))
                .containsExactly(
                        "open /nodes/open/exits/closed: callers hear nothing when the shop is closed: let \"bye\""
                                + " say so and when it opens");
    }

    private static FlowDefinition menusInARow(int menus) {
        FlowDefinition flow = Drawn.shop().withStart(new NodeId("m1"));
        for (int i = 1; i <= menus; i++) {
            String next = i == menus ? "bye" : "m" + (i + 1);
            flow = flow.with(new Menu(
                    head("m" + i, "1", next, "noInput", "bye", "noMatch", "bye"),
                    null,
                    Drawn.options("1"),
                    null,
                    AskRules.DEFAULT));
        }
        return flow;
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

    private static AskRules tries(int tries) {
        return new AskRules(tries, Duration.ofSeconds(6), true, null, null);
    }

    private static FlowDefinition asking(String node, AskRules ask) {
        return Drawn.with(node, FlowNode.class, asked -> Nodes.withAsk(asked, ask));
    }

    private static FlowDefinition bothTo(String target) {
        FlowDefinition flow =
                Drawn.shop().with(new Say(head("explain", "next", target), List.of(new PromptId("hello"))));
        return Drawn.change(
                flow,
                "menu",
                Menu.class,
                menu -> menu.withHead(menu.head()
                        .connect(Exit.NO_INPUT, new NodeId("explain"))
                        .connect(Exit.NO_MATCH, new NodeId("explain"))));
    }

    private static FlowDefinition waiting(int timeoutMs) {
        return Drawn.with(
                "find",
                HttpRequest.class,
                http -> new HttpRequest(
                        http.head(),
                        http.connection(),
                        http.method(),
                        http.path(),
                        http.body(),
                        http.into(),
                        Duration.ofMillis(timeoutMs),
                        null));
    }
}
