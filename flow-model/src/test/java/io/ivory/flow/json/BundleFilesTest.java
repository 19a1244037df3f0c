package io.ivory.flow.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFilesTest {

    private static final String HOURS = """
            {
              "shop": {
                "zone": "Europe/Berlin",
                "week": {
                  "mon-fri": ["09:00-12:30", "13:30-18:00"],
                  "sat": ["10:00-24:00"]
                },
                "holidays": {
                  "2026-12-25": {"name": "Christmas"}
                },
                "specialDays": {
                  "2026-11-27": {"name": "Black Friday", "open": ["22:00-06:00"]}
                },
                "overrides": [
                  {"says": "closed", "from": "2026-11-23T08:00", "until": "2026-11-24T00:00", "note": "Snow"},
                  {"says": "special", "from": "2026-12-24T10:00", "until": "2026-12-24T12:00"}
                ]
              }
            }
            """;
    private static final String DESTINATIONS = """
            {
              "operators": {"uri": "sip:operators@127.0.0.1:5070"},
              "sales": {"type": "group", "members": ["operators"], "strategy": "allAtOnce"},
              "service": {"type": "group", "members": ["operators"]},
              "team": {"type": "queue", "agents": ["operators"], "music": "welcome-ru.wav", "capacity": 5},
              "box": {"type": "voicemail", "email": "box@shop.example", "greeting": "away.wav", "maximum": 7},
              "night-box": {"type": "voicemail"},
              "office": {"type": "email", "address": "office@shop.example"}
            }
            """;
    private static final String CONNECTIONS = """
            {
              "orders": {"url": "https://shop.example/api", "secretHeaders": {"Authorization": "orders-token"}},
              "open": {"url": "http://127.0.0.1:8080"}
            }
            """;
    private static final String PROMOTIONS = "from,to,text\n2026-11-01,,\"Tea, half price\"\n";
    private static final byte[] WAV = "RIFF....WAVEfmt ".getBytes(UTF_8);

    private static final Bundle SHOP = new Bundle(
            "shop",
            Map.of("main-line", FlowJson.read(Fixtures.shop())),
            new Resources(
                    ResourceJson.readAllHours(HOURS),
                    Map.of("promotions", TableCsv.read(PROMOTIONS)),
                    ResourceJson.readAllDestinations(DESTINATIONS),
                    ResourceJson.readAllConnections(CONNECTIONS),
                    Set.of("welcome-ru.wav")),
            Map.of("welcome-ru.wav", WAV));

    @Test
    void anOverrideThatCannotBeIsNamedWhereItStands() {
        String hours = """
                {"shop": {"zone": "Europe/Berlin", "overrides": [
                  {"says": "shut", "from": "2026-11-23", "until": "2026-11-24T00:00"},
                  {"says": "open", "from": "2026-11-23T08:00", "until": "2026-11-23T08:00", "why": "x"}]}}
                """;

        assertThatThrownBy(() -> ResourceJson.readAllHours(hours))
                .hasMessageContaining("/shop/overrides/0/says")
                .hasMessageContaining("this one says \"shut\"")
                .hasMessageContaining("/shop/overrides/0/from")
                .hasMessageContaining("/shop/overrides/1/why")
                .hasMessageContaining("ends after it begins");
    }

    @Test
    void aFolderHoldsTheFilesOfTheFormat(@TempDir Path folder) throws IOException {
        BundleFiles.writeFolder(SHOP, folder);

        assertThat(Files.readString(folder.resolve("main-line.ivr.json"))).isEqualTo(Fixtures.shop());
        assertThat(Files.readString(folder.resolve("hours.json"))).isEqualTo(HOURS);
        assertThat(Files.readString(folder.resolve("destinations.json"))).isEqualTo(DESTINATIONS);
        assertThat(Files.readString(folder.resolve("connections.json"))).isEqualTo(CONNECTIONS);
        assertThat(Files.readString(folder.resolve("tables/promotions.csv"))).isEqualTo(PROMOTIONS);
        assertThat(Files.readAllBytes(folder.resolve("prompts/welcome-ru.wav"))).isEqualTo(WAV);
    }

    @Test
    void aFolderIsReadBackEqualAndStrangeFilesAreNamed(@TempDir Path folder) throws IOException {
        BundleFiles.writeFolder(SHOP, folder);
        Files.writeString(folder.resolve("README.md"), "Hello");
        Files.writeString(folder.resolve(".DS_Store"), "?");

        BundleReading reading = BundleFiles.readFolder(folder);

        assertThat(reading.unknownFiles()).containsExactly("README.md");
        assertThat(reading.bundle().flows()).isEqualTo(SHOP.flows());
        assertThat(reading.bundle().resources()).isEqualTo(SHOP.resources());
        assertThat(reading.bundle().audio()).containsOnlyKeys("welcome-ru.wav");
    }

    @Test
    void aZipFileIsReadBackEqualAndWrittenWithTheSameBytes() {
        byte[] zip = BundleFiles.writeZip(SHOP);

        Bundle read = BundleFiles.readZip("shop", zip).bundle();

        assertThat(read.flows()).isEqualTo(SHOP.flows());
        assertThat(read.resources()).isEqualTo(SHOP.resources());
        assertThat(BundleFiles.writeZip(read)).isEqualTo(zip);
    }

    @Test
    void theFilesOfAZipFileMayLieInAFolder() throws IOException {
        byte[] zip = zip(Map.of("online-store/hours.json", HOURS, "__MACOSX/online-store/._hours.json", "?"));

        assertThat(BundleFiles.readZip("x", zip).bundle().resources().hours()).containsOnlyKeys("shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../hours.json", "/etc/passwd", "a/../../b", "..\\b", "C:/b", "tables/../../x.csv"})
    void aNameThatLeadsOutOfTheBundleIsRefused(String name) throws IOException {
        byte[] zip = zip(Map.of(name, "{}"));

        assertThatThrownBy(() -> BundleFiles.readZip("x", zip))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("unsafe-name");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("prompts/a.wav"));
            for (int mebibyte = 0; mebibyte < 40; mebibyte++) {
                zip.write(new byte[1 << 20]);
            }
        }

        assertThatThrownBy(() -> BundleFiles.readZip("x", out.toByteArray()))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("at most 20 MiB");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= BundleFiles.MAX_FILES; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        }

        assertThatThrownBy(() -> BundleFiles.readZip("x", out.toByteArray()))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("at most 1000 files");
    }

    @Test
    void aMillionFoldersAreNoBundle() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= 2 * BundleFiles.MAX_FILES; i++) {
                zip.putNextEntry(new ZipEntry("f" + i + "/"));
            }
        }

        assertThatThrownBy(() -> BundleFiles.readZip("x", out.toByteArray()))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("at most 1000 files");
    }

    @Test
    void manySmallBombsAreOneLargeOne() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int file = 0; file < 8; file++) {
                zip.putNextEntry(new ZipEntry("prompts/" + file + ".wav"));
                for (int mebibyte = 0; mebibyte < 19; mebibyte++) {
                    zip.write(new byte[1 << 20]);
                }
            }
        }

        assertThatThrownBy(() -> BundleFiles.readZip("x", out.toByteArray()))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("a bundle at most 128 MiB");
    }

    @Test
    void aFileThatStandsTwiceIsRefused() throws IOException {
        byte[] zip = zip(Map.of("tables/a.csv", "x\n1\n", "tables/b.csv", "x\n2\n"));

        assertThatThrownBy(() -> BundleFiles.readZip("x", replaced(zip, "b.csv", "a.csv")))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("tables/a.csv: the zip file holds this file twice");
    }

    @Test
    void namesThatDifferInCaseOnlyAreRefused() throws IOException {
        byte[] zip = zip(Map.of("tables/offers.csv", "x\n1\n", "tables/Offers.csv", "x\n2\n"));

        assertThatThrownBy(() -> BundleFiles.readZip("x", zip))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("upper and lower case only");
    }

    @Test
    void aLinkInAZipFileIsRefused() throws IOException {
        byte[] zip = zip(Map.of("tables/a.csv", "../../../etc/passwd"));
        int directory = new String(zip, ISO_8859_1).lastIndexOf("PK\1\2");
        zip[directory + 5] = 3; // made on Unix
        zip[directory + 41] = (byte) 0xA1; // mode 0120777: a symbolic link
        zip[directory + 40] = (byte) 0xFF;

        assertThatThrownBy(() -> BundleFiles.readZip("x", zip))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("tables/a.csv: this is a link");
    }

    @Test
    void linksInAFolderAreLeftAside(@TempDir Path folder, @TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.csv"), "x\n1\n");
        Files.createDirectories(folder.resolve("tables"));
        Files.createSymbolicLink(folder.resolve("tables/leak.csv"), outside.resolve("secret.csv"));
        Files.createSymbolicLink(folder.resolve("prompts"), outside);

        BundleReading reading = BundleFiles.readFolder(folder);

        assertThat(reading.bundle().resources()).isEqualTo(Resources.NONE);
        assertThat(reading.unknownFiles()).isEmpty();
    }

    @Test
    void anEncryptedFileIsRefused() throws IOException {
        byte[] zip = zip(Map.of("tables/a.csv", "x\n1\n"));
        zip[6] |= 1; // the flag of encryption in the local header

        assertThatThrownBy(() -> BundleFiles.readZip("x", zip))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void aZipFileCutShortIsRefused() {
        byte[] zip = BundleFiles.writeZip(SHOP);

        assertThatThrownBy(() -> BundleFiles.readZip("x", Arrays.copyOf(zip, 200)))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void filesWithStrangeNamesAreNamedAllAtOnce() throws IOException {
        byte[] zip = zip(Map.of("tables/two words.csv", "x\n1\n", "Main line.ivr.json", Fixtures.shop()));

        assertThatThrownBy(() -> BundleFiles.readZip("x", zip))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("Main line.ivr.json: the file is named by")
                .hasMessageContaining("tables/two words.csv: the file is named by");
    }

    @Test
    void aFlowOfANewerVersionIsShownAndKeptOutOfTheBundle() throws IOException {
        String newer = Fixtures.shop().replace("\"1.0\"", "\"1.1\"");
        byte[] zip = zip(Map.of(
                "new.ivr.json", newer,
                "old.ivr.json", Fixtures.text("migration/0.9.before.ivr.json"),
                "now.ivr.json", Fixtures.shop()));

        BundleReading reading = BundleFiles.readZip("x", zip);

        assertThat(reading.bundle().flows()).containsOnlyKeys("old", "now");
        assertThat(reading.readOnly()).containsOnlyKeys("new");
        assertThat(reading.flows()).containsOnlyKeys("new", "old", "now");
        assertThat(reading.flows().get("new"))
                .isNotNull()
                .extracting(FlowReading::text)
                .isEqualTo(newer);
        assertThat(reading.notes()).extracting(FormatProblem::where).containsExactly("old.ivr.json:2:3");
    }

    @Test
    void whatIsNoZipFileIsCalledSo() {
        assertThatThrownBy(() -> BundleFiles.readZip("x", "Hello".getBytes(UTF_8)))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("not a zip file");
    }

    @Test
    void theMistakesOfAllFilesAreListedWithTheirFiles() throws IOException {
        byte[] zip = zip(Map.of(
                "main.ivr.json", "{\"ivory\": \"1.0\", \"name\": \"X\", \"languages\": [\"en\"], \"startt\": \"a\"}",
                "hours.json", HOURS.replace("Europe/Berlin", "Europe/Berlim").replace("mon-fri", "mo-fri"),
                "tables/t.csv", "a,b\n1\n",
                "prompts/a.wav", "mp3"));

        assertThatThrownBy(() -> BundleFiles.readZip("x", zip))
                .isInstanceOfSatisfying(
                        FlowFormatException.class,
                        e -> assertThat(e.problems())
                                .extracting(FormatProblem::file, FormatProblem::pointer, FormatProblem::rule)
                                .containsExactlyInAnyOrder(
                                        tuple("main.ivr.json", "/startt", "unknown-key"),
                                        tuple("hours.json", "/shop/zone", "invalid-value"),
                                        tuple("hours.json", "/shop/week/mo-fri", "invalid-value"),
                                        tuple("tables/t.csv", "", "row-length"),
                                        tuple("prompts/a.wav", "", "not-wav")))
                .hasMessageContaining("did you mean \"Europe/Berlin\"");
    }

    @Test
    void eachThingIsReadAndWrittenAloneToo() {
        var shop = SHOP.resources().hours().values().iterator().next();
        var orders = SHOP.resources().connections().values().iterator().next();

        assertThat(ResourceJson.readHours(ResourceJson.write(shop))).isEqualTo(shop);
        assertThat(ResourceJson.readConnection(ResourceJson.write(orders))).isEqualTo(orders);
        assertThat(SHOP.resources().destinations().values())
                .allSatisfy(destination -> assertThat(ResourceJson.readDestination(ResourceJson.write(destination)))
                        .isEqualTo(destination));
    }

    @Test
    void aPersonMayOrMayNotSayThatItIsOne() {
        assertThat(ResourceJson.readDestination("{\"type\": \"person\", \"uri\": \"sip:anna@pbx.example\"}"))
                .isEqualTo(ResourceJson.readDestination("{\"uri\": \"sip:anna@pbx.example\"}"))
                .isEqualTo(new Person("sip:anna@pbx.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "group", "members": []} | Name 1 to 20 people
            {"type": "group", "members": ["anna", "anna"]} | each once
            {"type": "group", "members": ["anna"], "strategy": "random"} | strategy is
            {"type": "queue", "agents": ["anna"], "capacity": 201} | capacity must be between 1 and 200
            {"type": "email", "address": "a@b.example, c@d.example"} | written like
            {"type": "voicemail", "email": "nobody"} | written like
            {"type": "persom", "uri": "sip:anna@pbx.example"} | did you mean "person"
            {"uri": "sip:anna@pbx.example", "capacity": 3} | not known here
            {"uri": "tel:112"} | SIP address
            """)
    void aDestinationThatCannotBeIsRefused(String json, String why) {
        assertThatThrownBy(() -> ResourceJson.readDestination(json))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining(why);
    }

    @Test
    void tablesOfSpreadsheetsAreUnderstood() {
        var table = TableCsv.read("\uFEFFpostcode; days\r\n01067;\"2; or 3\"\r\n\r\n20095;\r\n");

        assertThat(table.columns()).containsExactly("postcode", "days");
        assertThat(table.rows()).containsExactly(List.of("01067", "2; or 3"), List.of("20095", ""));
    }

    @Test
    void aHeaderThatLooksLikeThatOfASpreadsheetIsReadBackEqual() {
        var semicolons = new DataTable(List.of("from;to"), List.of(List.of("1;2")));
        var mark = new DataTable(List.of("\uFEFFa", "b"), List.of(List.of("", "")));

        assertThat(TableCsv.read(TableCsv.write(semicolons))).isEqualTo(semicolons);
        assertThat(TableCsv.read(TableCsv.write(mark))).isEqualTo(mark);
        assertThat(TableCsv.read("\n\na;b\n1;2\n").columns()).containsExactly("a", "b");
    }

    @Test
    void aCellThatEndsInACarriageReturnLosesNoLine() {
        assertThat(TableCsv.read("a\n\"x\r\"\n").rows()).containsExactly(List.of("x\n"));
    }

    @Test
    void aTableIsReadBackEqual() {
        var table = TableCsv.read("note\n\"\"\n\"two\nlines\"\n\" kept \"\n");

        assertThat(table.rows()).containsExactly(List.of(""), List.of("two\nlines"), List.of(" kept "));
        assertThat(TableCsv.read(TableCsv.write(table))).isEqualTo(table);
    }

    /** The same bytes with one text in the place of another of the same length. */
    private static byte[] replaced(byte[] zip, String old, String other) {
        return new String(zip, ISO_8859_1).replace(old, other).getBytes(ISO_8859_1);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }
}
