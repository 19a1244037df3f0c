package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.json.BundleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    Path folder;

    private Path flow;

    @BeforeEach
    void aShopInAFolder() throws IOException {
        flow = folder.resolve("shop/main-line.ivr.json");
        Called.copy("shop", folder.resolve("shop"));
    }

    @Test
    void aSoundBundleIsFine() {
        Called called = Called.in(folder, "check", "shop");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEqualTo("1 flow checked: 0 errors, 0 warnings\n");
    }

    @Test
    void aFindingSaysWhereItIsWhichRuleAndWhatToDo() throws IOException {
        Called.edit(flow, "\"closed\": \"closed\"", "\"closed\": \"closd\"");

        Called called = Called.in(folder, "check", "shop");

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out())
                .startsWith(
                        "shop/main-line.ivr.json:17:9  error  unknown-target  Open now?  /nodes/open-now/exits/closed\n")
                .contains("\"closd\"")
                .endsWith("1 flow checked: 1 error, 0 warnings\n");
    }

    @Test
    void textsWithoutAVoiceAreListedForWhoSaysWhichVoicesThereAre() {
        assertThat(Called.in(folder, "check", "shop", "--voices", "en,ru").exit())
                .isZero();

        Called without = Called.in(folder, "check", "shop", "--voices", "ru");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.out()).contains("text-without-voice").contains("no voice speaks \"en\"");

        Called wrong = Called.in(folder, "check", "shop", "--voices", "English");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--voices: A language is a tag such as \"en\"");
    }

    @Test
    void aFlowAloneIsCheckedWithWhatLiesBesideIt() {
        assertThat(Called.in(folder, "check", "shop/main-line.ivr.json").exit()).isZero();
        assertThat(Called.in(folder.resolve("shop"), "check", "main-line.ivr.json")
                        .exit())
                .isZero();
    }

    @Test
    void aFaultInANeighbourIsNotTheFaultOfAFlow() throws IOException {
        Files.writeString(folder.resolve("shop/other.ivr.json"), "{");

        Called alone = Called.in(folder, "check", "shop/main-line.ivr.json");
        Called all = Called.in(folder, "check", "shop");

        assertThat(alone.exit()).isZero();
        assertThat(all.exit()).isEqualTo(2);
        assertThat(all.out())
                .startsWith("shop/other.ivr.json:1:")
                .contains("not-json", "1 flow checked: 0 errors, 0 warnings; 1 fault in files that cannot be read");
    }

    @Test
    void hoursThatCannotBeReadAreNamedAndNoFlowIsBlamedForThem() throws IOException {
        Called.edit(folder.resolve("shop/hours.json"), "\"zone\"", "\"zoon\"");

        Called called = Called.in(folder, "check", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out())
                .contains("shop/hours.json:3:5  error  unknown-key")
                .contains("\"zoon\" is not known here")
                .doesNotContain("unknown-hours");
    }

    @Test
    void allBundlesInAFolderAreCheckedZippedOnesToo() throws IOException {
        Called.copy("shop", folder.resolve("branches/north/shop"));
        var bundle = BundleFiles.readFolder(folder.resolve("shop")).bundle();
        Files.write(folder.resolve("branches/south.ivr.zip"), BundleFiles.writeZip(bundle));
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/copy.ivr.json"), "{");

        Called called = Called.in(folder, "check", ".");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).startsWith("3 flows checked");
    }

    @Test
    void theEnvironmentSaysHowMuchRulesMatterAsForAWorkspace() throws IOException {
        Called.edit(flow, "\"0\": {\"label\": \"label-person\"", "\"3\": {\"label\": \"label-person\"");

        assertThat(Called.in(folder, "check", "shop").exit()).isEqualTo(1);
        assertThat(Called.where("IVORY_RULES_KEY_GAP", "off", folder, "check", "shop")
                        .exit())
                .isZero();
        assertThat(Called.where("IVORY_RULES_KEY_GAP", "off", folder, "check", "--rule", "key-gap=error", "shop")
                        .out())
                .contains("error  key-gap");
        assertThat(Called.where("IVORY_RULES_KEY_GAPS", "off", folder, "check", "shop")
                        .err())
                .contains("key-gaps", "did you mean \"key-gap\"?");
    }

    @Test
    void whatANewerReleaseWroteIsNothingToRemove() throws IOException {
        Called.edit(flow, "\"ivory\": \"1.0\",", "\"ivory\": \"1.1\",\n  \"novelty\": \"x\",");

        Called called = Called.in(folder, "check", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out())
                .contains(
                        "shop/main-line.ivr.json:2:3  error  newer-version",
                        "\"novelty\" is not known here: it is of a newer release, and left out here")
                .doesNotContain("Remove");
    }

    @Test
    void jsonHasEverythingThatAnEditorNeeds() throws IOException {
        Called.edit(flow, "\"0\": {\"label\": \"label-person\"", "\"3\": {\"label\": \"label-person\"");

        Called called = Called.in(folder, "check", "--json", "shop");

        assertThat(called.at("$.ivory")).isEqualTo("check");
        assertThat(called.at("$.version")).isEqualTo(1);
        assertThat(called.at("$.result")).isEqualTo("found");
        assertThat(called.at("$.exit")).isEqualTo(called.exit()).isEqualTo(1);
        assertThat(called.at("$.errors")).isEqualTo(0);
        assertThat(called.at("$.warnings")).isEqualTo(1);
        assertThat(called.textsAt("$.unreadable")).isEmpty();
        assertThat(called.at("$.flows[0].file")).isEqualTo("shop/main-line.ivr.json");
        assertThat(called.at("$.flows[0].flow")).isEqualTo("main-line");
        assertThat(called.objectAt("$.flows[0].findings[0]"))
                .containsEntry("file", "shop/main-line.ivr.json")
                .containsEntry("line", 25)
                .containsEntry("column", 7)
                .containsEntry("severity", "warning")
                .containsEntry("rule", "key-gap")
                .containsEntry("node", "main-menu")
                .containsEntry("nodeName", "Main menu");
    }

    @Test
    void aFileOfTheDraftFormatIsReadWithANote() throws IOException {
        Files.writeString(folder.resolve("old.ivr.json"), """
                {"ivory": "0.9", "name": "Old", "languages": ["en"], "start": "bye",
                 "nodes": {"bye": {"type": "hangup", "name": "Bye"}}}
                """);

        Called checked = Called.in(folder, "check", "old.ivr.json");
        Called rewritten = Called.in(folder, "fmt", "old.ivr.json");

        assertThat(checked.exit()).isNotEqualTo(2);
        assertThat(checked.out()).startsWith("old.ivr.json:1:2  info").contains("migrated", "was brought to 1.0");
        assertThat(rewritten.exit()).isZero();
        assertThat(Files.readString(folder.resolve("old.ivr.json"))).startsWith("{\n  \"ivory\": \"1.0\",");
    }

    @Test
    void aFileOfANewerReleaseIsToldFromAndLeftAsItIs() throws IOException {
        Called.edit(flow, "\"1.0\"", "\"1.1\"");
        String before = Files.readString(flow);

        Called checked = Called.in(folder, "check", "shop");
        Called rewritten = Called.in(folder, "fmt", "shop");

        assertThat(checked.exit()).isEqualTo(2);
        assertThat(checked.out()).contains("newer-version", "saving it would lose what is new");
        assertThat(rewritten.exit()).isEqualTo(2);
        assertThat(Files.readString(flow)).isEqualTo(before);
    }

    @Test
    void aTeamDecidesHowMuchARuleMatters() throws IOException {
        Called.edit(flow, "\"0\": {\"label\": \"label-person\"", "\"3\": {\"label\": \"label-person\"");

        assertThat(Called.in(folder, "check", "shop").exit()).isEqualTo(1);
        assertThat(Called.in(folder, "check", "--severity", "error", "shop").exit())
                .isZero();
        assertThat(Called.in(folder, "check", "--rule", "key-gap=off", "shop").exit())
                .isZero();
        Called asError = Called.in(folder, "check", "--severity=error", "--rule=key-gap=error", "shop");
        assertThat(asError.exit()).isEqualTo(1);
        assertThat(asError.out()).contains("error  key-gap");
    }

    @Test
    void aRuleThatDoesNotExistIsNotSilentlySwitchedOff() {
        Called called = Called.in(folder, "check", "--rule", "keygap=off", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).isEqualTo("ivory: There is no rule \"keygap\" - did you mean \"key-gap\"?\n");
    }

    @Test
    void whatIsNotThereCannotBeChecked() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(Called.in(folder, "check", "nothing.ivr.json").exit()).isEqualTo(2);
        assertThat(Called.in(folder, "check", "empty").exit()).isEqualTo(2);
        assertThat(Called.in(folder, "check", "empty").err()).contains("there is no flow");
        assertThat(Called.in(folder, "check").exit()).isEqualTo(2);
        assertThat(Called.in(folder).exit()).isEqualTo(2);
    }

    @Test
    void aZipThatIsNoneIsUnreadable() throws IOException {
        Files.writeString(folder.resolve("shop.ivr.zip"), "not a zip");

        Called called = Called.in(folder, "check", "shop.ivr.zip");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.out()).startsWith("shop.ivr.zip  error  not-zip");
    }

    @Test
    void aFileWhoseNameIsNoIdIsToldFrom() throws IOException {
        Files.move(flow, flow.resolveSibling("Main Line.ivr.json"));

        Called all = Called.in(folder, "check", "shop");
        Called alone = Called.in(folder, "check", "shop/Main Line.ivr.json");

        assertThat(all.exit()).isEqualTo(2);
        assertThat(all.out()).contains("file-name", "Rename it");
        assertThat(alone.exit()).as("git gives its copies names of its own").isZero();
    }

    @Test
    void coloursAreForThoseWhoSeeThemAndFilesCannotSpeakToTheTerminal() throws IOException {
        Called.edit(flow, "\"name\": \"Open now?\"", "\"name\": \"Open \\u001b[2Jnow?\"");
        Called.edit(flow, "\"closed\": \"closed\"", "\"closed\": \"closd\"");

        Called seen = Called.colourfully(folder, "check", "shop");
        Called piped = Called.in(folder, "check", "shop");

        assertThat(seen.out()).contains("\u001b[31merror\u001b[0m").doesNotContain("\u001b[2J");
        assertThat(piped.out()).contains("Open  [2Jnow?").doesNotContain("\u001b");
    }

    @Test
    void helpNamesEveryOption() {
        Called called = Called.in(folder, "check", "--help");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("--severity", "--rule", "--json", "Ends with 0");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheLikelyOne() {
        Called called = Called.in(folder, "chekc", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("chekc", "check");
    }

    @Test
    void whoeverAsksForJsonGetsJsonWhateverComes() {
        for (String command : new String[] {"check", "test", "prove", "diff", "fmt"}) {
            Called called = Called.in(folder, command, "--json", "nothing.ivr.json", "nothing.ivr.json");

            assertThat(called.exit()).isEqualTo(2);
            assertThat(called.out()).endsWith("}\n").containsOnlyOnce("\n");
            assertThat(called.at("$.ivory")).isEqualTo(command);
            assertThat(called.at("$.result")).isEqualTo("unusable");
            assertThat(called.at("$.exit")).isEqualTo(2);
            assertThat(String.valueOf(called.at("$.message"))).contains("nothing.ivr.json");
        }
        assertThat(Called.in(folder, "check", "--json").at("$.result")).isEqualTo("unusable");
        assertThat(Called.in(folder, "convert", "--json", "csv", "nothing", "-o", "new")
                        .at("$.result"))
                .isEqualTo("unusable");
        assertThat(Called.in(folder, "check", "nothing.ivr.json").out()).isEmpty();
    }

    @Test
    void linksAreNamedAndNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "zone of nobody");
        Files.createSymbolicLink(folder.resolve("shop/other.ivr.json"), secret);
        Files.delete(folder.resolve("shop/hours.json"));
        Files.createSymbolicLink(folder.resolve("shop/hours.json"), secret);

        Called called = Called.in(folder, "check", "shop");
        Called written = Called.in(folder, "fmt", "shop");

        assertThat(called.out())
                .contains("shop/other.ivr.json  info  link", "shop/hours.json  info  link", "1 flow checked")
                .doesNotContain("nobody");
        assertThat(written.exit()).isZero();
        assertThat(written.err()).contains("shop/other.ivr.json: this is a link");
        assertThat(secret).hasContent("zone of nobody");
    }

    @Test
    void aLinkThatIsNamedIsMeant() throws IOException {
        Files.createSymbolicLink(folder.resolve("here"), folder.resolve("shop"));

        assertThat(Called.in(folder, "check", "here").out()).startsWith("1 flow checked");
    }

    @Test
    void aDayThatIsNoneIsToldInPlainWords() {
        Called called = Called.in(folder, "check", "--on", "2026-13-45", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err())
                .contains("\"2026-13-45\" is no day. Write it as in 2026-11-24")
                .doesNotContain("java", "LocalDate");
    }

    @Test
    void aRuleThatNoFlowRunsWithoutCannotBeSwitchedOff() {
        Called called = Called.in(folder, "check", "--rule", "unknown-target=off", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("\"unknown-target\", so it stays an error and cannot be set to off");
    }
}
