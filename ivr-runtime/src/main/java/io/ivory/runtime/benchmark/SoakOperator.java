package io.ivory.runtime.benchmark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The telephone that callers of the soak are connected to: answers, is busy, rings for ever, hangs up or is gone without a
 * word, as chance has it. Times are of {@link System#nanoTime}. The soak's thread owns it.
 */
final class SoakOperator implements AutoCloseable {

    private static final long MS = 1_000_000;
    private static final long ANSWERS_WITHIN_NS = 500 * MS;
    private static final long HANGS_UP_WITHIN_NS = 3_000 * MS;
    private static final long REPEATS_AFTER_NS = 500 * MS;
    private static final int MOST_REPEATS = 10;
    private static final int SIP_BYTES = 4_096;

    private final UdpPort sip = UdpPort.open(SIP_BYTES);
    private final UdpPort ear = UdpPort.open(256);
    private final RandomGenerator random;
    private final Map<String, Leg> legs = new HashMap<>();

    /** How many calls were answered. */
    long answered;

    private enum State {
        RINGING,
        RINGING_FOR_EVER,
        UP,
        LEAVING
    }

    /** One call that rings here. */
    private static final class Leg {

        final SipText invite;
        final long engine;
        final String tag;
        State state;
        long actsAtNs;
        int repeats;

        Leg(SipText invite, long engine, String tag, State state, long actsAtNs) {
            this.invite = invite;
            this.engine = engine;
            this.tag = tag;
            this.state = state;
            this.actsAtNs = actsAtNs;
        }
    }

    SoakOperator(RandomGenerator random) {
        this.random = random;
    }

    int port() {
        return sip.port();
    }

    /** Reads what has come, and does what is due. */
    void work(long nowNs) {
        ear.receive((from, arrivedNs, packet) -> {});
        sip.receive((from, arrivedNs, bytes) -> hear(from, bytes, nowNs));
        for (Leg leg : List.copyOf(legs.values())) {
            if (leg.state != State.RINGING_FOR_EVER && nowNs - leg.actsAtNs >= 0) {
                act(leg, nowNs);
            }
        }
    }

    @Override
    public void close() {
        sip.close();
        ear.close();
    }

    private void hear(long from, ByteBuffer bytes, long nowNs) {
        SipText message = SipText.of(bytes);
        String call = message.header("Call-ID").orElse("");
        if (message.status() != 0) {
            if (message.method().equals("BYE")) {
                legs.remove(call);
            }
            return;
        }
        switch (message.method()) {
            case "INVITE" -> invited(message, from, call, nowNs);
            case "CANCEL" -> {
                send(message.ok(), from);
                Leg leg = legs.remove(call);
                if (leg != null) {
                    send(leg.invite.answer("487 Request Terminated", leg.tag, contact(), ""), from);
                }
            }
            case "BYE" -> {
                legs.remove(call);
                send(message.ok(), from);
            }
            case "ACK" -> {}
            case String other -> send(message.ok(), from);
        }
    }

    private void invited(SipText invite, long from, String call, long nowNs) {
        if (legs.containsKey(call)) {
            return;
        }
        String tag = "o" + Long.toString(random.nextLong() >>> 1, 36);
        int chance = random.nextInt(10);
        if (chance == 0) {
            send(invite.answer("486 Busy Here", tag, contact(), ""), from);
            return;
        }
        State state = chance == 1 ? State.RINGING_FOR_EVER : State.RINGING;
        legs.put(call, new Leg(invite, from, tag, state, nowNs + random.nextLong(ANSWERS_WITHIN_NS)));
        send(invite.answer("180 Ringing", tag, contact(), ""), from);
    }

    private void act(Leg leg, long nowNs) {
        switch (leg.state) {
            case RINGING -> {
                answered++;
                send(leg.invite.answer("200 OK", leg.tag, contact(), sdp()), leg.engine);
                leg.state = State.UP;
                leg.actsAtNs = nowNs + random.nextLong(HANGS_UP_WITHIN_NS);
            }
            case UP -> {
                if (random.nextInt(10) == 0) {
                    forget(leg); // without a word
                    return;
                }
                leg.state = State.LEAVING;
                hangUp(leg, nowNs);
            }
            case LEAVING -> {
                if (++leg.repeats > MOST_REPEATS) {
                    forget(leg);
                } else {
                    hangUp(leg, nowNs);
                }
            }
            case RINGING_FOR_EVER -> {}
        }
    }

    private void forget(Leg leg) {
        legs.remove(leg.invite.header("Call-ID").orElse(""));
    }

    private void hangUp(Leg leg, long nowNs) {
        leg.actsAtNs = nowNs + REPEATS_AFTER_NS;
        var lines = new ArrayList<String>();
        lines.add("BYE " + leg.invite.uri("Contact").orElse("") + " SIP/2.0");
        lines.add("Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=z9hG4bK" + leg.tag + ";rport");
        lines.add("Max-Forwards: 70");
        lines.add("From: " + leg.invite.header("To").orElse("") + ";tag=" + leg.tag);
        lines.add("To: " + leg.invite.header("From").orElse(""));
        lines.add("Call-ID: " + leg.invite.header("Call-ID").orElse(""));
        lines.add("CSeq: 1 BYE");
        lines.add("Content-Length: 0");
        send(new SipText(String.join("\r\n", lines) + "\r\n\r\n"), leg.engine);
    }

    private String contact() {
        return "sip:operator@127.0.0.1:" + port();
    }

    private String sdp() {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + ear.port()
                + " RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    private void send(SipText message, long to) {
        message.writeTo(sip.next());
        sip.queue(to);
        sip.flush();
    }
}
