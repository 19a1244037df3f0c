package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls in which the caller is asked for keys: menu and collect. */
class AskingStoriesTest {

    private static final String MENU = """
            {
              "ivory": "1.0",
              "name": "Support line",
              "languages": ["en"],
              "start": "menu",
              "nodes": {
                "menu": {
                  "type": "menu",
                  "name": "Menu",
                  "intro": "intro",
                  "options": {
                    "1": {"label": "sales", "to": "sales"},
                    "*": {"label": "again", "to": "menu"}
                  },
                  "tries": 3,
                  "noInputPrompt": "silent",
                  "noMatchPrompt": "unknown",
                  "exits": {"noInput": "bye", "noMatch": "bye"}
                },
                "sales": {"type": "hangup", "name": "Sales", "goodbye": "sales-closed"},
                "bye": {"type": "hangup", "name": "Bye", "goodbye": "bye"}
              },
              "prompts": {
                "intro": {"en": "How can we help?"},
                "sales": {"en": "sales."},
                "again": {"en": "hearing this again"},
                "silent": {"en": "We did not hear a key."},
                "unknown": {"en": "There is no such choice."},
                "sales-closed": {"en": "Sales has gone home."},
                "bye": {"en": "Goodbye."}
              }
            }
            """;

    private static final String PIN = """
            {
              "ivory": "1.0",
              "name": "PIN",
              "languages": ["en"],
              "start": "ask",
              "variables": {"pin": {"type": "digits", "sensitive": true}},
              "nodes": {
                "ask": {
                  "type": "collect",
                  "name": "Ask",
                  "prompt": "ask",
                  "into": "pin",
                  "digits": "4-6",
                  "finishOn": "#",
                  "tries": 2,
                  "exits": {"next": "repeat", "noInput": "bye", "noMatch": "bye"}
                },
                "repeat": {"type": "say", "name": "Repeat", "prompt": "repeat", "exits": {"next": "bye"}},
                "bye": {"type": "hangup", "name": "Bye"}
              },
              "prompts": {
                "ask": {"en": "Key in your PIN."},
                "repeat": {"en": "You keyed in {pin | digits}."}
              }
            }
            """;

    private static final String READ_BACK = PIN.replace(
                    "\"finishOn\": \"#\",", "\"finishOn\": \"#\", \"confirm\": {\"prompt\": \"read-back\"},")
            .replace("\"prompts\": {", "\"prompts\": {\"read-back\": {\"en\": \"You entered {pin | digits}.\"},");

    @Test
    void callerWhoPressesAKeyFollowsItsExit() {
        var story = Story.play(
                MENU, new ScriptedCaller().waits(Duration.ofSeconds(2)).presses("1"));

        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(story.transcript()).isEqualTo("""
                ivr     "How can we help? For sales, press 1. For hearing this again, press star."
                caller  1
                ivr     "Sales has gone home."
                ivr     hangs up
                """);
        assertThat(story.path()).containsExactly("menu:1");
    }

    @Test
    void silentCallerIsAskedThriceAndThenHearsGoodbye() {
        var story = Story.play(MENU, new ScriptedCaller());

        assertThat(story.transcript()).isEqualTo("""
                ivr     "How can we help? For sales, press 1. For hearing this again, press star."
                caller  (silent)
                ivr     "We did not hear a key. How can we help? For sales, press 1. For hearing this again, press star."
                caller  (silent)
                ivr     "We did not hear a key. How can we help? For sales, press 1. For hearing this again, press star."
                caller  (silent)
                ivr     "Goodbye."
                ivr     hangs up
                """);
        assertThat(story.path()).containsExactly("menu:noInput");
    }

    @Test
    void wrongKeyIsNoSilence() {
        var story =
                Story.play(MENU, new ScriptedCaller().presses("7").staysSilent().presses("8"));

        assertThat(story.transcript())
                .contains("\"There is no such choice. How can we help?")
                .contains("\"We did not hear a key. How can we help?");
        assertThat(story.path()).containsExactly("menu:noMatch");
    }

    @Test
    void keysPressedEarlyAnswerTheNextQuestionToo() {
        var story = Story.play(MENU, new ScriptedCaller().presses("**1"));

        assertThat(story.path()).containsExactly("menu:*", "menu:*", "menu:1");
    }

    @Test
    void callerWhoHangsUpEndsTheFlow() {
        var story = Story.play(MENU, new ScriptedCaller().hangsUp());

        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(story.path()).isEmpty();
    }

