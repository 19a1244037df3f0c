package io.ivory.runtime.telephony;

import static org.awaitility.Awaitility.await;

import io.ivory.runtime.codec.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A telephone of text and sockets that shares no code with the SIP side: calls, answers, speaks, listens, presses keys. */
final class TestPhone implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PATIENCE_MS = 15_000;

    final PhoneSound sound;
    final List<byte[]> heardPackets;
    private final DatagramSocket sip = socket();
    private final String callId = UUID.randomUUID().toString();
    private final String tag = callId.substring(0, 8);

    private int peerSipPort;
    private String peerTag = "";
    private String invite = "";
    private int cseq = 1;

    TestPhone(Codec codec) {
        this.sound = new PhoneSound(codec, tag.hashCode());
        this.heardPackets = sound.heardPackets;
    }

    /** Calls, acknowledges the answer, and sends one packet of audio, as phones do. */
    void call(int sipPort) {
        invite(sipPort, sdp());
        isAnswered();
    }

    /** Waits until the call that was placed is taken. */
    void isAnswered() {
        String ok = expect("SIP/2.0 200");
        peerTag = found(ok, "(?m)^To:.*;tag=([^;\\s]+)");
        sound.hearWhere(ok);
        send(request("ACK", 1, ""));
        speak((short) 0, 1);
    }

    /** From its next offer or answer on its sound is encrypted, with a new key. */
    void encrypts() {
        sound.encrypts();
    }

    /** Says within the call what it said before, or with another key. */
    void offerAgain() {
        cseq++;
        send(request("INVITE", cseq, sdp()));
        sound.hearWhere(expect("SIP/2.0 200"));
        send(request("ACK", cseq, ""));
    }

    /** Sends the INVITE only. */
    void invite(int sipPort, String sdp, String... headers) {
        peerSipPort = sipPort;
        send(with(request("INVITE", 1, sdp), headers));
    }

    /** Sends a request within the call that this phone has placed. */
    void ask(String method, String... headers) {
        cseq++;
        send(with(request(method, cseq, ""), headers));
    }

    /** What names the call that this phone has placed in a Replaces for the other side (RFC 3891). */
    String placedCall() {
        return callId + ";to-tag=" + peerTag + ";from-tag=" + tag;
    }

    private static String with(String request, String... headers) {
        String more = String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n");
        return request.replace("Max-Forwards:", more + "Max-Forwards:");
    }

    /** Gives up a call that is not answered yet. */
    void cancel() {
        send(request("CANCEL", 1, ""));
    }

    /** Takes an answer, and says nothing. */
    void acknowledge(String ok) {
        sound.hearWhere(ok);
        acknowledgeRefusal(ok);
    }

    void acknowledgeRefusal(String response) {
        peerTag = found(response, "(?m)^To:.*;tag=([^;\\s]+)");
        send(request("ACK", 1, ""));
    }

    /** Moves the audio of the call to another phone's port. */
    void moveAudioTo(TestPhone other) {
        cseq++;
        send(request("INVITE", cseq, sdp(other.sound.port())));
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
        answer(refer, "202 Accepted");
        return refer;
    }

    void answer(String request, String status) {
        answer(request, status, "");
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
        answerByeThatCrosses();
    }

    private void answerByeThatCrosses() {
        Thread.ofVirtual().start(() -> {
            try {
                expectBye();
            } catch (AssertionError noneUntilTheEnd) {
                // the other side heard ours first
            }
        });
    }

    /** The same, but on its way the BYE overtakes the news that was sent before it. */
    void tellAndHangUpAtOnce(String news) {
        send(request("BYE", cseq + 2, ""));
        sendNews(news, "terminated;reason=noresource");
        answerByeThatCrosses();
    }

    private void sendNews(String news, String subscription) {
        cseq++;
        send(with(
                request("NOTIFY", cseq, news + "\r\n").replace("application/sdp", "message/sipfrag"),
                "Event: refer",
                "Subscription-State: " + subscription));
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
        sound.hearWhere(invite);
        peerTag = found(invite, "(?m)^From:.*;tag=([^;\\s]+)");
        answer(invite, "200 OK", sdp());
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

    /** Takes another call in the place of the one that came in, if it names that one (RFC 3891 section 3). */
    void takeInPlace() {
        String other = expect("INVITE");
        String present = found(invite, "(?m)^Call-ID: ?(\\S+)") + ";to-tag=" + tag + ";from-tag="
                + found(invite, "(?m)^From:.*;tag=([^;\\s]+)");
        if (!found(other, "(?m)^Replaces: ?(\\S+)").equals(present)) {
            answer(other, "481 Call/Transaction Does Not Exist", "");
            throw new AssertionError("another call is to be replaced than " + present + ": " + other);
        }
        sound.hearWhere(other);
        answer(other, "200 OK", sdp());
    }

    /** Ends a call that came in. */
    void hangUpOnCaller() {
        askCaller("BYE");
        expect("SIP/2.0 200");
    }

    /** Sends a request within a call that came in. */
    void askCaller(String method, String... headers) {
        peerSipPort = Integer.parseInt(found(invite, "(?m)^Contact:.*:(\\d+)"));
        String toUs = found(invite, "(?m)^To: ?(.*)$").replaceAll(";tag=.*", "").trim();
        String fromThem = found(invite, "(?m)^From: ?(.*)$").trim();
        cseq++;
        String request = request(method, cseq, "")
                .replaceFirst("(?m)^From:.*$", Matcher.quoteReplacement("From: " + toUs + ";tag=" + tag))
                .replaceFirst("(?m)^To:.*$", Matcher.quoteReplacement("To: " + fromThem))
                .replaceFirst("(?m)^Call-ID:.*$", "Call-ID: " + found(invite, "(?m)^Call-ID: ?(\\S+)"))
                .replaceFirst("sip:shop@[^ ]+", Matcher.quoteReplacement(found(invite, "(?m)^Contact:.*<([^>]+)>")));
        send(with(request, headers));
    }

    /** Sends packets of one sample's value; not in real time. */
    void speak(short level, int packets) {
        sound.speak(level, packets);
    }

    /** Sends one packet of sound. */
    void say(short[] frame) {
        sound.say(frame);
    }

    /** Where this phone takes sound. */
    int audioPort() {
        return sound.port();
    }

    /** Waits until so much sound has been heard. */
    void awaitSound(Duration length) {
        await().until(() -> heard().length >= length.toMillis() * Codec.SAMPLES_PER_MS);
    }

    /** Where the other side takes sound. */
    int peerRtpPort() {
        return sound.peerPort();
    }

    /** Presses a key: six packets with one timestamp (RFC 4733). */
    void press(char key) {
        sound.press(key);
    }

    /** All audio so far, as samples. */
    short[] heard() {
        return sound.heard();
    }

    /** Whether these samples, as this phone's codec carries them, were heard in one piece. */
    boolean heard(short[] samples) {
        return sound.heard(samples);
    }

    boolean heardKey(char key) {
        return sound.heardKey(key);
    }

    String tag() {
        return tag;
    }

    int sipPort() {
        return sip.getLocalPort();
    }

    /** Its own wish for sound. */
    String sdp() {
        return sdp(sound.port());
    }

    String sdp(int audioPort) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 1 " + cseq + " IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                sound.media(audioPort));
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
        sound.close();
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

    void answer(String request, String status, String body) {
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

    static void send(DatagramSocket from, byte[] bytes, int port) {
        try {
            from.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String found(String message, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(message);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + message);
        }
        return matcher.group(1);
    }

    static DatagramSocket socket() {
        try {
            var socket = new DatagramSocket(0, LOOPBACK);
            socket.setSoTimeout(PATIENCE_MS);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
