package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.simulation.ScriptedCaller;
import io.ivory.runtime.simulation.SimulatedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls in which it matters who calls: language, known and blocked callers, shares, milestones. */
class CallerStoriesTest {

    private static final String ANNA = "+4930123456";

    private static final Resources SHOP = new Resources(
            Map.of(),
            Map.of(
                    "contacts",
                    new DataTable(
                            List.of("name", "number"),
                            List.of(List.of("Anna", "+49 (30) 123-456"), List.of("Boris", "0044 20 7946 0000"))),
                    "unwelcome",
                    new DataTable(List.of("phone", "why"), List.of(List.of("+1 202 555 0100", "rude")))),
            Map.of(),
            Map.of(),
            Set.of());

    private final Memory memory = new Memory();

    @ParameterizedTest
    @CsvSource({
        "1, en, Welcome.",
        "2, ru, Добро пожаловать.",
    })
    void theCallGoesOnInTheLanguageThatWasChosen(String key, String language, String welcome) {
        var story = play(languages(true), ANNA, caller -> caller.presses(key));

        assertThat(story.transcript())
                .startsWith("ivr     \"For English, press 1. Для русского языка нажмите 2.\"")
                .contains(welcome);
        assertThat(story.path()).containsExactly("which:" + language, "say:next");
        assertThat(memory.languages).containsEntry("4930123456", new Language(language));
    }

    @Test
    void aCallerWhoHasChosenOnceIsNotAskedAgain() {
        memory.languages.put("4930123456", new Language("ru"));

        var story = play(languages(true), ANNA, caller -> caller);

        assertThat(story.transcript()).startsWith("ivr     \"Добро пожаловать.\"");
    }

    @Test
    void nothingIsRememberedWhereTheFlowDoesNotWishIt() {
        memory.languages.put("4930123456", new Language("ru"));

        var story = play(languages(false), ANNA, caller -> caller.presses("1"));

        assertThat(story.path()).contains("which:en");
        assertThat(memory.languages).containsEntry("4930123456", new Language("ru"));
    }

    @Test
    void aCallerWhoseNumberIsWithheldIsAskedEachTime() {
        var story = play(languages(true), "", caller -> caller.presses("2"));

        assertThat(story.path()).contains("which:ru");
        assertThat(memory.languages).isEmpty();
    }

    @Test
    void aCallerWhoComesBackToTheChoiceMayChangeIt() {
        memory.languages.put("4930123456", new Language("ru"));
        String again = languages(true)
                .replace("\"say\": {\"type\": \"say\"", """
                "more": {"type": "menu", "name": "More", "wording": "welcome", "options": {"9": {"to": "which"}},
                  "tries": 1, "exits": {"noInput": "bye", "noMatch": "bye"}},
                "say": {"type": "say\"""")
                .replace("\"next\": \"bye\"", "\"next\": \"more\"");

        var story = play(again, ANNA, caller -> caller.presses("9").presses("1"));

        assertThat(story.path()).startsWith("which:ru", "say:next", "more:9", "which:en", "say:next");
    }

