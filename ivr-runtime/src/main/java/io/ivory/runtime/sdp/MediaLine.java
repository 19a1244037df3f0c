package io.ivory.runtime.sdp;

import java.util.List;

/** One {@code m=} line with what belongs to it. An answer has the same number of them as its offer, in its order. */
public sealed interface MediaLine permits AudioMedia, MediaLine.Unusable {

    /**
     * A line we refuse or cannot use: video, audio in codecs unknown to us, or a second audio line.
     *
     * @param kind audio, video, image ...
     * @param transport RTP/SAVP, udptl ...
     * @param formats payload types or names, as they stood there
     * @param why what we miss, in words for a log; empty if that is plain to see
     */
    record Unusable(String kind, String transport, List<String> formats, String why) implements MediaLine {

        public Unusable {
            formats = List.copyOf(formats);
        }
    }
}
