package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStreamTest {

    private static final String MESSAGE = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 2\r\n\r\nhi";

    private final List<String> messages = new ArrayList<>();
    private long nowNs;

    private MessageStream stream(InputStream in) {
        return new MessageStream(
                new Socket(),
                in,
                (message, _) -> {
                    messages.add(new String(message, StandardCharsets.UTF_8));
                    return message.length;
                },
                () -> nowNs);
    }

    @Test
    void wholeMessagesComeOutOneByOne() throws IOException {
        String sent = "\r\n\r\n" + MESSAGE + MESSAGE + "\r\n";

        byte[] read = stream(new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)))
                .readAllBytes();

        assertThat(messages).containsExactly(MESSAGE, MESSAGE);
        assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(MESSAGE + MESSAGE);
    }

    @Test
    void messageThatDripsIsCutAfterTenSeconds() {
        var drip = new InputStream() {
            @Override
            public int read() {
                nowNs += 2_000_000_000L;
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                target[offset] = (byte) read();
                return 1;
            }
        };

        assertThatThrownBy(() -> stream(drip).read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(nowNs).isLessThanOrEqualTo(14_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS sip:a SIP/2.0\r\nVia: x\r\n\r\n",
                "OPTIONS sip:a SIP/2.0\r\nContent-Length: 2\r\nl: 0\r\n\r\nhi",
                "OPTIONS sip:a SIP/2.0\r\nContent-Length: -2\r\n\r\nhi",
                "OPTIONS sip:a SIP/2.0\r\nContent-Length: 99999\r\n\r\nhi",
                "OPTIONS sip:a SIP/2.0\r\nContent-Length: 5\r\n\r\nhi",
                "no header\r\nnone here\r\n\r\n"
            })
    void messageWithoutAClearEndEndsTheConnection(String message) {
        var in = new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> stream(in).read()).isInstanceOf(IOException.class);
        assertThat(messages).isEmpty();
    }

    @Test
    void endlessHeadersEndTheConnection() {
        var endless = new ByteArrayInputStream("x".repeat(20_000).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> stream(endless).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most");
    }
}
