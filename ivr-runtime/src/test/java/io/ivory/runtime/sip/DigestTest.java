package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.runtime.sip.DigestChallenge.Algorithm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

    private final DigestAnswers answers = new DigestAnswers("Mufasa");

    /** The example of RFC 7616 section 3.9.1. */
    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void proofIsThatOfTheStandard(String algorithm, String expected) {
        DigestChallenge challenge = DigestChallenge.parse(
                        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\"," + " algorithm=" + algorithm
                                + ", nonce=\"" + NONCE + "\", opaque=\"FQhe\"")
                .orElseThrow();

        String response = DigestAnswers.response(
                challenge,
                "Mufasa",
                "Circle of Life",
                "GET",
                "/dir/index.html",
                "00000001",
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertThat(response).isEqualTo(expected);
    }

    /** The example of RFC 2617 without qop, as RFC 2069 computes it. */
    @Test
    void serverThatCountsNothingGetsTheOlderProof() {
        DigestChallenge challenge = DigestChallenge.parse(
                        "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"")
                .orElseThrow();

        String response =
                DigestAnswers.response(challenge, "Mufasa", "Circle Of Life", "GET", "/dir/index.html", "", "");

        assertThat(response).isEqualTo("670fd8c2df070c60b045671b8b24ff02");
        assertThat(answers.meet(challenge, "x", "GET", "/"))
                .doesNotContain("nc=")
                .doesNotContain("qop");
    }

    @Test
    void eachUseOfANonceIsCounted() {
        DigestChallenge first = challenge("one");

        assertThat(answers.meet(first, "x", "REGISTER", "sip:a")).contains("nc=00000001");
        assertThat(answers.meet(first, "x", "REGISTER", "sip:a")).contains("nc=00000002");
        assertThat(answers.meet(challenge("two"), "x", "REGISTER", "sip:a")).contains("nc=00000001");
        assertThat(answers.known()).map(DigestChallenge::nonce).contains("two");
    }

    @Test
    void twoProofsByOneNonceAreNotTheSame() {
        DigestChallenge challenge = challenge("one");

        assertThat(answers.meet(challenge, "x", "INVITE", "sip:a"))
                .isNotEqualTo(answers.meet(challenge, "x", "INVITE", "sip:a"));
    }

    @Test
    void passwordIsNotInTheProof() {
        assertThat(answers.meet(challenge("one"), "Circle-of-Life", "INVITE", "sip:a"))
                .doesNotContain("Circle");
    }

    @Test
    void strongestOfSeveralChallengesIsMet() {
        Optional<DigestChallenge> met = DigestChallenge.strongest(List.of(
                "Digest realm=\"r\", nonce=\"1\", algorithm=SHA-512-256",
                "Digest realm=\"r\", nonce=\"2\", algorithm=MD5",
                "Digest realm=\"r\", nonce=\"3\", algorithm=\"SHA-256\"",
                "Basic realm=\"r\""));

        assertThat(met).map(DigestChallenge::nonce).contains("3");
        assertThat(met).map(DigestChallenge::algorithm).contains(Algorithm.SHA_256);
    }

    @Test
    void commasAndQuotesInARealmAreItsOwn() {
        DigestChallenge read = DigestChallenge.parse(
                        "Digest nonce=\"n\", realm=\"a, \\\"b\\\", nonce=c\", stale=TRUE, qop=auth")
                .orElseThrow();

        assertThat(read.realm()).isEqualTo("a, \"b\", nonce=c");
        assertThat(read.nonce()).isEqualTo("n");
        assertThat(read.stale()).isTrue();
        assertThat(read.counted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic realm=\"r\"",
                "Digest realm=\"r\"",
                "Digest nonce=\"n\"",
                "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
                "Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess",
                "Digest",
                ""
            })
    void whatCannotBeMetIsNoChallenge(String value) {
        assertThat(DigestChallenge.parse(value)).isEmpty();
    }

    private static DigestChallenge challenge(String nonce) {
        return new DigestChallenge("carrier", nonce, Optional.empty(), Algorithm.MD5, true, false);
    }
}
