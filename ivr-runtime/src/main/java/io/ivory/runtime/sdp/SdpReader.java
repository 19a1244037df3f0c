package io.ivory.runtime.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one description strictly: each line is {@code letter=value}, numbers are in range, addresses are literal (a
 * name would have to be looked up for a stranger). Sizes are limited so that no description costs more than a
 * millisecond: 8 KB, 200 lines, 16 media lines, 64 formats a line.
 */
final class SdpReader {

    static final int MOST_CHARACTERS = 8_192;
    static final int MOST_LINES = 200;
    static final int MOST_MEDIA = 16;

    private final String text;
    private final List<MediaSection> sections = new ArrayList<>();
    private @Nullable Origin origin;
    private @Nullable InetAddress sessionAddress;
    private Direction sessionDirection = Direction.SENDRECV;
    private boolean named;

    SdpReader(String text) {
        this.text = text;
    }

    SessionDescription read() {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedSdpException(
                    "A description has at most " + MOST_CHARACTERS + " characters, but this has " + text.length());
        }
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.getFirst().equals("v=0")) {
            throw new MalformedSdpException("A description begins with v=0");
        }
        for (String line : lines.subList(1, lines.size())) {
            read(line);
        }
        if (origin == null || !named) {
            throw new MalformedSdpException("A description needs the lines o= and s=");
        }
        if (sections.isEmpty()) {
            throw new MalformedSdpException("A description of a call needs a line m=");
        }
        List<MediaLine> media = new ArrayList<>();
        for (MediaSection section : sections) {
            MediaLine line = section.toLine(sessionAddress, sessionDirection);
            boolean second = line instanceof AudioMedia audio
                    && media.stream()
                            .anyMatch(earlier ->
                                    earlier instanceof AudioMedia first && first.isEncrypted() == audio.isEncrypted());
            media.add(second ? section.refused() : line);
        }
        return new SessionDescription(origin, media);
    }

    /** CR LF or LF alone (RFC 8866 section 5 wants both accepted); empty lines only at the end. */
    private List<String> lines() {
        List<String> lines = text.lines().toList();
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isEmpty()) {
            end--;
        }
        if (end > MOST_LINES) {
            throw new MalformedSdpException("A description has at most " + MOST_LINES + " lines, but this has " + end);
        }
        return lines.subList(0, end);
    }

    private void read(String line) {
        if (line.length() < 2 || line.charAt(1) != '=' || line.charAt(0) < 'a' || line.charAt(0) > 'z') {
            throw new MalformedSdpException("A line is a small letter, = and a value");
        }
        if (hasControlCharacter(line)) {
            throw new MalformedSdpException("A line has no control characters");
        }
        String value = line.substring(2);
        MediaSection section = sections.isEmpty() ? null : sections.getLast();
        switch (line.charAt(0)) {
            case 'o' -> origin = origin(value);
            case 's' -> named = true;
            case 'c' -> {
                InetAddress address = SdpFields.connection(value);
                if (section == null) {
                    sessionAddress = address;
                } else {
                    section.address = address;
                }
            }
            case 'm' -> {
                if (sections.size() == MOST_MEDIA) {
                    throw new MalformedSdpException("A description has at most " + MOST_MEDIA + " lines m=");
                }
                sections.add(MediaSection.of(value));
            }
            case 'a' -> attribute(value, section);
            case 'v' -> throw new MalformedSdpException("A description has one line v=");
            default -> {
                // i, u, e, p, b, t, r, z, k: nothing in them changes what we do
            }
        }
    }

    private static boolean hasControlCharacter(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) < ' ' && line.charAt(i) != '\t') {
                return true;
            }
        }
        return false;
    }

    private void attribute(String value, @Nullable MediaSection section) {
        if (section != null) {
            section.attribute(value);
            return;
        }
        Direction direction = SdpFields.direction(value);
        if (direction != null) {
            sessionDirection = direction;
        }
    }

    private Origin origin(String value) {
        String[] parts = value.split(" ", -1);
        int name = parts.length - 5; // some have spaces in it
        if (origin != null || !sections.isEmpty() || name < 1 || parts[0].isEmpty()) {
            throw new MalformedSdpException(
                    "A description has one line o=, before m=, of name, session, version and address");
        }
        return new Origin(
                String.join(" ", List.of(parts).subList(0, name)),
                SdpFields.digits("session", parts[name]),
                SdpFields.digits("version", parts[name + 1]),
                SdpFields.originAddress(parts[name + 2], parts[name + 3], parts[name + 4]));
    }
}
