package io.ivory.flow.convert;

import io.ivory.flow.Slug;

/** Names for recordings that a source plays and that have to be uploaded anew. */
final class Recordings {

    private Recordings() {}

    /** The file that stands for the recording at {@code address}: its last part in safe letters, as a WAV file. */
    static String fileName(String address) {
        String path = address.replaceAll("[?#].*$", "")
                .replaceAll("%[0-9A-Fa-f]{2}", "-")
                .replaceAll("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return Slug.from(dot > 0 ? last.substring(0, dot) : last, "recording", _ -> false) + ".wav";
    }
}
