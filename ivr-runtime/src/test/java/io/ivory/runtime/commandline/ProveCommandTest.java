package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveCommandTest {

    @TempDir
    Path folder;

    private Path flow;

    @BeforeEach
    void aShopInAFolder() throws IOException {
        flow = folder.resolve("shop/main-line.ivr.json");
        Called.copy("shop", folder.resolve("shop"));
    }

    /** Without its goodbye the flow hangs up on callers who were told nothing. */
    private void hangUpWithoutAWord() throws IOException {
        Called.edit(
                flow,
                "\"1\": {\"label\": \"label-delivery\", \"to\": \"delivery\"}",
                "\"1\": {\"label\": \"label-delivery\", \"to\": \"goodbye\"}");
        Called.edit(flow, "\"name\": \"Goodbye\",\n      \"goodbye\": \"goodbye\"", "\"name\": \"Goodbye\"");
    }

    @Test
    void whatHoldsForEveryCallIsProved() {
        Called called = Called.in(folder, "prove", "shop");

        assertThat(called.exit()).isZero();
        assertThat(called.out())
                .startsWith("Main line  shop/main-line.ivr.json\n  proved       from wherever a call has come")
                .contains("  while something is off\n  proved       \"operators\"  operator: busy, failed, noAnswer")
                .contains("the way through most nodes: 5 nodes")
                .doesNotContain("REFUTED");
        assertThat(Called.in(folder, "prove", "--strict", "shop").exit()).isZero();
    }

    @Test
    void whatDoesNotHoldIsShownByACall() throws IOException {
        hangUpWithoutAWord();

        Called called = Called.in(folder, "prove", "shop");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out())
                .contains("  REFUTED      every call that the flow ends")
                .contains("    Goodbye (goodbye): ")
                .contains("1. somebody calls on 20")
                .contains("presses 1")
                .contains("the flow hangs up")
                .contains("way: open-now:open > main-menu:1 > goodbye");
    }

    @Test
    void aStepThatFailsInAnOutageIsSaidToFail() throws IOException {
        Called.edit(flow, "Nobody can speak to you now.", "Nobody can speak to you, {call.from}.");

        Called called = Called.in(folder, "prove", "shop");

        assertThat(called.out())
                .contains("the voice for \"en\"  closed: fails, the call ends")
                .doesNotContainPattern(": *(;|\\n)");
    }

    @Test
    void theCallThatShowsItCanBeSavedAndPlayed() throws IOException {
        hangUpWithoutAWord();

        Called called = Called.in(folder, "prove", "--save-counterexample", "shop");
        Called played = Called.in(folder, "test", "--only", "every-path-ends-well", "shop");

        assertThat(called.out()).contains("saved as a test call: every-path-ends-well (shop/main-line.ivr.json)");
        assertThat(Called.in(folder, "fmt", "--check", "shop").exit()).isZero();
        assertThat(played.exit()).isEqualTo(1);
        assertThat(played.out()).contains("  FAILED  every-path-ends-well", "hung up without a word to the caller");
        String once = Files.readString(flow);
        Called.in(folder, "prove", "--save-counterexample", "shop");
        assertThat(Files.readString(flow)).as("a call is saved once").isEqualTo(once);

        Called.edit(flow, "\"name\": \"Goodbye\"", "\"name\": \"Goodbye\",\n      \"goodbye\": \"goodbye\"");
        assertThat(Called.in(folder, "test", "--only", "every-path-ends-well", "shop")
                        .exit())
                .as("cured")
                .isZero();
    }

    @Test
    void jsonHasVerdictsCallsOutagesAndTheLongestWay() throws IOException {
        hangUpWithoutAWord();

        Called called = Called.in(folder, "prove", "--json", "shop");

        assertThat(called.at("$.ivory")).isEqualTo("prove");
        assertThat(called.at("$.exit")).isEqualTo(1);
        assertThat(called.textsAt("$.flows[0].proofs[?(@.verdict == 'refuted')].claim"))
                .containsExactly("every-path-ends-well");
        assertThat(called.textsAt("$.flows[0].proofs[1].findings[0].path"))
                .containsExactly("open-now:open", "main-menu:1", "goodbye");
        assertThat(called.textsAt("$.flows[0].proofs[1].findings[0].call.steps[*].presses"))
                .containsExactly("1");
        assertThat(called.textsAt("$.flows[0].outages[*].kind")).containsExactlyInAnyOrder("destination", "trunk");
        assertThat(called.at("$.flows[0].longestPath.byNodes.nodes")).isEqualTo(5);
    }

    @Test
    void aBoundThatIsHitIsSaidAndFailsOnlyWhereSomebodyIsStrict() {
        Called called = Called.in(folder, "prove", "--max-states", "2", "shop");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("not decided", "there are more than 2 states");
        assertThat(Called.in(folder, "prove", "--strict", "--max-states", "2", "shop")
                        .exit())
                .isEqualTo(1);
        assertThat(Called.in(folder, "prove", "--max-states", "0", "shop").exit())
                .isEqualTo(2);
    }
}