    @Test
    void aMenuWithWordingOfItsOwnSaysThatAlone() {
        var story = Story.play(
                MENU.replace("\"intro\": \"intro\",", "\"wording\": \"intro\","), new ScriptedCaller().presses("1"));

        assertThat(story.transcript()).startsWith("ivr     \"How can we help?\"\n");
    }

    @Test
    void aRussianMenuNamesTheKeyAfterTheChoice() {
        var story = Story.play(
                MENU.replace("\"en\"", "\"ru\"")
                        .replace("sales.", "Отдел продаж")
                        .replace("hearing this again", "Повторить"),
                new ScriptedCaller().presses("1"));

        assertThat(story.transcript()).contains("Отдел продаж — нажмите 1. Повторить — нажмите звёздочку.");
    }

    @Test
    void aRecordedLabelIsSetIntoTheSentence() {
        var menu = MENU.replace(
                "\"sales\": {\"en\": \"sales.\"}",
                "\"sales\": {\"en\": {\"text\": \"sales.\", \"audio\": \"sales.wav\"}}");

        var story = Story.play(
                menu.replace(
                        "\"audio\": \"sales.wav\"", "\"audio\": \"sales.wav\", \"sha256\": \"" + "0".repeat(64) + "\""),
                new ScriptedCaller().presses("1"));

        assertThat(story.transcript()).contains("For sales , press 1.");
    }

    @Test
    void digitsEndWithTheFinishKeyOrTheLastDigit() {
        assertThat(Story.play(PIN, new ScriptedCaller().presses("00471")).transcript())
                .contains("You keyed in 0, 0, 4, 7, 1.");
        assertThat(Story.play(PIN, new ScriptedCaller().presses("0047#")).transcript())
                .contains("You keyed in 0, 0, 4, 7.");
        assertThat(Story.play(PIN, new ScriptedCaller().presses("1234567")).transcript())
                .contains("You keyed in 1, 2, 3, 4, 5, 6.");
    }

    @Test
    void tooFewDigitsAreNoMatch() {
        var story = Story.play(PIN, new ScriptedCaller().presses("12#").presses("1*34#"));

        assertThat(story.path()).containsExactly("ask:noMatch");
    }

    @Test
    void theFinishKeyAloneIsNoInput() {
        var story = Story.play(PIN, new ScriptedCaller().presses("#").presses("#"));

        assertThat(story.path()).containsExactly("ask:noInput");
    }

    @Test
    void whatIsSensitiveReachesNoEvent() {
        var story = Story.play(PIN, new ScriptedCaller().presses("471199"));

        assertThat(story.transcript()).contains("You keyed in 4, 7, 1, 1, 9, 9.");
        assertThat(story.events.toString()).doesNotContain("471199").doesNotContain("4, 7, 1, 1");
        assertThat(story.events(CallEvent.Pressed.class).getFirst().digits()).isEqualTo("\u2022".repeat(6));
        assertThat(story.events(CallEvent.Said.class).getLast().words()).isEqualTo("You keyed in {pin | digits}.");
    }

    @Test
    void laterTriesSayMore() {
        String tapered = MENU.replace("\"noInputPrompt\": \"silent\"", "\"noInputPrompts\": [\"silent\", \"unknown\"]");

        assertThat(Story.play(tapered, new ScriptedCaller()).transcript()).contains("""
                ivr     "We did not hear a key. How can we help? For sales, press 1. For hearing this again, press star."
                caller  (silent)
                ivr     "There is no such choice. How can we help? For sales, press 1. For hearing this again, press star."
                """);
    }

    @Test
    void keysThatDoNotPassTheCheckAreNoMatch() {
        String checked = PIN.replace(
                "\"finishOn\": \"#\",",
                "\"finishOn\": \"#\", \"check\": {\"pattern\": \"[1-9]*\", \"luhn\": true, \"holds\": \"pin != '1818'\"},");

        assertThat(Story.play(checked, new ScriptedCaller().presses("0018#").presses("1234#"))
                        .path())
                .containsExactly("ask:noMatch");
        assertThat(Story.play(checked, new ScriptedCaller().presses("1818#").presses("1826#"))
                        .path())
                .containsExactly("ask:next", "repeat:next");
    }

    @Test
    void keysAreReadBackAndKeptOnceTheyAreRight() {
        var story = Story.play(
                READ_BACK,
                new ScriptedCaller()
                        .presses("1234#")
                        .presses("2")
                        .presses("4711#")
                        .presses("1"));

        assertThat(story.transcript()).contains("""
                ivr     "You entered 1, 2, 3, 4."
                caller  2
                ivr     "Key in your PIN."
                caller  4711#
                ivr     "You entered 4, 7, 1, 1."
                caller  1
                ivr     "You keyed in 4, 7, 1, 1."
                """);
        assertThat(story.events.toString()).doesNotContain("4711").doesNotContain("4, 7, 1, 1");
    }

