package io.ivory.designer.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Language;
import io.ivory.runtime.speech.FreeTtsSynthesizer;
import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.testphone.Baresip;
import io.ivory.runtime.testphone.Baresip.Line;
import io.ivory.runtime.testphone.Baresip.Over;
import io.ivory.runtime.testphone.Baresip.Voice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The program, and the softphone baresip at the other end of its lines: SIP, TLS, SRTP and codecs that are none of ours.
 */
class BaresipIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration FRAMES = Duration.ofMillis(300);
    private static final String DESK = "300";
    private static final String WELCOME = "Front desk, good day.";
    private static final String FAREWELL = "Thank you. Goodbye.";
    private static final String FLOW = """
            {
              "ivory": "1.0",
              "name": "Front desk",
              "languages": ["en"],
              "start": "welcome",
              "prompts": {
                "welcome": {"en": "%s"},
                "farewell": {"en": "%s"},
                "label-bye": {"en": "the end of this call"},
                "label-person": {"en": "a person"},
                "nobody": {"en": "Nobody can take your call."}
              },
              "nodes": {
                "welcome": {"type": "say", "name": "Welcome", "prompt": "welcome", "exits": {"next": "choose"}},
                "choose": {
                  "type": "menu",
                  "name": "Choose",
                  "options": {
                    "1": {"label": "label-bye", "to": "farewell"},
                    "2": {"label": "label-person", "to": "person"}
                  },
                  "exits": {"noInput": "farewell", "noMatch": "farewell"}
                },
                "person": {
                  "type": "transfer",
                  "name": "A person",
                  "to": "operator",
                  "exits": {"answered": "farewell", "busy": "nobody", "noAnswer": "nobody", "failed": "nobody"}
                },
                "nobody": {"type": "say", "name": "Nobody", "prompt": "nobody", "exits": {"next": "end"}},
                "farewell": {"type": "say", "name": "Farewell", "prompt": "farewell", "exits": {"next": "end"}},
                "end": {"type": "hangup", "name": "End"}
              }
            }
            """.formatted(WELCOME, FAREWELL);

    @TempDir
    private static Path folder;

    private static final FreeTtsSynthesizer VOICE = new FreeTtsSynthesizer(1);
    private static TestCertificate certificate;
    private static int tlsPort;
    private static RunningIvory ivory;
    private static Baresip operator;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.in(folder);
        tlsPort = freePort();
        operator = Baresip.start(new Line("operator", Over.UDP, Voice.PCMA, 1_000, null), folder);
        ivory = RunningIvory.start(
                folder.resolve("data"),
                "--ivory.samples=false",
                "--ivory.transfers=operator@127.0.0.1:*",
                "--ivory.sip-tls.port=" + tlsPort,
                "--ivory.sip-tls.certificate=" + certificate.keys(),
                "--ivory.sip-tls.password=" + TestCertificate.PASSWORD);
        String people = "{\"operator\": {\"uri\": \"" + operator.uri() + "\"}}";
        ivory.bring(Map.of("destinations.json", people.getBytes(UTF_8), "front-desk.ivr.json", FLOW.getBytes(UTF_8)));
        ivory.publish("front-desk", DESK);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What it printed is the first thing to look at when a call went otherwise than expected. */
    @AfterEach
    void showOutput(TestReporter reporter) {
        reporter.publishEntry("ivory", ivory.output());
    }

    @AfterAll
    static void stop() {
        operator.close();
        ivory.close();
    }

    private static Baresip phone(String user, Over over, Voice codec) throws IOException {
        Path trusted = over == Over.TLS ? certificate.pem() : null;
        return Baresip.start(new Line(user, over, codec, 440, trusted), folder);
    }

    private static String desk(Over over) {
        return over == Over.TLS ? "sip:" + DESK + "@127.0.0.1:" + tlsPort : ivory.uri(DESK);
    }

    private static Pcm words(String text) {
        return Loudness.even(VOICE.say(text, Language.ENGLISH));
    }

    /**
     * What of a prompt must be heard: not its first 0.3 s, in which a decoder of G.722 is not yet where our encoder began,
     * nor the end, which baresip still keeps when it hears BYE.
     */
    private static Pcm heart(Pcm prompt) {
        return new Pcm(Arrays.copyOfRange(prompt.samples(), 2_400, 8_800));
    }

    @ParameterizedTest
    @CsvSource({"UDP, PCMU", "TCP, PCMA", "TLS, G722"})
    void aCallerHearsUsAndPressesAKey(Over over, Voice codec) throws Exception {
        String user = "anna-" + over;
        try (Baresip anna = phone(user, over, codec)) {
            anna.call(desk(over), SOON);
            int welcomed = anna.ear().awaitPrompt(words(WELCOME), 0, SOON);

            anna.press("1");

            anna.ear().awaitPrompt(heart(words(FAREWELL)), welcomed, SOON);
            anna.awaitEnd(SOON);
        }
        assertThat(recordOf(user, "$.events[?(@.type == 'entered')].node"))
                .containsExactly("welcome", "choose", "farewell", "end");
        assertThat(outcomeOf(user)).containsExactly("COMPLETED");
    }

    @Test
    void aCallerHoldsUsComesBackAndHangsUp() throws Exception {
        try (Baresip ben = phone("ben", Over.UDP, Voice.PCMU)) {
            ben.call(desk(Over.UDP), SOON);
            ben.ear().awaitPrompt(words(WELCOME), 0, SOON);

            ben.hold(SOON);
            ben.ear().awaitNothing(FRAMES, SOON);
            ben.resume(SOON);
            ben.awaitSound(SOON);
            ben.hangUp();
            ben.awaitEnd(SOON);
        }
        assertThat(outcomeOf("ben")).containsExactly("CALLER_HUNG_UP");
    }

    @Test
    void twoWhoShareNeitherCodecNorEncryptionHearEachOther() throws Exception {
        try (Baresip cleo = phone("cleo", Over.TLS, Voice.G722)) {
            cleo.call(desk(Over.TLS), SOON);
            cleo.press("2");
            operator.awaitCall(SOON);
            operator.answer(SOON);

            operator.ear().awaitTone(440, 0.9, FRAMES, SOON);
            cleo.ear().awaitTone(1_000, 0.9, FRAMES, SOON);
            int mark = cleo.ear().mark();
            operator.hangUp();

            cleo.ear().awaitPrompt(heart(words(FAREWELL)), mark, SOON);
            cleo.awaitEnd(SOON);
        }
        assertThat(recordOf("cleo", "$.events[?(@.type == 'connected')].text")).containsExactly("operator");
    }

    private static List<String> outcomeOf(String from) throws Exception {
        return ivory.ask("/calls?limit=1", "$.calls[?(@.from =~ /.*" + from + ".*/)].outcome");
    }

    /** Part of the record of the last call, which was that of {@code from}, once it is written. */
    private static List<String> recordOf(String from, String jsonPath) throws Exception {
        List<String> ids = ivory.ask("/calls?limit=1", "$.calls[?(@.from =~ /.*" + from + ".*/)].id");
        assertThat(ids).hasSize(1);
        return ivory.ask("/calls/" + ids.getFirst(), jsonPath);
    }
}
