package io.ivory.runtime.sdp;

/**
 * One encoding and the number that marks its RTP packets.
 *
 * @param payloadType 0 to 127; the other party sends us packets with the number in our description, and we send with
 *     the number in theirs
 */
public record AudioFormat(int payloadType, AudioEncoding encoding) {

    public AudioFormat {
        if (payloadType < 0 || payloadType > 127) {
            throw new IllegalArgumentException("a payload type is 0 to 127, but was " + payloadType);
        }
    }
}
