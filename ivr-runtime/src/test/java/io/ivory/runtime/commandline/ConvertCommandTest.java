package io.ivory.runtime.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

    /** The sources that the converters themselves are tested with. */
    private static final Path SOURCES = Path.of("../flow-model/src/test/resources/io/ivory/flow/convert")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path folder;

    private static String source(String name) {
        return SOURCES.resolve(name).toString();
    }

    @Test
    void aStudioFlowBecomesABundleWithAReport() throws IOException {
        Called called = Called.in(folder, "convert", "twilio", source("twilio-order-line.json"), "-o", "orders");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("Brought over", "1 flow written to orders");
        assertThat(Files.readString(folder.resolve("orders/REPORT.md"))).contains("brought over from Twilio Studio");
        assertThat(Called.in(folder, "fmt", "--check", "orders").exit()).isZero();
        assertThat(Called.in(folder, "check", "orders").exit())
                .as("it can be read")
                .isIn(0, 1);
    }

    @Test
    void menusOfAPbxAndOfASpreadsheetAreTakenToo() {
        assertThat(Called.in(folder, "convert", "freepbx", source("freepbx-office.sql"), "-o", "office")
                        .exit())
                .isZero();
        assertThat(Called.in(folder, "convert", "csv", source("table-shop.csv"), "-o", "shop.ivr.zip")
                        .exit())
                .isZero();
        assertThat(Called.in(folder, "check", "shop.ivr.zip").exit()).isIn(0, 1);
    }

    @Test
    void theReportOfAZippedBundleLiesBesideIt() throws IOException {
        Called called = Called.in(folder, "convert", "csv", source("table-shop.csv"), "-o", "shop.ivr.zip");
        Called again = Called.in(folder, "convert", "csv", source("table-shop.csv"), "-o", "shop.zip");

        assertThat(called.exit()).isZero();
        assertThat(Files.readString(folder.resolve("shop.REPORT.md"))).contains("brought over");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("\"shop.REPORT.md\" is there already");
        assertThat(folder.resolve("shop.zip")).doesNotExist();
    }

    @Test
    void aTableThatIsNotUtf8IsAnsweredWithHowToSaveIt() throws IOException {
        Files.write(folder.resolve("cp.csv"), "path,name\nstart,Меню\n".getBytes(Charset.forName("windows-1251")));

        Called called = Called.in(folder, "convert", "csv", "cp.csv", "-o", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err())
                .contains("\"cp.csv\" is not UTF-8. Save it as UTF-8; a spreadsheet calls that CSV UTF-8");
    }

    @Test
    void jsonHasTheReport() {
        Called called = Called.in(folder, "convert", "--json", "csv", source("table-shop.csv"), "-o", "shop");

        assertThat(called.at("$.ivory")).isEqualTo("convert");
        assertThat(called.textsAt("$.flows")).isNotEmpty();
        assertThat(called.textsAt("$.report.broughtOver[*].subject")).isNotEmpty();
    }

    @Test
    void nothingThatIsThereIsWrittenOver() throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(folder.resolve("shop/notes.txt"), "mine");

        Called called = Called.in(folder, "convert", "csv", source("table-shop.csv"), "-o", "shop");

        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.err()).contains("\"shop\" is there already");
        assertThat(folder.resolve("shop/REPORT.md")).doesNotExist();
    }

    @Test
    void whatCannotBeTakenIsNamedWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"states\": ");

        assertThat(Called.in(folder, "convert", "twilio", "broken.json", "-o", "x")
                        .err())
                .startsWith("ivory: broken.json: ");
        assertThat(Called.in(folder, "convert", "asterisk", "broken.json", "-o", "x")
                        .err())
                .contains("choose one of twilio, freepbx");
        assertThat(Called.in(folder, "convert", "twilio", "nothing.json", "-o", "x")
                        .exit())
                .isEqualTo(2);
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