    @Test
    void whoSaysNothingToWhatIsReadBackHearsItAgainAndThenTakesTheExitForSilence() {
        var story = Story.play(READ_BACK, new ScriptedCaller().presses("1234#"));

        assertThat(story.transcript()).containsPattern("(?s)You entered 1, 2, 3, 4.*You entered 1, 2, 3, 4");
        assertThat(story.path()).containsExactly("ask:noInput");
    }

    @Test
    void whoIsNeverContentTakesTheExitForOtherKeys() {
        var story = Story.play(READ_BACK, new ScriptedCaller().presses("1234#2").presses("1235#2"));

        assertThat(story.path()).containsExactly("ask:noMatch");
    }

    private static final String DEPARTMENTS = """
            {
              "ivory": "1.0",
              "name": "Departments",
              "languages": ["en"],
              "start": "main",
              "operator": "person",
              "keys": {"repeat": "9", "back": "*", "operator": "0"},
              "variables": {"number": {"type": "digits"}},
              "nodes": {
                "main": {
                  "type": "menu",
                  "name": "Main",
                  "options": {"1": {"label": "orders", "to": "orders"}},
                  "tries": 2,
                  "noInputPrompt": "silent",
                  "exits": {"noInput": "bye", "noMatch": "bye"}
                },
                "orders": {
                  "type": "menu",
                  "name": "Orders",
                  "options": {"1": {"label": "status", "to": "ask"}, "9": {"label": "returns", "to": "bye"}},
                  "exits": {"noInput": "bye", "noMatch": "bye"}
                },
                "ask": {
                  "type": "collect",
                  "name": "Number",
                  "prompt": "number",
                  "into": "number",
                  "digits": "1-5",
                  "finishOn": "#",
                  "exits": {"next": "bye", "noInput": "bye", "noMatch": "bye"}
                },
                "person": {"type": "hangup", "name": "Person", "goodbye": "person"},
                "bye": {"type": "hangup", "name": "Bye"}
              },
              "prompts": {
                "orders": {"en": "orders"},
                "status": {"en": "their status"},
                "returns": {"en": "returns"},
                "number": {"en": "Which number?"},
                "silent": {"en": "Are you there?"},
                "person": {"en": "A person."}
              }
            }
            """;

    @Test
    void theKeyThatRepeatsCostsNoTry() {
        var story = Story.play(
                DEPARTMENTS,
                new ScriptedCaller().presses("9").staysSilent().presses("9").staysSilent());

        assertThat(story.transcript()).isEqualTo("""
                ivr     "For orders, press 1."
                caller  9
                ivr     "For orders, press 1."
                caller  (silent)
                ivr     "Are you there? For orders, press 1."
                caller  9
                ivr     "For orders, press 1."
                caller  (silent)
                ivr     hangs up
                """);
    }

    @Test
    void theKeyThatLeadsBackGoesOneQuestionAtATime() {
        var story = Story.play(
                DEPARTMENTS,
                new ScriptedCaller().presses("11").presses("12*").presses("*").presses("*0"));

        assertThat(story.transcript()).isEqualTo("""
                ivr     "For orders, press 1."
                caller  11
                ivr     "For their status, press 1. For returns, press 9."
                ivr     "Which number?"
                caller  12*
                ivr     "For their status, press 1. For returns, press 9."
                caller  *
                ivr     "For orders, press 1."
                caller  *0
                ivr     "For orders, press 1."
                ivr     "A person."
                ivr     hangs up
                """);
    }

    @Test
    void whatIsAnAnswerGoesBeforeKeysThatMeanTheSameEverywhere() {
        assertThat(Story.play(DEPARTMENTS, new ScriptedCaller().presses("19")).path())
                .containsExactly("main:1", "orders:9");
        assertThat(Story.play(DEPARTMENTS, new ScriptedCaller().presses("1109#"))
                        .path())
                .containsExactly("main:1", "orders:1", "ask:next");
    }

    @Test
    void aQuestionMayHaveKeysOfItsOwnOrNone() {
        String own = DEPARTMENTS.replace(
                "\"tries\": 2,", "\"tries\": 2, \"keys\": {\"repeat\": \"8\", \"operator\": \"none\"},");

        var story =
                Story.play(own, new ScriptedCaller().presses("8").presses("9").presses("0"));

        assertThat(story.path()).containsExactly("main:noMatch");
    }
}
