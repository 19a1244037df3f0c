package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each source becomes exactly the bundle and the report in the folder beside it. With {@code -Dupdate=true} the folders
 * are written anew: read the difference before you keep it.
 */
class GoldenTest {

    @TempDir
    private Path made;

    @ParameterizedTest
    @CsvSource({
        "twilio-sales-or-support.json, TWILIO_STUDIO, Sales or support",
        "twilio-order-line.json, TWILIO_STUDIO, Order line",
        "twilio-two-languages.json, TWILIO_STUDIO, Clinic",
        "freepbx-office.sql, FREEPBX, Office",
        "freepbx-backup.json, FREEPBX, Backup",
        "freepbx-tables.csv, FREEPBX, Shop",
        "table-shop.csv, MENU_TABLE, Shop",
        "table-semicolons.csv, MENU_TABLE, Магазин",
        "table-tabs.csv, MENU_TABLE, Clinic",
    })
    void everySourceBecomesItsBundleAndItsReport(String file, SourceFormat format, String name) throws IOException {
        // given
        String source = Sources.read(file);
        Path golden = Sources.FOLDER.resolve(file.substring(0, file.lastIndexOf('.')));

        // when
        Conversion conversion = Converters.convert(format, source, name);

        // then
        BundleFiles.writeFolder(conversion.bundle(), made);
        Files.writeString(made.resolve("report.md"), conversion.report().markdown());
        if (Boolean.getBoolean("update")) {
            replace(golden);
        }
        assertThat(files(made)).isEqualTo(files(golden));
        for (FlowDefinition flow : conversion.bundle().flows().values()) {
            assertThat(FlowJson.read(FlowJson.write(flow)).isSameAs(flow)).isTrue();
        }
        assertThat(SourceFormat.of(source)).contains(format);
    }

    private void replace(Path golden) throws IOException {
        if (Files.exists(golden)) {
            try (Stream<Path> old = Files.walk(golden)) {
                for (Path path : old.filter(Files::isRegularFile).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (String file : files(made).keySet()) {
            Path target = golden.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(made.resolve(file), target);
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
