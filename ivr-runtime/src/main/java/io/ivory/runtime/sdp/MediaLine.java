package io.ivory.runtime.sdp;

import java.util.List;

/** One {@code m=} line with what belongs to it. An answer has the same number of them as its offer, in its order. */
public sealed interface MediaLine permits AudioMedia, MediaLine.Unusable {

    /**
     * A line we refuse or cannot use: video, encrypted audio, audio in codecs unknown to us, or a second audio line.
     *
     * @param kind audio, video, image ...
     * @param transport RTP/SAVP, udptl ...
     * @param formats payload types or names, as they stood there
     */
    record Unusable(String kind, String transport, List<String> formats) implements MediaLine {

        public Unusable {
            formats = List.copyOf(formats);
        }
    }
}
