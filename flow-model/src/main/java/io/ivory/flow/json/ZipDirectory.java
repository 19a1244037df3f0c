package io.ivory.flow.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The central directory of a zip file (APPNOTE 6.3.10 section 4.3.12): the only place that says how many entries there
 * should be, and which of them are links rather than files.
 *
 * <pre>
 *  0 signature PK\1\2   28 name length    30 extra length    32 comment length
 *  5 made by (3 = Unix) 38 external attributes; the upper half is the Unix mode   46 name
 * </pre>
 */
final class ZipDirectory {

    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int ENTRY_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xF000;
    private static final int LINK = 0xA000;

    private int entries;
    private @Nullable String link;

    private ZipDirectory() {}

    /** The directory of {@code zip}; one without entries if it has none that can be read. */
    static ZipDirectory of(byte[] zip) {
        var directory = new ZipDirectory();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = start(bytes);
        while (at >= 0 && at <= zip.length - ENTRY_BYTES && bytes.getInt(at) == ENTRY) {
            int nameLength = Short.toUnsignedInt(bytes.getShort(at + 28));
            boolean isLink = bytes.get(at + 5) == UNIX && (bytes.getInt(at + 38) >>> 16 & FILE_TYPE) == LINK;
            if (isLink) {
                int length = Math.min(nameLength, zip.length - at - ENTRY_BYTES);
                directory.link = new String(zip, at + ENTRY_BYTES, length, StandardCharsets.UTF_8);
            }
            directory.entries++;
            at += ENTRY_BYTES
                    + nameLength
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
        }
        return directory;
    }

    /** How many files and folders it lists. */
    int entries() {
        return entries;
    }

    /** The name of an entry that is a symbolic link. */
    Optional<String> link() {
        return Optional.ofNullable(link);
    }

    /** Where the directory begins, by the record at the end of the file; -1 if there is none. */
    private static int start(ByteBuffer bytes) {
        int earliest = Math.max(0, bytes.limit() - END_BYTES - 0xFFFF); // the longest comment after it
        for (int at = bytes.limit() - END_BYTES; at >= earliest; at--) {
            if (bytes.getInt(at) == END) {
                return bytes.getInt(at + 16);
            }
        }
        return -1;
    }
}
