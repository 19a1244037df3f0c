package io.ivory.designer.flows;

import io.ivory.flow.convert.Conversion;
import io.ivory.flow.convert.ConversionReport;
import io.ivory.flow.convert.Converters;
import io.ivory.flow.convert.SourceFormat;
import io.ivory.flow.json.BundleFiles;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that somebody brings: one of ours, or one of another product that has been made into one of ours. */
final class ImportFile {

    private final String name;
    private final byte[] bytes;
    private final @Nullable ConversionReport report;

    private ImportFile(String name, byte[] bytes, @Nullable ConversionReport report) {
        this.name = name;
        this.bytes = bytes;
        this.report = report;
    }

    /** Its name, which says whether it is a flow or a bundle. */
    String name() {
        return name;
    }

    /** What is in it; not copied and not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** What became of another product's file; empty for one of ours. */
    Optional<ConversionReport> report() {
        return Optional.ofNullable(report);
    }

    /**
     * Recognises {@code upload} and brings it over if it comes from elsewhere.
     *
     * @throws io.ivory.flow.convert.ConversionException if nothing can be made of it
     */
    static ImportFile of(String fileName, byte[] upload) {
        boolean zip = upload.length > 1 && upload[0] == 'P' && upload[1] == 'K';
        String text = zip ? "" : new String(upload, StandardCharsets.UTF_8);
        Optional<SourceFormat> format = zip ? Optional.empty() : SourceFormat.of(text);
        if (format.isEmpty()) {
            return new ImportFile(fileName, upload, null);
        }
        int dot = fileName.lastIndexOf('.');
        String title = dot > 0 ? fileName.substring(0, dot) : fileName;
        Conversion conversion = Converters.convert(format.get(), text, title);
        return new ImportFile(title + ".ivr.zip", BundleFiles.writeZip(conversion.bundle()), conversion.report());
    }
}
