package io.ivory.runtime.audiofile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The kinds of sound files that are understood, told by how a file begins: its name may say anything. */
public enum AudioFormatName {
    WAV("WAV", "audio/wav"),
    MP3("MP3", "audio/mpeg"),
    OGG_VORBIS("Ogg Vorbis", "audio/ogg"),
    OGG_OPUS("Ogg Opus", "audio/ogg");

    /** An Ogg page has its first packet behind a header of 27 bytes and one more (RFC 3533 section 6). */
    private static final int FIRST_PACKET = 28;

    private final String words;
    private final String mediaType;

    AudioFormatName(String words, String mediaType) {
        this.words = words;
        this.mediaType = mediaType;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * What {@code file} is.
     *
     * @throws AudioFileException if it is none of these
     */
    public static AudioFormatName of(byte[] file) {
        if (has(file, 0, "RIFF") && has(file, 8, "WAVE")) {
            return WAV;
        }
        if (has(file, 0, "OggS")) {
            return ogg(file);
        }
        boolean frame = file.length > 2 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xE0) == 0xE0;
        if (frame || has(file, 0, "ID3")) {
            return MP3;
        }
        throw new AudioFileException(unknown(file) + ". Save the recording as WAV, MP3 or OGG and try again.");
    }

    private static AudioFormatName ogg(byte[] file) {
        if (has(file, FIRST_PACKET, "\u0001vorbis")) {
            return OGG_VORBIS;
        }
        if (has(file, FIRST_PACKET, "OpusHead")) {
            return OGG_OPUS;
        }
        throw new AudioFileException(
                "The Ogg file holds neither Vorbis nor Opus sound. Save the recording as WAV, MP3 or"
                        + " OGG and try again.");
    }

    private static String unknown(byte[] file) {
        if (file.length == 0) {
            return "The file is empty";
        }
        if (has(file, 4, "ftyp")) {
            return "This is an MP4 or M4A file, which is not understood";
        }
        return has(file, 0, "fLaC") ? "This is a FLAC file, which is not understood" : "This is no sound file";
    }

    private static boolean has(byte[] file, int at, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + bytes.length && Arrays.equals(file, at, at + bytes.length, bytes, 0, bytes.length);
    }
}
