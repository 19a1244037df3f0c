package io.ivory.flow.json;

import static io.ivory.flow.json.ShopBundle.CONNECTIONS;
import static io.ivory.flow.json.ShopBundle.DESTINATIONS;
import static io.ivory.flow.json.ShopBundle.HOURS;
import static io.ivory.flow.json.ShopBundle.PROMOTIONS;
import static io.ivory.flow.json.ShopBundle.SHOP;
import static io.ivory.flow.json.ShopBundle.WAV;
import static io.ivory.flow.json.ShopBundle.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.ivory.flow.resource.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles as folders and zip files: written, read back equal, and told what is wrong with them. */
class BundleFilesTest {

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
}
