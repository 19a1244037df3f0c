package io.ivory.runtime.sip;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.ivory.runtime.sdp.LocalAudio;
import io.ivory.runtime.sdp.OfferAnswer;
import io.ivory.runtime.sdp.SessionDescription;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes down what happens in a call, and answers offers. */
final class RecordingObserver implements InboundObserver, OutboundObserver {

    static final LocalAudio LOCAL = LocalAudio.of(InetAddress.getLoopbackAddress(), 30_000, 7);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** The next thing that happened. */
    String next() {
        try {
            String one = heard.poll(TextPhone.PATIENCE.toNanos(), NANOSECONDS);
            if (one == null) {
                throw new AssertionError("nothing happened in the call");
            }
            return one;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while waiting for the call", e);
        }
    }

    boolean heardNothingMore() {
        return heard.isEmpty();
    }

    @Override
    public void onAcknowledged(Optional<SessionDescription> answer) {
        heard.add("acknowledged" + answer.map(RecordingObserver::port).orElse(""));
    }

    @Override
    public SessionDescription onReoffer(SessionDescription offer) {
        SessionDescription answer = OfferAnswer.answer(offer, LOCAL.next());
        heard.add("reoffer" + port(offer) + " " + offer.audio().orElseThrow().direction());
        return answer;
    }

    @Override
    public SessionDescription onOfferWanted() {
        heard.add("offer wanted");
        return OfferAnswer.offer(LOCAL.next());
    }

    @Override
    public void onOfferAnswered(SessionDescription answer) {
        heard.add("offer answered" + port(answer));
    }

    @Override
    public void onInfoDigit(char digit) {
        heard.add("digit " + digit);
    }

    @Override
    public void onEnded(EndReason reason) {
        heard.add("ended " + reason);
    }

    @Override
    public void onRinging() {
        heard.add("ringing");
    }

    @Override
    public void onEarlyMedia(SessionDescription description) {
        heard.add("early media" + port(description));
    }

    @Override
    public void onAnswered(SessionDescription answer) {
        heard.add("answered" + port(answer));
    }

    @Override
    public void onFailed(int status) {
        heard.add("failed " + status);
    }

    private static String port(SessionDescription description) {
        return " " + description.audio().orElseThrow().port();
    }
}
