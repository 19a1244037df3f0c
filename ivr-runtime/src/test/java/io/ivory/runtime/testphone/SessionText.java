package io.ivory.runtime.testphone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What an SDP body says about audio (RFC 8866), as far as a phone needs it.
 *
 * @param rtp where audio is to be sent
 * @param codecs the G.711 laws that are offered, best first
 * @param keysType the payload type of telephone-event (RFC 4733); -1 if keys are not understood
 */
record SessionText(InetSocketAddress rtp, List<Companding> codecs, int keysType) {

    SessionText {
        codecs = List.copyOf(codecs);
    }

    static SessionText parse(String sdp) {
        String host = "";
        int port = 0;
        int keysType = -1;
        var codecs = new ArrayList<Companding>();
        for (String line : sdp.split("\r?\n", -1)) {
            if (line.startsWith("c=IN IP4 ")) {
                host = line.substring(9).strip();
            } else if (line.startsWith("m=audio ")) {
                String[] words = line.split(" ", -1);
                port = Integer.parseInt(words[1]);
                for (int word = 3; word < words.length; word++) {
                    addCodec(codecs, words[word].strip());
                }
            } else if (line.startsWith("a=rtpmap:") && line.contains(" telephone-event/8000")) {
                keysType = Integer.parseInt(line.substring(9, line.indexOf(' ')));
            }
        }
        if (host.isEmpty() || port == 0 || codecs.isEmpty()) {
            throw new AssertionError("No usable audio in this session description:\n" + sdp);
        }
        return new SessionText(new InetSocketAddress(InetAddress.ofLiteral(host), port), codecs, keysType);
    }

    private static void addCodec(List<Companding> codecs, String payloadType) {
        for (Companding codec : Companding.values()) {
            if (payloadType.equals(String.valueOf(codec.payloadType()))) {
                codecs.add(codec);
            }
        }
    }

    @Override
    public String toString() {
        var types = new StringBuilder();
        var maps = new StringBuilder();
        for (Companding codec : codecs) {
            types.append(' ').append(codec.payloadType());
            maps.append("a=rtpmap:%d %s/8000\r\n".formatted(codec.payloadType(), codec.name()));
        }
        if (keysType >= 0) {
            types.append(' ').append(keysType);
            maps.append("a=rtpmap:%1$d telephone-event/8000\r\na=fmtp:%1$d 0-15\r\n".formatted(keysType));
        }
        String host = rtp.getAddress().getHostAddress();
        return "v=0\r\no=phone 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\n".formatted(host)
                + "m=audio %d RTP/AVP%s\r\n".formatted(rtp.getPort(), types)
                + maps + "a=ptime:20\r\na=sendrecv\r\n";
    }
}
