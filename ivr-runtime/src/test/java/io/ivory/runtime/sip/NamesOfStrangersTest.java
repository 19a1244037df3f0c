package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.sdp.OfferAnswer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No name out of a message is ever looked up: whoever runs its name server could keep our threads waiting. */
class NamesOfStrangersTest {

    private static final String SLOW = "slow.stranger.invalid";

    private final RecordingObserver observer = new RecordingObserver();
    private final Queue<InboundCall> calls = new ConcurrentLinkedQueue<>();
    private final SipEndpoint endpoint =
            SipEndpoint.start(SipSettings.on(InetAddress.getLoopbackAddress(), 0), this::take);
    private final TextPhone phone = new TextPhone(endpoint.port());

    private void take(InboundCall call) {
        call.observe(observer);
        call.answer(OfferAnswer.answer(call.offer().orElseThrow(), RecordingObserver.LOCAL));
        calls.add(call);
    }

    @AfterEach
    void close() {
        phone.close();
        endpoint.close();
    }

    @Test
    void aWholeCallFullOfNamesLooksNoneOfThemUp() {
        String offer = TextPhone.OFFER.replace("o=phone 1 1 IN IP4 127.0.0.1", "o=phone 1 1 IN IP4 " + SLOW);
        phone.send(named(phone.request("INVITE", 1, "", offer, "Record-Route: <sip:" + SLOW + ";lr>")));
        String tag = TextPhone.toTag(phone.expect("SIP/2.0 200"));
        phone.branch = TextPhone.newBranch();
        phone.send(named(phone.request("ACK", 1, tag, "")));
        assertThat(observer.next()).isEqualTo("acknowledged");

        calls.remove().hangUp();
        String bye = phone.expect("BYE ");
        phone.send(phone.answerTo(bye, 200, ""));

        assertThat(observer.next()).isEqualTo("ended LOCAL_HUNG_UP");
        assertThat(bye).contains(SLOW);
        assertNothingWasLookedUp();
    }

    @Test
    void namesInOtherRequestsAreNotLookedUpEither() {
        phone.send(named(phone.request("OPTIONS", 1, "", "", "Route: <sip:" + SLOW + ";lr>")));
        phone.expect("SIP/2.0 200");
        phone.branch = TextPhone.newBranch();
        phone.send(named(phone.request("BYE", 2, "nobody", "")));
        phone.expect("SIP/2.0 481");
        phone.branch = TextPhone.newBranch();
        phone.send(phone.request("INVITE", 3, "", TextPhone.sdp("sendrecv", SLOW, 40_000)));
        phone.expect("SIP/2.0 400");

        assertNothingWasLookedUp();
    }

    /** Names instead of addresses wherever a message says where somebody is. */
    private String named(String message) {
        return message.replace("UDP 127.0.0.1:" + phone.port(), "UDP " + SLOW + ":" + phone.port())
                .replace("sip:ann@127.0.0.1:" + phone.port(), "sip:ann@" + SLOW + ":" + phone.port())
                .replace("sip:+4930123@127.0.0.1", "sip:+4930123@" + SLOW);
    }

    private static void assertNothingWasLookedUp() {
        assertThatThrownBy(() -> InetAddress.getAllByName("watched.invalid")).isInstanceOf(UnknownHostException.class);
        assertThat(WatchedNames.asked).contains("watched.invalid").doesNotContain(SLOW);
    }
}
