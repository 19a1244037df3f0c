package io.ivory.runtime.voicemail;

import io.ivory.runtime.mail.Letter;
import io.ivory.runtime.store.LeftRecording;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Words the letter about a new recording. */
final class RecordingLetter {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ENGLISH);

    private RecordingLetter() {}

    static Letter of(LeftRecording left, String to, Path sound, ZoneId zone) {
        String caller = left.from().isEmpty() ? "a withheld number" : left.from();
        String when = WHEN.format(left.at().atZone(zone));
        return new Letter(
                to,
                "Voicemail from " + caller + " in " + left.box(),
                """
                %s left a recording of %d s in the voicemail box "%s" on %s.

                It is attached, and stays in the box until somebody deletes it.
                """.formatted(
                                left.from().isEmpty() ? "A withheld number" : left.from(),
                                Math.max(1, left.length().toSeconds()),
                                left.box(),
                                when),
                Optional.of(new Letter.Attachment(sound, fileName(left, zone), "audio/wav")));
    }

    /** Such as {@code orders-2026-11-23-1205.wav}: of letters, digits and hyphens, whatever the caller's number is. */
    static String fileName(LeftRecording left, ZoneId zone) {
        String box = left.box().replaceAll("[^A-Za-z0-9_-]+", "-");
        return box + "-" + NAME.format(left.at().atZone(zone)) + ".wav";
    }
}
