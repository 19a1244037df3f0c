package io.ivory.runtime.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A carrier's registrar made of text: it knows one password and can check a proof by itself. */
final class TextRegistrar implements AutoCloseable {

    static final String USER = "shop";
    static final String PASSWORD = "s3cret";

    private static final Pattern PART = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");

    final TextPhone phone = new TextPhone(9);

    int port() {
        return phone.port();
    }

    /** The next request that begins so; others are passed over. */
    String expect(String start) {
        return phone.expect(start);
    }

    /** Answers at the port the request came from. */
    void answer(String request, int status, String... extra) {
        phone.sendTo(portOf(request), phone.answerTo(request, status, "", extra));
    }

    void answerWithSound(String request, int status, String... extra) {
        phone.sendTo(portOf(request), phone.answerTo(request, status, TextPhone.OFFER, extra));
    }

    /** 401 with a challenge. */
    void challenge(String request, String nonce, String algorithm, String... extra) {
        answer(request, 401, asks("WWW-Authenticate", nonce, algorithm, extra));
    }

    static String asks(String header, String nonce, String algorithm, String... extra) {
        var parts = new ArrayList<>(List.of(
                "realm=\"carrier\"",
                "nonce=\"" + nonce + "\"",
                "algorithm=" + algorithm,
                "qop=\"auth\"",
                "opaque=\"o\""));
        parts.addAll(List.of(extra));
        return header + ": Digest " + String.join(",", parts);
    }

    /** Registers the sender for as long as it asks. */
    void accept(String request) {
        answer(request, 200, "Expires: " + header(request, "Expires"));
    }

    /** Whether the request carries a proof that somebody with the password has made for this very request. */
    static boolean proves(String request, String header, String password) {
        String line = header(request, header);
        String[] start = request.lines().findFirst().orElseThrow().split(" ", -1);
        DigestChallenge challenge = new DigestChallenge(
                part(line, "realm"),
                part(line, "nonce"),
                Optional.of(part(line, "opaque")),
                DigestChallenge.Algorithm.named(part(line, "algorithm")).orElseThrow(),
                true,
                false);
        String expected = DigestAnswers.response(
                challenge, USER, password, start[0], part(line, "uri"), part(line, "nc"), part(line, "cnonce"));
        return part(line, "username").equals(USER)
                && part(line, "uri").equals(start[1])
                && part(line, "qop").equals("auth")
                && part(line, "response").equals(expected);
    }

    static String part(String line, String name) {
        Matcher parts = PART.matcher(line);
        while (parts.find()) {
            if (parts.group(1).equals(name)) {
                return parts.group(2) == null ? parts.group(3) : parts.group(2);
            }
        }
        return "";
    }

    /** The first header of that name; empty text for none. */
    static String header(String message, String name) {
        return message.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    private static int portOf(String request) {
        Matcher via = Pattern.compile("Via: SIP/2.0/UDP [^:]+:(\\d+)").matcher(request);
        if (!via.find()) {
            throw new AssertionError("no Via in " + request);
        }
        return Integer.parseInt(via.group(1));
    }

    @Override
    public void close() {
        phone.close();
    }
}
