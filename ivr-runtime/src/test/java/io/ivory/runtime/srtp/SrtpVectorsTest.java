package io.ivory.runtime.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sdp.SrtpKey;
import io.ivory.runtime.sdp.SrtpSuite;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What others get from the same keys and packets: RFC 3711 appendix B, and the packets that libsrtp checks itself with. */
class SrtpVectorsTest {

    private static final String MASTER = "e1f97a0d3e018be0d64fa32c06de4139" + "0ec675ad498afeebb6960b3aabe6";
    private static final String PLAIN_PAYLOAD = "abababababababababababababababab";

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(ByteBuffer packet) {
        var bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static SrtpKey key() {
        return SrtpKey.parse(Base64.getEncoder().encodeToString(hex(MASTER)));
    }

    private static ByteBuffer packet(String hex) {
        return ByteBuffer.allocateDirect(200).put(hex(hex)).flip();
    }

    @Test
    void keyStreamIsThatOfAppendixB2() {
        var keys = new SessionKeys(
                hex("2b7e151628aed2a6abf7158809cf4f3c"), new byte[20], hex("f0f1f2f3f4f5f6f7f8f9fafbfcfd"));
        var stream = new byte[0xFF02 * 16];

        new PacketCipher(keys, 10).crypt(stream, 0, stream.length, 0, 0);

        assertThat(block(stream, 0)).isEqualTo("e03ead0935c95e80e166b16dd92b4eb4");
        assertThat(block(stream, 1)).isEqualTo("d23513162b02d0f72a43a2fe4a5f97ab");
        assertThat(block(stream, 2)).isEqualTo("41e95b3bb0a2e8dd477901e4fca894c0");
        assertThat(block(stream, 0xFEFF)).isEqualTo("ec8cdf7398607cb0f2d21675ea9ea1e4");
        assertThat(block(stream, 0xFF00)).isEqualTo("362b7c3c6773516318a077d7fc5073ae");
        assertThat(block(stream, 0xFF01)).isEqualTo("6a2cc3787889374fbeb4c81b17ba6c44");
    }

    private static String block(byte[] stream, int number) {
        return HexFormat.of().formatHex(stream, 16 * number, 16 * number + 16);
    }

    @Test
    void sessionKeysAreThoseOfAppendixB3() {
        SessionKeys keys = SessionKeys.forRtp(key());

        assertThat(keys.encryption()).isEqualTo(hex("c61e7a93744f39ee10734afe3ff7a087"));
        assertThat(keys.salt()).isEqualTo(hex("30cbbc08863d8c85d49db34a9ae1"));
        assertThat(keys.authentication()).isEqualTo(hex("cebe321f6ff7716b6fd4ab49af256a156d38baa4"));
    }

    @Test
    void packetIsEncryptedAsElsewhere() {
        String plain = "800f1234decafbadcafebabe" + PLAIN_PAYLOAD;
        String encrypted = "800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb";
        var sent = packet(plain);
        var received = packet(encrypted);

        assertThat(new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_80, key()).protect(sent))
                .isTrue();
        assertThat(new SrtpReceiver(SrtpSuite.AES_CM_128_HMAC_SHA1_80, key()).open(received))
                .isTrue();

        assertThat(hex(sent)).isEqualTo(encrypted);
        assertThat(hex(received)).isEqualTo(plain);
    }

    @Test
    void reportIsDecryptedAsElsewhere() {
        var report = packet("81c8000bcafebabe7128035be487b9bdbef89041f977a5a880000001993e08cd54d6c1230798");

        assertThat(new SrtpReceiver(SrtpSuite.AES_CM_128_HMAC_SHA1_32, key()).openReport(report))
                .isTrue();

        assertThat(hex(report)).isEqualTo("81c8000bcafebabe" + PLAIN_PAYLOAD);
    }

    @Test
    void shorterTagIsTheBeginningOfTheLongerOne() {
        var sent = packet("800f1234decafbadcafebabe" + PLAIN_PAYLOAD);

        assertThat(new SrtpSender(SrtpSuite.AES_CM_128_HMAC_SHA1_32, key()).protect(sent))
                .isTrue();

        assertThat(hex(sent)).endsWith("2402" + "b78d6acc");
    }
}
