package io.ivory.runtime.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One {@code m=} line and its attributes while a description is being read. */
final class MediaSection {

    static final int MOST_FORMATS = 64;

    /** Some write down what their buffers would hold. */
    private static final int LARGEST_MAXPTIME_MS = 100_000;

    private final String kind;
    private final int port;
    private final String transport;
    private final List<String> formats;
    private final Map<Integer, Optional<AudioEncoding>> mapped = new HashMap<>();
    private @Nullable Direction direction;
    private int packetTimeMs = AudioMedia.USUAL_PACKET_TIME_MS;
    private int mostPacketTimeMs = LARGEST_MAXPTIME_MS;
    private final List<CryptoLine> crypto = new ArrayList<>();
    private String whyNoCrypto = "it has no line a=crypto";

    /** From this section's own line {@code c=}. */
    @Nullable
    InetAddress address;

    private MediaSection(String kind, int port, String transport, List<String> formats) {
        this.kind = kind;
        this.port = port;
        this.transport = transport;
        this.formats = formats;
    }

    static MediaSection of(String value) {
        String[] parts = value.trim().split(" +", -1);
        if (parts.length < 4 || parts.length > 3 + MOST_FORMATS) {
            throw new MalformedSdpException("A line m= is kind, port, transport and 1 to " + MOST_FORMATS + " formats");
        }
        int slash = parts[1].indexOf('/');
        String port = slash < 0 ? parts[1] : parts[1].substring(0, slash);
        return new MediaSection(
                parts[0].toLowerCase(Locale.ROOT),
                SdpFields.number("port", port, 0, 65_535),
                parts[2],
                List.of(parts).subList(3, parts.length));
    }

    void attribute(String value) {
        Direction said = SdpFields.direction(value);
        if (said != null) {
            direction = said;
        } else if (value.startsWith("rtpmap:")) {
            rtpmap(value.substring("rtpmap:".length()).trim());
        } else if (value.startsWith("crypto:") && transport.equals(AudioMedia.SECURE)) {
            crypto(value.substring("crypto:".length()));
        } else if (value.startsWith("maxptime:") && kind.equals("audio")) {
            mostPacketTimeMs = SdpFields.hint(
                            value.substring("maxptime:".length()).trim(), 1, LARGEST_MAXPTIME_MS)
                    .orElse(mostPacketTimeMs);
        } else if (value.startsWith("ptime:") && kind.equals("audio")) {
            packetTimeMs = SdpFields.hint(
                            value.substring("ptime:".length()).trim(), 1, AudioMedia.LONGEST_PACKET_TIME_MS)
                    .orElse(packetTimeMs);
        }
    }

    /**
     * {@code 101 telephone-event/8000}; another rate or a second channel is another encoding. A line that names none is
     * passed over: the call does without that payload type.
     */
    private void rtpmap(String value) {
        String[] parts = value.split(" +", 2);
        OptionalInt type = SdpFields.hint(parts[0], 0, 127);
        if (parts.length == 2 && type.isPresent()) {
            rtpmap(type.getAsInt(), parts[1]);
        }
    }

    private void rtpmap(int type, String name) {
        String[] encoding = name.trim().split("/", -1);
        boolean ourClock = encoding.length >= 2
                && encoding[1].equals(String.valueOf(AudioEncoding.CLOCK_HZ))
                && (encoding.length == 2 || encoding[2].equals("1"));
        mapped.put(type, ourClock ? AudioEncoding.named(encoding[0]) : Optional.empty());
    }

    /** One that we cannot use is passed over: there may be another. */
    private void crypto(String value) {
        try {
            crypto.add(CryptoLine.parse(value));
        } catch (CryptoLine.UnusableException e) {
            whyNoCrypto = String.valueOf(e.getMessage());
        }
    }

    /** The audio of the call if it can be that, else a line to refuse. Port 0 means refused or switched off. */
    MediaLine toLine(@Nullable InetAddress sessionAddress, Direction sessionDirection) {
        InetAddress connection = address != null ? address : sessionAddress;
        if (connection == null && port != 0) {
            throw new MalformedSdpException("There is no line c= for a line m=");
        }
        List<AudioFormat> usable = usableFormats();
        boolean hasCodec = usable.stream().anyMatch(format -> format.encoding().isCodec());
        boolean noKey = transport.equals(AudioMedia.SECURE) && crypto.isEmpty();
        if (port == 0 || connection == null || !hasCodec || noKey) {
            return new MediaLine.Unusable(kind, transport, formats, noKey ? whyNoCrypto : "");
        }
        return new AudioMedia(
                connection,
                port,
                direction != null ? direction : sessionDirection,
                usable,
                Math.min(packetTimeMs, mostPacketTimeMs),
                crypto);
    }

    /** The line of audio beside another that is taken. */
    MediaLine refused() {
        return new MediaLine.Unusable(kind, transport, formats, "");
    }

    private List<AudioFormat> usableFormats() {
        List<AudioFormat> usable = new ArrayList<>();
        if (!kind.equals("audio") || !isKnownTransport()) {
            return usable;
        }
        for (String format : formats) {
            int type = SdpFields.number("payload type", format, 0, 127);
            Optional<AudioEncoding> encoding =
                    mapped.containsKey(type) ? mapped.getOrDefault(type, Optional.empty()) : staticEncoding(type);
            encoding.ifPresent(known -> usable.add(new AudioFormat(type, known)));
        }
        return usable;
    }

    private boolean isKnownTransport() {
        return transport.equals(AudioMedia.PLAIN) || transport.equals(AudioMedia.SECURE);
    }

    private static Optional<AudioEncoding> staticEncoding(int type) {
        return switch (type) {
            case 0 -> Optional.of(AudioEncoding.PCMU);
            case 8 -> Optional.of(AudioEncoding.PCMA);
            case 9 -> Optional.of(AudioEncoding.G722);
            default -> Optional.empty();
        };
    }
}
