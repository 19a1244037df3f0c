package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class TestCommandTest {

    private static final String LATER =
            "\"at\": \"2026-11-24T12:00\",\n      \"steps\": [\n        {\"hears\": \"menu-intro\"},";

    @TempDir
    Path folder;

    private Path flow;

    @BeforeEach
    void aShopInAFolder() throws IOException {
        flow = folder.resolve("shop/main-line.ivr.json");
        Called.copy("shop", folder.resolve("shop"));
    }

    @Test
    void callsThatGoAsTheySayPass() {
        Called called = Called.in(folder, "test", "shop");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEqualTo("""
                Main line  shop/main-line.ivr.json
                  passed  delivery
                  passed  closed-at-night
                  passed  a-person
                  travelled: nodes 6 of 6, exits 7 of 13 (53 %)
                3 test calls: 3 passed, 0 failed
                """);
    }

    @Test
    void aFailedCallIsToldWithItsTranscript() throws IOException {
        Called.edit(flow, "{\"hears\": \"delivery\"}", "{\"hears\": \"closed\"}");

        Called called = Called.in(folder, "test", "shop/main-line.ivr.json");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out())
                .contains("  FAILED  delivery\n          the caller should have heard the prompt \"closed\"")
                .contains("            caller  1\n            ivr     \"We deliver within two days.\"")
                .contains("3 test calls: 2 passed, 1 failed");
    }

    @Test
    void verboseShowsTheCallsThatPassed() {
        Called called = Called.in(folder, "test", "--verbose", "--only", "closed-at-night", "shop");

        assertThat(called.out())
                .contains("            ivr     \"Nobody can speak to you now.\"")
                .contains("not travelled: open-now open, open-now special")
                .contains("1 test call: 1 passed");
    }

    @Test
    void aTimeThatIsNoneIsToldInPlainWords() {
        Called called = Called.in(folder, "test", "--now", "nonsense", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err())
                .contains("\"nonsense\" is no time. Write day, time and zone as in 2026-11-24T12:00:00Z")
                .doesNotContain("Exception");
    }

    @Test
    void aCallThatGoesRoundInCirclesIsShownWithoutItsMiddle() throws IOException {
        Files.writeString(folder.resolve("circle.ivr.json"), """
                {
                  "ivory": "1.0",
                  "name": "Circle",
                  "languages": ["en"],
                  "start": "again",
                  "nodes": {
                    "again": {"type": "say", "name": "Again", "prompts": ["hello"], "exits": {"next": "again"}}
                  },
                  "prompts": {"hello": {"en": "Hello."}},
                  "tests": {"round": {"steps": [{"hears": "hello"}, {"ends": "flow"}]}}
                }
                """);

        Called called = Called.in(folder, "test", "circle.ivr.json");

        assertThat(called.out()).contains("lines left out; --json has them all ...");
        assertThat(called.out().lines().count()).isLessThan(130);
    }

    @Test
    void theClockIsSetForCallsThatSetNone() throws IOException {
        Called.edit(flow, LATER, LATER.substring(LATER.indexOf('\n')).strip());

        assertThat(Called.in(folder, "test", "shop").exit())
                .as("at three in the afternoon")
                .isZero();
        assertThat(Called.in(folder, "test", "--now", "2026-11-24T21:00:00Z", "shop")
                        .exit())
                .as("at night")
                .isEqualTo(1);
    }

    @Test
    void aFlowWithErrorsIsNotPlayedButNamed() throws IOException {
        Called.edit(flow, "\"next\": \"goodbye\"", "\"next\": \"godbye\"");

        Called called = Called.in(folder, "test", "shop");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).contains("unknown-target", "1 flow with errors, which cannot take calls");
    }

    @Test
    void tooLittleTravelledIsAFailureWhereSomebodyAsksForMore() {
        Called called = Called.in(folder, "test", "--min-coverage", "60", "shop");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).contains("(53 %), less than 60 %", "not travelled: open-now special");
        assertThat(Called.in(folder, "test", "--min-coverage", "53", "shop").exit())
                .isZero();
        assertThat(Called.in(folder, "test", "--min-coverage", "101", "shop").exit())
                .isEqualTo(2);
    }

    @Test
    void jsonTellsOfEachCallAndOfWhatIsNotTravelled() throws IOException {
        Called.edit(flow, "{\"hears\": \"delivery\"}", "{\"hears\": \"closed\"}");

        Called called = Called.in(folder, "test", "--json", "shop");

        assertThat(called.at("$.result")).isEqualTo("found");
        assertThat(called.at("$.flows[0].tests[0].name")).isEqualTo("delivery");
        assertThat(called.at("$.flows[0].tests[0].passed")).isEqualTo(false);
        assertThat(called.at("$.flows[0].tests[0].problem")).asString().contains("should have heard");
        assertThat(called.textsAt("$.flows[0].tests[0].transcript")).hasSizeGreaterThan(2);
        assertThat(called.at("$.flows[0].coverage.exits.all")).isEqualTo(13);
        assertThat(called.textsAt("$.flows[0].coverage.exits.missed")).contains("operator noAnswer");
    }

    @Test
    void junitReportsAreWhatCiServersRead() throws IOException, ParserConfigurationException, SAXException {
        Called.edit(flow, "{\"hears\": \"delivery\"}", "{\"hears\": \"closed\"}");
        Files.writeString(folder.resolve("shop/other.ivr.json"), "{}");

        Called called = Called.in(folder, "test", "--junit", "reports/calls.xml", "shop");

        assertThat(called.exit()).isEqualTo(2);
        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("reports/calls.xml").toFile());
        var suites = document.getElementsByTagName("testsuite");
        var played = (Element) suites.item(suites.getLength() - 1);
        assertThat(played.getAttribute("name")).isEqualTo("shop/main-line.ivr.json");
        assertThat(played.getAttribute("tests")).isEqualTo("3");
        assertThat(played.getAttribute("failures")).isEqualTo("1");
        var failure = (Element) document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("should have heard");
        assertThat(failure.getTextContent()).contains("caller  1");
        assertThat(((Element) document.getElementsByTagName("error").item(0)).getTextContent())
                .contains("shop/other.ivr.json");
    }

    @Test
    void aCallThatNoFlowHasIsAMistake() {
        Called called = Called.in(folder, "test", "--only", "delivry", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("no flow has a test call \"delivry\"");
    }
}
