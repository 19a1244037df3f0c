package io.ivory.runtime.sdp;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;

/** Writes a description as RFC 8866 orders its lines. */
final class SdpWriter {

    private SdpWriter() {}

    static String write(SessionDescription description) {
        Origin origin = description.origin();
        var out = new StringBuilder(256);
        line(out, "v=0");
        line(
                out,
                "o=" + origin.username() + " " + origin.sessionId() + " " + origin.version() + " "
                        + address(origin.address()));
        line(out, "s=-");
        InetAddress connection = description.audio().map(AudioMedia::address).orElse(origin.address());
        line(out, "c=" + address(connection));
        line(out, "t=0 0");
        for (MediaLine media : description.media()) {
            switch (media) {
                case AudioMedia audio -> audio(out, audio, connection);
                case MediaLine.Unusable line ->
                    line(out, "m=" + line.kind() + " 0 " + line.transport() + " " + String.join(" ", line.formats()));
            }
        }
        return out.toString();
    }

    private static void audio(StringBuilder out, AudioMedia audio, InetAddress connection) {
        var types = new StringBuilder();
        for (AudioFormat format : audio.formats()) {
            types.append(' ').append(format.payloadType());
        }
        line(out, "m=audio " + audio.port() + " " + audio.transport() + types);
        if (!audio.address().equals(connection)) {
            line(out, "c=" + address(audio.address()));
        }
        for (CryptoLine crypto : audio.crypto()) {
            line(out, "a=crypto:" + crypto.text());
        }
        for (AudioFormat format : audio.formats()) {
            line(
                    out,
                    "a=rtpmap:" + format.payloadType() + " " + format.encoding().rtpmapName() + "/"
                            + AudioEncoding.CLOCK_HZ);
            if (!format.encoding().isCodec()) {
                line(out, "a=fmtp:" + format.payloadType() + " 0-15"); // RFC 4733 section 2.4.1
            }
        }
        line(out, "a=ptime:" + audio.packetTimeMs());
        line(out, "a=" + audio.direction().name().toLowerCase(Locale.ROOT));
    }

    private static String address(InetAddress address) {
        return (address instanceof Inet4Address ? "IN IP4 " : "IN IP6 ") + address.getHostAddress();
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append("\r\n");
    }
}
