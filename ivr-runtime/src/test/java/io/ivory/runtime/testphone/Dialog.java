package io.ivory.runtime.testphone;

import io.ivory.runtime.testphone.SipText.Header;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the messages of one call have in common (RFC 3261 section 12): tags, sequence numbers, targets, routes. Guarded
 * by the call that owns it.
 */
final class Dialog {

    private final String callId;
    private final String via;
    private final String contact;
    private final String localUri;
    private final String localTag = UUID.randomUUID().toString().substring(0, 8);
    private final String remoteUri;
    private String remoteTag;
    private String target;
    private List<String> routes = List.of();
    private int sequence;

    private Dialog(
            String callId,
            String host,
            String contact,
            String localUri,
            String remoteUri,
            String remoteTag,
            String target) {
        this.callId = callId;
        this.via = host;
        this.contact = contact;
        this.localUri = localUri;
        this.remoteUri = remoteUri;
        this.remoteTag = remoteTag;
        this.target = target;
    }

    static Dialog outgoing(TestPhone phone, String uri) {
        return new Dialog(
                UUID.randomUUID().toString(), "127.0.0.1:" + phone.port(), phone.uri(), phone.uri(), uri, "", uri);
    }

    static Dialog incoming(TestPhone phone, SipText invite) {
        var dialog = new Dialog(
                invite.require("Call-ID"),
                "127.0.0.1:" + phone.port(),
                phone.uri(),
                SipText.address(invite.require("To")),
                SipText.address(invite.require("From")),
                invite.tag("From"),
                SipText.address(invite.require("Contact")));
        dialog.routes = invite.all("Record-Route");
        return dialog;
    }

    String callId() {
        return callId;
    }

    String remoteUri() {
        return remoteUri;
    }

    static String newBranch() {
        return "z9hG4bK" + UUID.randomUUID(); // the cookie of RFC 3261 section 8.1.1.7
    }

    /** Learns the other side's tag and address from its 2xx. */
    void establish(SipText ok) {
        remoteTag = ok.tag("To");
        target = ok.header("Contact").map(SipText::address).orElse(target);
        routes = ok.all("Record-Route").reversed();
    }

    int nextSequence() {
        return ++sequence;
    }

    /** Where the next request goes: the first route, or the other side itself. */
    InetSocketAddress nextHop() {
        return TestPhone.socketAddress(routes.isEmpty() ? target : SipText.address(routes.getFirst()));
    }

    SipText request(String method, int number, String branch, String body) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("Via", "SIP/2.0/UDP " + via + ";branch=" + branch + ";rport"));
        headers.add(new Header("Max-Forwards", "70"));
        routes.forEach(route -> headers.add(new Header("Route", route)));
        headers.add(new Header("From", "<" + localUri + ">;tag=" + localTag));
        headers.add(new Header("To", "<" + remoteUri + ">" + (remoteTag.isEmpty() ? "" : ";tag=" + remoteTag)));
        headers.add(new Header("Call-ID", callId));
        headers.add(new Header("CSeq", number + " " + method));
        headers.add(new Header("Contact", "<" + contact + ">"));
        return withBody(method + " " + target + " SIP/2.0", headers, body);
    }

    /** Answers a request of this dialog, with our tag and address. */
    SipText response(SipText request, String statusAndReason, String body) {
        SipText plain = respond(request, statusAndReason);
        var headers = new ArrayList<Header>();
        for (Header header : plain.headers()) {
            boolean untagged =
                    header.name().equalsIgnoreCase("To") && request.tag("To").isEmpty();
            headers.add(untagged ? new Header("To", header.value() + ";tag=" + localTag) : header);
        }
        headers.removeIf(header -> header.name().equals("Content-Length"));
        headers.add(new Header("Contact", "<" + contact + ">"));
        return withBody(plain.startLine(), headers, body);
    }

    /** Answers a request that belongs to no call. */
    static SipText respond(SipText request, String statusAndReason) {
        var headers = new ArrayList<Header>();
        for (String name : List.of("Via", "Record-Route", "From", "To", "Call-ID", "CSeq")) {
            request.all(name).forEach(value -> headers.add(new Header(name, value)));
        }
        return withBody("SIP/2.0 " + statusAndReason, headers, "");
    }

    private static SipText withBody(String startLine, List<Header> headers, String body) {
        var all = new ArrayList<>(headers);
        if (!body.isEmpty()) {
            all.add(new Header("Content-Type", "application/sdp"));
        }
        all.add(new Header("Content-Length", String.valueOf(body.length())));
        return new SipText(startLine, all, body);
    }
}
