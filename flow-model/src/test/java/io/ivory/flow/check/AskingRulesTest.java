package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.HangUp;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Menu;
import io.ivory.flow.NodeId;
import io.ivory.flow.OwnKeys;
import io.ivory.flow.PromptId;
import io.ivory.flow.ReadBack;
import io.ivory.flow.Say;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about how patiently callers are asked, and what they hear while they wait. */
class AskingRulesTest {

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
    void aKeyStopsAQuestion() {
        assertThat(found(new NoBargeIn(), Drawn.shop())).isEmpty();
        assertThat(found(new NoBargeIn(), asking("ask", AskRules.of(3, Duration.ofSeconds(6), false, null, null))))
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
        assertThat(found(new HurriedCaller(), asking("menu", AskRules.of(3, Duration.ofSeconds(4), true, null, null))))
                .isEmpty();
        assertThat(found(
                        new HurriedCaller(),
                        asking("menu", AskRules.of(3, Duration.ofMillis(3_900), true, null, null))))
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
        var same = AskRules.of(3, Duration.ofSeconds(6), true, new PromptId("hello"), new PromptId("hello"));
        var other = AskRules.of(3, Duration.ofSeconds(6), true, new PromptId("hello"), new PromptId("intro"));

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

    @Test
    void laterTriesAreHeldToTheSame() {
        var same = new AskRules(
                3,
                Duration.ofSeconds(6),
                true,
                List.of(new PromptId("hello"), new PromptId("intro")),
                List.of(new PromptId("goodbye"), new PromptId("intro")),
                OwnKeys.NONE);

        assertThat(found(new NoInputLikeNoMatch(), asking("menu", same))).hasSize(1);
        assertThat(found(new NoInputLikeNoMatch(), asking("menu", same.withTries(2))))
                .isEmpty();
    }

    @Test
    void callersCanPassTheCheckOfAQuestion() {
        assertThat(found(new BadPattern(), checking(new DigitCheck("[1-9].*", true, null))))
                .isEmpty();
        assertThat(found(new BadPattern(), checking(new DigitCheck("[1-9", false, null))))
                .containsExactly("ask /nodes/ask/check/pattern: \"[1-9\": at character 5: a ] is missing here");
        assertThat(found(new BadPattern(), checking(new DigitCheck("[1-9]{3}", false, null))))
                .containsExactly(
                        "ask /nodes/ask/check/pattern: no caller can pass this check: nothing of 4 to 10 digits"
                                + " fits \"[1-9]{3}\"");
    }

    @Test
    void theConditionOfAQuestionKnowsItsAnswer() {
        FlowDefinition flow = checking(new DigitCheck(null, false, "orderNumber != \"0000\""));

        assertThat(found(new UnsetVariable(), flow)).isEmpty();
        assertThat(found(new BadExpression(), checking(new DigitCheck(null, false, "orderNumber +"))))
                .singleElement()
                .asString()
                .startsWith("ask /nodes/ask/check/holds");
    }

    @Test
    void whatReadsKeysBackNamesTheKeysThatConfirmAndDeny() {
        var confirm = new ReadBack(new PromptId("so-many"), Digit.ONE, Digit.TWO);
        FlowDefinition flow = Drawn.change(
                Drawn.saying("so-many", "{orderNumber}? Press 1 or 2.", "{orderNumber}? Нажмите 1 или 3."),
                "ask",
                Collect.class,
                ask -> ask.withConfirm(confirm));

        assertThat(found(new UnsetVariable(), flow)).noneMatch(finding -> finding.startsWith("ask "));
        assertThat(found(new KeyInText(), flow))
                .containsExactly(
                        "ask /prompts/so-many/ru: the text names key 3, but the question has no such choice",
                        "ask /prompts/so-many/ru: the text does not name key 2, which is a choice of the question");
        assertThat(found(
                        new MissingPromptText(),
                        Drawn.with("ask", Collect.class, ask -> ask.withConfirm(confirm.withPrompt(null)))))
                .containsExactly("ask /nodes/ask/confirm/prompt: write how the keys are read back to the caller");
    }

    private static FlowDefinition checking(DigitCheck check) {
        return Drawn.with("ask", Collect.class, ask -> ask.withCheck(check));
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

    private static AskRules tries(int tries) {
        return AskRules.of(tries, Duration.ofSeconds(6), true, null, null);
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
