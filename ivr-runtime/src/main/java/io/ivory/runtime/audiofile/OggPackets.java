package io.ivory.runtime.audiofile;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The packets of the first stream in an Ogg file (RFC 3533), one after the other. */
final class OggPackets {

    private final SyncState file = new SyncState();
    private final Page page = new Page();
    private final Packet packet = new Packet();
    private @Nullable StreamState stream;
    private int serialNumber;

    OggPackets(byte[] bytes) {
        file.init();
        int at = file.buffer(bytes.length);
        System.arraycopy(bytes, 0, file.data, at, bytes.length);
        file.wrote(bytes.length);
    }

    /** The next one, valid until the one after it is asked for; empty at the end. What is damaged is passed over. */
    Optional<Packet> next() {
        while (true) {
            if (stream != null) {
                int found = stream.packetout(packet);
                if (found == 1) {
                    return Optional.of(packet);
                }
                if (found < 0) {
                    continue; // a gap; what follows it is there
                }
            }
            int found = file.pageout(page);
            if (found == 0) {
                return Optional.empty();
            }
            if (found > 0) {
                take();
            }
        }
    }

    /** The next one's bytes. */
    Optional<byte[]> nextBytes() {
        return next().map(next -> Arrays.copyOfRange(next.packet_base, next.packet, next.packet + next.bytes));
    }

    private void take() {
        if (stream == null) {
            serialNumber = page.serialno();
            stream = new StreamState();
            stream.init(serialNumber);
        }
        if (page.serialno() == serialNumber) {
            stream.pagein(page);
        }
    }
}
