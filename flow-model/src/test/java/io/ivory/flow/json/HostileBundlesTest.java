package io.ivory.flow.json;

import static io.ivory.flow.json.ShopBundle.SHOP;
import static io.ivory.flow.json.ShopBundle.zip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.resource.Resources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zip files and folders that somebody made to do harm, or that were damaged on their way. */
class HostileBundlesTest {

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
    void whatIsNoZipFileIsCalledSo() {
        assertThatThrownBy(() -> BundleFiles.readZip("x", "Hello".getBytes(UTF_8)))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining("not a zip file");
    }

    /** The same bytes with one text in the place of another of the same length. */
    private static byte[] replaced(byte[] zip, String old, String other) {
        return new String(zip, ISO_8859_1).replace(old, other).getBytes(ISO_8859_1);
    }
}
