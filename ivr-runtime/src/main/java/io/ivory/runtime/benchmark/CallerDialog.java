package io.ivory.runtime.benchmark;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The signalling of one caller: INVITE, ACK, BYE, each sent again while nobody answers (RFC 3261 section 17.1). Times
 * are nanoseconds on the scale of {@link System#nanoTime}. The callers' thread owns it.
 */
final class CallerDialog {

    /** T1 and 64 * T1. */
    private static final long FIRST_WAIT_NS = 500_000_000;

    private static final long PATIENCE_NS = 64 * FIRST_WAIT_NS;

    /** What a message, or the lack of one, means for the call. */
    enum Turn {
        NOTHING,
        ANSWERED,
        /** We hung up, and the engine knows. */
        ENDED,
        ENGINE_HUNG_UP,
        REFUSED,
        NO_REPLY,
        BAD_ANSWER
    }

    private enum State {
        INVITING,
        UP,
        LEAVING,
        OVER
    }

    private final UdpPort sip;
    private final long engine;
    private final String engineUri;
    private final String callId;
    private final int index;
    private final int rtpPort;

    private State state = State.INVITING;
    private String remoteTo = "";
    private String remoteTarget;
    private String sent = "";
    private long sentAgainAtNs;
    private long waitNs;
    private long giveUpAtNs;
    private long media;
    private int status;

    /** A caller with this number, who calls {@code user} at the address {@code engine}. */
    CallerDialog(int index, String run, UdpPort sip, long engine, String user, int rtpPort) {
        this.index = index;
        this.sip = sip;
        this.engine = engine;
        this.rtpPort = rtpPort;
        this.engineUri = "sip:" + user + "@" + host(engine) + ":" + UdpPort.portOf(engine);
        this.remoteTarget = engineUri;
        this.callId = index + "-" + run;
    }

    /** The caller a message is for. */
    static Optional<Integer> indexIn(SipText message, String run) {
        return message.header("Call-ID")
                .filter(id -> id.endsWith("-" + run))
                .map(id -> Integer.parseInt(id.substring(0, id.indexOf('-'))));
    }

    /** Where the engine wants our sound, a {@link UdpPort#address}; known once answered. */
    long media() {
        return media;
    }

    /** The last status that refused us. */
    int status() {
        return status;
    }

    boolean isUp() {
        return state == State.UP;
    }

    void invite(long nowNs) {
        String body =
                "v=0\r\no=- " + (index + 1) + " 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                        + rtpPort + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
                        + "a=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";
        begin(
                request("INVITE", 1, 1) + "Contact: <sip:caller@127.0.0.1:" + sip.port()
                        + ">\r\nContent-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                nowNs);
    }

    void hangUp(long nowNs) {
        if (state == State.UP) {
            state = State.LEAVING;
            begin(request("BYE", 2, 3) + "Content-Length: 0\r\n\r\n", nowNs);
        }
    }

    /** Gives up a call that nobody has answered yet (RFC 3261 section 9.1); an answer may cross it. */
    void cancel() {
        if (state == State.INVITING) {
            transmit(request("CANCEL", 1, 1) + "Content-Length: 0\r\n\r\n");
        }
    }

    /** A message of this call has arrived. */
    Turn on(SipText message, long nowNs) {
        return message.status() == 0 ? onRequest(message) : onResponse(message, nowNs);
    }

    /** Sends again what nobody has answered. */
    Turn onTime(long nowNs) {
        if ((state != State.INVITING && state != State.LEAVING) || nowNs - sentAgainAtNs < 0) {
            return Turn.NOTHING;
        }
        if (nowNs - giveUpAtNs >= 0) {
            state = State.OVER;
            return Turn.NO_REPLY;
        }
        waitNs *= 2;
        sentAgainAtNs = nowNs + waitNs;
        transmit(sent);
        return Turn.NOTHING;
    }

    private Turn onRequest(SipText request) {
        if (request.method().equals("ACK")) {
            return Turn.NOTHING;
        }
        transmit(request.ok().text());
        if (request.method().equals("BYE") && state != State.OVER) {
            state = State.OVER;
            return Turn.ENGINE_HUNG_UP;
        }
        return Turn.NOTHING;
    }

    private Turn onResponse(SipText response, long nowNs) {
        String method = response.method();
        if (method.equals("BYE") && state == State.LEAVING && response.status() >= 200) {
            state = State.OVER;
            return Turn.ENDED;
        }
        if (!method.equals("INVITE")) {
            return Turn.NOTHING;
        }
        if (response.status() < 200) {
            sentAgainAtNs = nowNs + PATIENCE_NS; // section 17.1.1.2: proceeding, no more retransmissions
            giveUpAtNs = sentAgainAtNs;
            return Turn.NOTHING;
        }
        remoteTo = response.header("To").orElse("");
        if (response.status() >= 300) {
            transmit(request("ACK", 1, 1) + "Content-Length: 0\r\n\r\n");
            boolean news = state == State.INVITING;
            state = State.OVER;
            status = response.status();
            return news ? Turn.REFUSED : Turn.NOTHING;
        }
        remoteTarget = response.uri("Contact").orElse(engineUri);
        transmit(request("ACK", 1, 2) + "Content-Length: 0\r\n\r\n"); // again for each 200 that is repeated
        if (state != State.INVITING) {
            return Turn.NOTHING;
        }
        state = State.UP;
        return understands(response) ? Turn.ANSWERED : Turn.BAD_ANSWER;
    }

    private boolean understands(SipText answer) {
        Optional<String> host = answer.line("c=IN IP4 ");
        Optional<String> audio = answer.line("m=audio ");
        if (host.isEmpty() || audio.isEmpty()) {
            return false;
        }
        media = UdpPort.address(
                InetAddress.ofLiteral(host.get()), Integer.parseInt(audio.get().split(" ", 2)[0]));
        return true;
    }

    private void begin(String request, long nowNs) {
        sent = request;
        waitNs = FIRST_WAIT_NS;
        sentAgainAtNs = nowNs + waitNs;
        giveUpAtNs = nowNs + PATIENCE_NS;
        transmit(request);
    }

    private void transmit(String message) {
        new SipText(message).writeTo(sip.next());
        sip.queue(engine);
        sip.flush();
    }

    private String request(String method, int sequence, int branch) {
        String to = remoteTo.isEmpty() ? "<" + engineUri + ">" : remoteTo;
        return method + " " + remoteTarget + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + sip.port()
                + ";branch=z9hG4bK" + callId + "-" + branch + ";rport\r\nMax-Forwards: 70\r\n"
                + "From: <sip:caller" + index + "@127.0.0.1>;tag=c" + callId + "\r\nTo: " + to + "\r\nCall-ID: "
                + callId + "\r\nCSeq: " + sequence + " " + method + "\r\n";
    }

    private static String host(long address) {
        int host = (int) (address >> 16);
        return (host >>> 24) + "." + ((host >> 16) & 0xFF) + "." + ((host >> 8) & 0xFF) + "." + (host & 0xFF);
    }
}
