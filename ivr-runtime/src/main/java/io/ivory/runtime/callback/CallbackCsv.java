package io.ivory.runtime.callback;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ivory.runtime.store.CallToMake;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The list of calls to make for a spreadsheet. What callers or their telephones say is never a formula there: a cell that
 * could be one begins with an apostrophe, and only a number in the form +4930123 stays as it is.
 */
public final class CallbackCsv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]+");
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private CallbackCsv() {}

    /**
     * A line for each of {@code calls}, after one with headings.
     *
     * @param zone by whose clock times are told
     */
    public static String of(List<CallToMake> calls, ZoneId zone) {
        var text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("number", "reason", "promised", "flow", "done", "done by");
            for (CallToMake call : calls) {
                CallToMake.Done done = call.done();
                csv.writeRecord(
                        cell(call.from()),
                        cell(call.reason()),
                        time(call.at(), zone),
                        cell(call.flow()),
                        done == null ? "" : time(done.at(), zone),
                        done == null ? "" : cell(done.by()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty()
                && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
