package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sources that the tests bring over. */
final class Sources {

    static final Path FOLDER = Path.of("src/test/resources/io/ivory/flow/convert");

    /** All sound sources with what they are. */
    static final Map<String, SourceFormat> ALL = Map.of(
            "twilio-sales-or-support.json", SourceFormat.TWILIO_STUDIO,
            "twilio-order-line.json", SourceFormat.TWILIO_STUDIO,
            "twilio-two-languages.json", SourceFormat.TWILIO_STUDIO,
            "freepbx-office.sql", SourceFormat.FREEPBX,
            "freepbx-backup.json", SourceFormat.FREEPBX,
            "freepbx-tables.csv", SourceFormat.FREEPBX,
            "table-shop.csv", SourceFormat.MENU_TABLE,
            "table-semicolons.csv", SourceFormat.MENU_TABLE,
            "table-tabs.csv", SourceFormat.MENU_TABLE);

    private Sources() {}

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flow of a conversion that makes one. */
    static FlowDefinition onlyFlow(Conversion conversion) {
        assertThat(conversion.bundle().flows()).hasSize(1);
        return conversion.bundle().flows().values().iterator().next();
    }
}
