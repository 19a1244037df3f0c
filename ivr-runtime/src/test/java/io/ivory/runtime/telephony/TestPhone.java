package io.ivory.runtime.telephony;

import io.ivory.runtime.codec.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A telephone of text and sockets that shares no code with the SIP side: calls, answers, speaks, listens, presses keys. */
final class TestPhone implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PATIENCE_MS = 15_000;
    private static final int EVENTS = 96;

    final List<byte[]> heardPackets = new CopyOnWriteArrayList<>();
    private final DatagramSocket sip = socket();
    private final DatagramSocket rtp = socket();
    private final Codec codec;
    private final String callId = UUID.randomUUID().toString();
    private final String tag = callId.substring(0, 8);

    private int peerSipPort;
    private int peerRtpPort;
    private String peerTag = "";
    private String invite = "";
    private int sequence;
    private int timestamp;
    private int cseq = 1;
    private volatile @Nullable PhoneEncryption encryption;

    /** Changes a bit of each packet on its way. */
    boolean tampering;

    TestPhone(Codec codec) {
        this.codec = codec;
        Thread.ofVirtual().start(this::listen);
    }

    /** Calls, acknowledges the answer, and sends one packet of audio, as phones do. */
    void call(int sipPort) {
        invite(sipPort, sdp(rtp.getLocalPort()));
        String ok = expect("SIP/2.0 200");
        peerTag = found(ok, "(?m)^To:.*;tag=([^;\\s]+)");
        hearWhere(ok);
        send(request("ACK", 1, ""));
        speak((short) 0, 1);
    }

    /** From its next offer or answer on its sound is encrypted, with a new key. */
    void encrypts() {
        encryption = new PhoneEncryption();
    }

    /** Says within the call what it said before, or with another key. */
    void offerAgain() {
        cseq++;
        send(request("INVITE", cseq, sdp(rtp.getLocalPort())));
        hearWhere(expect("SIP/2.0 200"));
        send(request("ACK", cseq, ""));
    }

    /** Sends the INVITE only. */
    void invite(int sipPort, String sdp) {
        peerSipPort = sipPort;
        send(request("INVITE", 1, sdp));
    }

    /** Gives up a call that is not answered yet. */
    void cancel() {
        send(request("CANCEL", 1, ""));
    }

    void acknowledgeRefusal(String response) {
        peerTag = found(response, "(?m)^To:.*;tag=([^;\\s]+)");
        send(request("ACK", 1, ""));
    }

    /** Moves the audio of the call to another phone's port. */
    void moveAudioTo(TestPhone other) {
        cseq++;
        send(request("INVITE", cseq, sdp(other.rtp.getLocalPort())));
        expect("SIP/2.0 200");
        send(request("ACK", cseq, ""));
    }

    void pressBySignalling(char key) {
        cseq++;
        String body = "Signal=" + key + "\r\nDuration=160\r\n";
        send(request("INFO", cseq, body).replace("application/sdp", "application/dtmf-relay"));
        expect("SIP/2.0 200");
    }

    /** Waits until the other side asks this phone to call somebody else, and agrees. */
    String acceptRefer() {
        String refer = expect("REFER");
        answer(refer, "202 Accepted", "");
        return refer;
    }

    /** Tells how the call goes that the REFER asked for. */
    void tell(String news, String subscription) {
        sendNews(news, subscription);
        expect("SIP/2.0 200");
    }

    /** The same, with a BYE right behind, which one of the other side may cross. */
    void tellAndHangUp(String news) {
        sendNews(news, "terminated;reason=noresource");
        expect("SIP/2.0 200");
        cseq++;
        send(request("BYE", cseq, ""));
        Thread.ofVirtual().start(() -> {
            try {
                expectBye();
            } catch (AssertionError noneUntilTheEnd) {
                // the other side heard ours first
            }
        });
    }

    private void sendNews(String news, String subscription) {
        cseq++;
        send(request("NOTIFY", cseq, news + "\r\n")
                .replace("application/sdp", "message/sipfrag")
                .replace("Max-Forwards:", "Event: refer\r\nSubscription-State: " + subscription + "\r\nMax-Forwards:"));
    }

    /** Asks for the audio of the call to be sent elsewhere; the answer is what it is. */
    void wantAudioAt(int port) {
        cseq++;
        send(request("INVITE", cseq, sdp(port)));
    }

    void hangUp() {
        cseq++;
        send(request("BYE", cseq, ""));
        expect("SIP/2.0 200");
    }

    /** Waits until the other side hangs up. */
    void expectBye() {
        answer(expect("BYE"), "200 OK", "");
    }

    /** Waits for a call and lets it ring. */
    void expectCall() {
        invite = expect("INVITE");
        answer(invite, "180 Ringing", "");
    }

    /** What asked for the call that rings. */
    String invite() {
        return invite;
    }

    /** Takes the call that rings. */
    void pickUp() {
        hearWhere(invite);
        peerTag = found(invite, "(?m)^From:.*;tag=([^;\\s]+)");
        answer(invite, "200 OK", sdp(rtp.getLocalPort()));
        expect("ACK");
        speak((short) 0, 1);
    }

    void refuse(String status) {
        answer(invite, status, "");
        expect("ACK");
    }

    /** Waits until the caller gives up, and answers as RFC 3261 section 9.2 says. */
    String expectCancel() {
        String cancel = expect("CANCEL");
        answer(cancel, "200 OK", "");
        refuse("487 Request Terminated");
        return cancel;
    }

    /** Ends a call that came in. */
    void hangUpOnCaller() {
        String toUs = found(invite, "(?m)^To: ?(.*)$").replaceAll(";tag=.*", "").trim();
        String fromThem = found(invite, "(?m)^From: ?(.*)$").trim();
        String bye = request("BYE", 1, "")
                .replaceFirst("(?m)^From:.*$", Matcher.quoteReplacement("From: " + toUs + ";tag=" + tag))
                .replaceFirst("(?m)^To:.*$", Matcher.quoteReplacement("To: " + fromThem))
                .replaceFirst("(?m)^Call-ID:.*$", "Call-ID: " + found(invite, "(?m)^Call-ID: ?(\\S+)"))
                .replaceFirst("sip:shop@[^ ]+", Matcher.quoteReplacement(found(invite, "(?m)^Contact:.*<([^>]+)>")));
        send(bye);
        expect("SIP/2.0 200");
    }

    /** Sends packets of one sample's value; not in real time. */
    void speak(short level, int packets) {
        var samples = new short[Codec.FRAME_SAMPLES];
        Arrays.fill(samples, level);
        byte[] frame = codec.encode(samples);
        for (int i = 0; i < packets; i++) {
            sendRtp(codec.payloadType(), timestamp, frame);
            timestamp += Codec.FRAME_SAMPLES;
        }
    }

    /** Sends one packet of sound. */
    void say(short[] frame) {
        sendRtp(codec.payloadType(), timestamp, codec.encode(frame));
        timestamp += Codec.FRAME_SAMPLES;
    }

    /** Where the other side takes sound. */
    int peerRtpPort() {
        return peerRtpPort;
    }

    /** Presses a key: six packets with one timestamp (RFC 4733). */
    void press(char key) {
        byte event = (byte) (key == '*' ? 10 : key == '#' ? 11 : key - '0');
        for (int i = 1; i <= 6; i++) {
            sendRtp(EVENTS, timestamp, new byte[] {event, (byte) (i > 3 ? 0x8A : 0x0A), 0, (byte) (40 * Math.min(i, 4))
            });
        }
        timestamp += 1_600;
    }

    /** All audio so far, as samples. */
    short[] heard() {
        var bytes = new ByteArrayOutputStream();
        for (byte[] packet : heardPackets) {
            if ((packet[1] & 0x7F) == codec.payloadType()) {
                byte[] readable = read(packet);
                bytes.write(readable, 12, readable.length - 12);
            }
        }
        return codec.decode(bytes.toByteArray());
    }

    /** Whether these samples, as this phone's codec carries them, were heard in one piece. */
    boolean heard(short[] samples) {
        short[] wanted = codec.decode(codec.encode(samples));
        short[] all = heard();
        for (int from = 0; from + wanted.length <= all.length; from++) {
            if (Arrays.equals(all, from, from + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    boolean heardKey(char key) {
        return heardPackets.stream()
                .anyMatch(packet -> (packet[1] & 0x7F) == EVENTS && packet.length == 16 && packet[12] == key - '0');
    }

    int sipPort() {
        return sip.getLocalPort();
    }

    String sdp(int audioPort) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 1 " + cseq + " IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio " + audioPort + (encryption == null ? " RTP/AVP " : " RTP/SAVP ") + codec.payloadType() + " "
                        + EVENTS,
                "a=rtpmap:96 telephone-event/8000",
                cryptoLine());
    }

    private String cryptoLine() {
        PhoneEncryption own = encryption;
        return own == null ? "" : "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + own.ownKey + "\r\n";
    }

    /** The next message that begins so; repetitions and provisional answers are passed over. */
    String expect(String start) {
        var passedOver = new ArrayList<String>();
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[8_192], 8_192);
                sip.receive(packet);
                var message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                peerSipPort = packet.getPort();
                if (message.startsWith(start)) {
                    return message;
                }
                passedOver.add(message.lines().findFirst().orElse(""));
            }
        } catch (IOException e) {
            throw new AssertionError("no " + start + " came, only " + passedOver, e);
        }
    }

    @Override
    public void close() {
        sip.close();
        rtp.close();
    }

    private void hearWhere(String message) {
        peerRtpPort = Integer.parseInt(found(message, "m=audio (\\d+)"));
        PhoneEncryption own = encryption;
        if (own != null) {
            own.learn(found(message, "(?m)^a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:(\\S+)"));
        }
    }

    private byte[] read(byte[] packet) {
        PhoneEncryption own = encryption;
        return own == null ? packet : own.decrypted(packet);
    }

    private void listen() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[2_048], 2_048);
                rtp.receive(packet);
                heardPackets.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (IOException closed) {
            // the phone is switched off, or nobody spoke for long
        }
    }

    private void sendRtp(int type, int time, byte[] payload) {
        var packet = ByteBuffer.allocate(12 + payload.length);
        packet.put((byte) 0x80)
                .put((byte) type)
                .putShort((short) sequence++)
                .putInt(time)
                .putInt(tag.hashCode());
        packet.put(payload);
        PhoneEncryption own = encryption;
        byte[] datagram = own == null ? packet.array() : own.encrypted(packet.array());
        datagram[12] ^= (byte) (tampering ? 1 : 0);
        send(rtp, datagram, peerRtpPort);
    }

    private String request(String method, int number, String body) {
        return String.join(
                "\r\n",
                method + " sip:shop@127.0.0.1:" + peerSipPort + " SIP/2.0",
                "Via: SIP/2.0/UDP 127.0.0.1:" + sipPort() + ";branch=z9hG4bK" + tag + number
                        + (method.equals("CANCEL") ? "INVITE" : method) + ";rport",
                "From: <sip:+4930123@127.0.0.1>;tag=" + tag,
                "To: <sip:shop@127.0.0.1>" + (peerTag.isEmpty() ? "" : ";tag=" + peerTag),
                "Call-ID: " + callId,
                "CSeq: " + number + " " + method,
                "Contact: <sip:phone@127.0.0.1:" + sipPort() + ">",
                "Max-Forwards: 70",
                (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n") + "Content-Length: " + body.length(),
                "",
                body);
    }

    private void answer(String request, String status, String body) {
        var lines = new ArrayList<String>();
        lines.add("SIP/2.0 " + status);
        for (String line : request.lines().takeWhile(line -> !line.isEmpty()).toList()) {
            if (Pattern.matches("(?i)(via|from|call-id|cseq):.*", line)) {
                lines.add(line);
            } else if (Pattern.matches("(?i)to:.*", line)) {
                lines.add(line.contains(";tag=") ? line : line + ";tag=" + tag);
            }
        }
        lines.add("Contact: <sip:phone@127.0.0.1:" + sipPort() + ">");
        if (!body.isEmpty()) {
            lines.add("Content-Type: application/sdp");
        }
        lines.add("Content-Length: " + body.length());
        send(String.join("\r\n", lines) + "\r\n\r\n" + body);
    }

    private void send(String message) {
        send(sip, message.getBytes(StandardCharsets.UTF_8), peerSipPort);
    }

    private static void send(DatagramSocket from, byte[] bytes, int port) {
        try {
            from.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String found(String message, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(message);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + message);
        }
        return matcher.group(1);
    }

    private static DatagramSocket socket() {
        try {
            var socket = new DatagramSocket(0, LOOPBACK);
            socket.setSoTimeout(PATIENCE_MS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
