package io.ivory.runtime.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Any datagram sent to the SIP port: the guard decides, and an answer of its own says no word of what came. */
public final class SipFuzz {

    private static final InetSocketAddress SOURCE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5_070);
    private static final FloodLimits NONE = new FloodLimits(1_000_000, 1_000_000, 1_000_000);

    private SipFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        var guard = new SipGuard(NONE, StackParser::canRead, _ -> true, 0);
        switch (guard.inspect(input, input.length, SOURCE, 0)) {
            case Verdict.Pass(int length, boolean _) -> {
                if (length <= 0 || length > input.length) {
                    throw new AssertionError("passed " + length + " of " + input.length + " bytes");
                }
            }
            case Verdict.Answer(byte[] answer, int port) -> {
                if (!isOneAnswer(answer) || port < 1 || port > 65_535) {
                    throw new AssertionError(
                            "answered " + new String(answer, StandardCharsets.UTF_8) + " to port " + port);
                }
            }
            case Verdict.Drop(String why) -> {
                if (why.startsWith("fault")) {
                    throw new AssertionError(why);
                }
            }
        }
    }

    private static boolean isOneAnswer(byte[] answer) {
        return RawMessage.read(answer, answer.length)
                .filter(message -> message.isResponse()
                        && message.startLine().matches("SIP/2\\.0 [3-6]\\d\\d [A-Za-z ]+")
                        && message.bodyStart() == answer.length)
                .isPresent();
    }
}
