package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.flow.DigitRules;
import io.ivory.flow.Language;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.IncomingCall;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.codec.Codec;
import io.ivory.runtime.media.FreePorts;
import io.ivory.runtime.rtp.PortRange;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.speech.PromptAudio;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The phone side on loopback with telephones around it, all closed together. */
final class PhoneSystem implements AutoCloseable {

    static final DigitRules ONE_KEY = DigitRules.singleKey(Duration.ofSeconds(20), true);
    static final Utterance GREETING = say("greeting");
    static final Utterance FAREWELL = say("farewell");

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final PortRange ports = FreePorts.forCalls(120);
    private final List<TestPhone> phones = new ArrayList<>();
    private final List<Telephony> started = new ArrayList<>();

    PortRange ports() {
        return ports;
    }

    @Override
    public void close() {
        phones.forEach(TestPhone::close);
        started.forEach(Telephony::close);
        assertThat(ports.inUse()).isZero();
    }

    Telephony start(TestFlow<?> flow) {
        return start(flow::take, Duration.ofMinutes(5));
    }

    Telephony start(TestFlow<?> flow, PhoneLimits limits) {
        return start(flow::take, Duration.ofMinutes(5), limits, SrtpPolicy.ALLOWED);
    }

    Telephony start(TestFlow<?> flow, AnswerTimes answers) {
        return start(
                flow::take, Duration.ofMinutes(5), PhoneLimits.USUAL, SrtpPolicy.ALLOWED, answers, System::nanoTime);
    }

    Telephony start(Consumer<IncomingCall> switchboard, Duration longest) {
        return start(switchboard, longest, PhoneLimits.USUAL, SrtpPolicy.ALLOWED);
    }

    Telephony start(Consumer<IncomingCall> switchboard, Duration longest, PhoneLimits limits) {
        return start(switchboard, longest, limits, SrtpPolicy.ALLOWED);
    }

    Telephony start(TestFlow<?> flow, SrtpPolicy srtp) {
        return start(flow::take, Duration.ofMinutes(5), PhoneLimits.USUAL, srtp);
    }

    /** @param lineClock what those who wait in line go by */
    Telephony start(TestFlow<?> flow, LongSupplier lineClock) {
        return start(
                flow::take,
                Duration.ofMinutes(5),
                PhoneLimits.USUAL,
                SrtpPolicy.ALLOWED,
                AnswerTimes.UNHEARD,
                lineClock);
    }

    private Telephony start(Consumer<IncomingCall> switchboard, Duration longest, PhoneLimits limits, SrtpPolicy srtp) {
        return start(switchboard, longest, limits, srtp, AnswerTimes.UNHEARD, System::nanoTime);
    }

    private Telephony start(
            Consumer<IncomingCall> switchboard,
            Duration longest,
            PhoneLimits limits,
            SrtpPolicy srtp,
            AnswerTimes answers,
            LongSupplier lineClock) {
        var settings = new TelephonySettings(
                        LOOPBACK,
                        LOOPBACK,
                        0,
                        ports,
                        longest,
                        AllowList.of(List.of("operator@127.0.0.1:*", "shop@127.0.0.1:*", "+493090*@127.0.0.1:*")))
                .with(srtp);
        PromptAudio prompts = part -> sound(part.text());
        var telephony = Telephony.start(settings, limits, prompts, switchboard, answers, lineClock);
        started.add(telephony);
        return telephony;
    }

    TestPhone phone(Codec codec) {
        var phone = new TestPhone(codec);
        phones.add(phone);
        return phone;
    }

    void assertAllIsOver(Telephony telephony) {
        await().untilAsserted(() -> {
            assertThat(telephony.counters().calls()).isZero();
            assertThat(telephony.counters().rtpPorts()).isZero();
            assertThat(telephony.counters().sip().calls()).isZero();
        });
    }

    static Person destination(TestPhone operator) {
        return new Person("sip:operator@127.0.0.1:" + operator.sipPort());
    }

    static Utterance say(String text) {
        return Utterance.of(new Utterance.Part.Spoken(text, Language.ENGLISH));
    }

    /** Two seconds of noise, each text its own. */
    static Pcm sound(String text) {
        var random = new Random(text.hashCode());
        var samples = new short[text.equals("greeting") ? 16_000 : 4_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(20_000) - 10_000);
        }
        return new Pcm(samples);
    }
}
