package io.ivory.flow.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The longest path of flows whose nodes lead to each other in circles. */
class LongestPathTest {

    private static final String END = """
            "e": {"type": "hangup", "name": "E", "goodbye": "p"}
            """;

    private static Exploration explored(List<String> nodes) {
        return FlowExplorer.explore(FlowJson.read("""
                {"ivory": "1.0", "name": "Longest", "languages": ["en"], "start": "n0",
                 "nodes": {%s}, "prompts": {"p": {"en": "Hi."}}}
                """.formatted(String.join(",", nodes))), Resources.NONE);
    }

    /** A menu that asks once and leads where its keys say: 1, 2, ... */
    private static String menu(int number, String noInput, List<String> targets) {
        String options = IntStream.range(0, targets.size())
                .mapToObj(i -> "\"%d\": {\"label\": \"p\", \"to\": \"%s\"}".formatted(i + 1, targets.get(i)))
                .collect(Collectors.joining(", "));
        return """
                "n%d": {"type": "menu", "name": "M%d", "intro": "p", "options": {%s}, "tries": 1,
                  "exits": {"noInput": "%s", "noMatch": "%s"}}
                """.formatted(number, number, options, noInput, noInput);
    }

    private static String say(int number, String next) {
        return """
                "n%d": {"type": "say", "name": "S%d", "prompt": "p", "exits": {"next": "%s"}}
                """.formatted(number, number, next);
    }

    @Test
    void theOrderOfTheKeysOfAMenuMakesNoDifference() {
        for (List<String> keys : List.of(List.of("n1", "n2"), List.of("n2", "n1"))) {
            Exploration exploration = explored(List.of(
                    menu(0, "e", keys),
                    menu(1, "e", List.of("n2", "n3")),
                    menu(2, "e", List.of("n1", "e")),
                    say(3, "n4"),
                    say(4, "n5"),
                    say(5, "e"),
                    END));

            LongestPath longest = exploration.mostNodes().orElseThrow();

            assertThat(longest.nodes()).isEqualTo(7);
            assertThat(longest.certain()).isTrue();
            assertThat(longest.path())
                    .extracting(step -> step.node().value())
                    .containsExactly("n0", "n2", "n1", "n3", "n4", "n5", "e");
        }
    }

    @Test
    void thePathComesToAnEndOfTheCallAlthoughALongerOneStopsInACircle() {
        Exploration exploration =
                explored(List.of(menu(0, "e", List.of("n1")), say(1, "n2"), say(2, "n3"), say(3, "n1"), END));

        assertThat(exploration.mostNodes().orElseThrow().path())
                .extracting(PathStep::toString)
                .containsExactly("n0:noInput", "e");
    }

    @Test
    void flowThatNeverEndsHasNoLongestPath() {
        assertThat(explored(List.of(say(0, "n1"), say(1, "n0"), END)).mostNodes())
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void inAGreatTangleThePathSaysWhetherItIsSurelyTheLongest() {
        var nodes = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            List<String> targets = new ArrayList<>(List.of("n" + (i * 7 + 3) % 60, "n" + (i * 11 + 5) % 60));
            nodes.add(menu(i, i % 9 == 8 ? "e" : "n" + (i * 13 + 1) % 60, targets));
        }
        nodes.add(END);
        LongestPath longest = explored(nodes).mostNodes().orElseThrow();
        Collections.reverse(nodes);
        LongestPath turned = explored(nodes).mostNodes().orElseThrow();

        assertThat(longest.certain()).isFalse();
        assertThat(longest.nodes()).isBetween(10, 61);
        assertThat(longest.path()).extracting(PathStep::node).doesNotHaveDuplicates();
        assertThat(longest.path().getLast().node().value()).isEqualTo("e");
        assertThat(turned).isEqualTo(longest);
    }
}