    @Test
    void theOnlyLanguageThereIsNeedsNoQuestion() {
        var story = play(languages(true).replace("\"1\": \"en\", ", "").replace("\"en\": \"say\", ", ""), ANNA, c -> c);

        assertThat(story.path()).startsWith("which:ru");
        assertThat(story.transcript()).startsWith("ivr     \"Добро пожаловать.\"");
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456, known, Hello Anna.",
        "004930123456, known, Hello Anna.",
        "442079460000, known, Hello Boris.",
        "+12025550100, blocked, Bye.",
        "+4930999999, new, Bye.",
        "'', new, Bye.",
    })
    void callersArePartedByTheDigitsOfTheirNumbers(String from, String exit, String words) {
        var story = play(callers(), from, caller -> caller);

        assertThat(story.path()).first().isEqualTo("who:" + exit);
        assertThat(story.transcript()).contains("\"" + words + "\"");
        assertThat(story.events(CallEvent.LookedUp.class).getFirst().what()).isEqualTo("caller");
    }

    @Test
    void whoWasAnsweredBeforeIsKnownToo() {
        memory.answered.add("4930999999");

        var story = play(callers(), "+4930999999", caller -> caller);

        assertThat(story.path()).first().isEqualTo("who:known");
        assertThat(story.transcript()).contains("\"Hello .\"");
    }

    @ParameterizedTest
    @CsvSource({
        "3, +4930999999, yes",
        "2, +4930999999, otherwise",
        "3, '', otherwise",
    })
    void conditionsKnowHowOftenSomebodyCalled(int calls, String from, String exit) {
        memory.answered.addAll(Collections.nCopies(calls, "4930999999"));

        var story = play(flow("""
                "often": {"type": "branch", "name": "Often?",
                  "conditions": [{"exit": "yes", "when": "caller.known && caller.calls > 2"}],
                  "exits": {"yes": "bye", "otherwise": "bye"}},
                """, ""), from, caller -> caller);

        assertThat(story.path()).first().isEqualTo("often:" + exit);
    }

    @Test
    void nobodyLooksForEarlierCallsThatNothingAsksFor() {
        play(callers(), "+12025550100", caller -> caller);

        assertThat(memory.asked).isZero();
    }

    @Test
    void aCallerGoesTheSameWayInEveryCallAndTheSharesHold() {
        var ways = new TreeMap<String, Integer>();
        for (int i = 0; i < 1_000; i++) {
            String from = "+4930" + (100_000 + i);
            String way = play(split(true), from, caller -> caller).path().getFirst();
            String again = play(split(true), from, caller -> caller).path().getFirst();
            assertThat(again).isEqualTo(way);
            ways.merge(way, 1, Integer::sum);
        }

        assertThat(ways.keySet()).containsExactly("split:offer-a", "split:usual");
        assertThat(ways.get("split:offer-a")).isBetween(250, 350);
    }

    @Test
    void aSplitThatDoesNotStickGoesByTheCall() {
        var ways = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            ways.add(play(split(false), "+4930" + i, caller -> caller).path().getFirst());
        }

        assertThat(ways).as("one call id, one way, whoever calls").hasSize(1);
    }

    @Test
    void aMilestoneIsPutOnRecord() {
        var story = play(flow("""
                "done": {"type": "milestone", "name": "Done", "outcome": "order told", "exits": {"next": "bye"}},
                """, ""), ANNA, caller -> caller);

        assertThat(story.events(CallEvent.Milestone.class))
                .extracting(CallEvent.Milestone::outcome)
                .containsExactly("order told");
    }

    private Story play(String flow, String from, UnaryOperator<ScriptedCaller> script) {
        var clock = new SimulatedClock(Instant.parse("2026-11-23T12:00:00Z"));
        var caller = script.apply(new ScriptedCaller(from, "100", clock));
        return Story.play(
                flow,
                caller,
                SHOP,
                Surroundings.of(request -> new ServiceClient.Failed("none")).withCallers(memory));
    }

    private static String languages(boolean remember) {
        return flow("""
                "which": {"type": "language", "name": "Which?", "options": {"1": "en", "2": "ru"}, "remember": %s,
                  "tries": 1, "exits": {"en": "say", "ru": "say", "noInput": "bye", "noMatch": "bye"}},
                "say": {"type": "say", "name": "Say", "prompt": "welcome", "exits": {"next": "bye"}},
                """.formatted(remember), "");
    }

    private static String callers() {
        return flow("""
                "who": {"type": "caller", "name": "Who?", "contacts": "contacts", "blocked": "unwelcome",
                  "into": "contact", "exits": {"known": "hello", "new": "bye", "blocked": "bye"}},
                "hello": {"type": "say", "name": "Hello", "prompt": "hello", "exits": {"next": "bye"}},
                """, "\"contact\": {\"type\": \"record\"}");
    }

    private static String split(boolean sticky) {
        return flow("""
                "split": {"type": "split", "name": "Split", "shares": {"offer-a": 30, "usual": 70}, "sticky": %s,
                  "exits": {"offer-a": "bye", "usual": "bye"}},
                """.formatted(sticky), "");
    }

    private static String flow(String nodes, String variables) {
        String first = nodes.substring(nodes.indexOf('"') + 1, nodes.indexOf("\":"));
        return """
                {
                  "ivory": "1.0", "name": "Flow", "languages": ["en", "ru"], "start": "%s",
                  "variables": {%s},
                  "nodes": {%s "bye": {"type": "hangup", "name": "Bye", "goodbye": "bye"}},
                  "prompts": {
                    "welcome": {"en": "Welcome.", "ru": "Добро пожаловать."},
                    "hello": {"en": "Hello {contact.name}.", "ru": "Здравствуйте, {contact.name}."},
                    "bye": {"en": "Bye.", "ru": "До свидания."}}
                }
                """.formatted(first, variables, nodes);
    }

    /** What a store would know. */
    private static final class Memory implements CallerMemory {

        private final Map<String, Language> languages = new HashMap<>();
        private final List<String> answered = new ArrayList<>();
        private int asked;

        @Override
        public int answeredCalls(String number, CallId call) {
            asked++;
            return Collections.frequency(answered, number);
        }

        @Override
        public Optional<Language> languageOf(String number) {
            return Optional.ofNullable(languages.get(number));
        }

        @Override
        public void remember(String number, Language language) {
            languages.put(number, language);
        }
    }
}
