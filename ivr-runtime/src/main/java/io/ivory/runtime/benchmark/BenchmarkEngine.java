package io.ivory.runtime.benchmark;

import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.PublishedFlow;
import io.ivory.runtime.call.Utterance;
import io.ivory.runtime.interpreter.FlowInterpreter;
import io.ivory.runtime.interpreter.ServiceClient;
import io.ivory.runtime.media.Patience;
import io.ivory.runtime.rtp.PortRange;
import io.ivory.runtime.sip.FloodLimits;
import io.ivory.runtime.speech.Pcm;
import io.ivory.runtime.switchboard.FlowDirectory;
import io.ivory.runtime.switchboard.Switchboard;
import io.ivory.runtime.telephony.AllowList;
import io.ivory.runtime.telephony.PhoneLimits;
import io.ivory.runtime.telephony.Telephony;
import io.ivory.runtime.telephony.TelephonySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The phone side of Ivory alone in a process, on loopback, with three numbers: {@code long} plays a tone, {@code ivr} is a
 * menu of tones, {@code bridge} connects to an operator. Prints {@code READY} and the SIP port, an {@link EngineState} for
 * each byte on its standard input, and ends with that.
 */
public final class BenchmarkEngine {

    static final String READY = "READY ";

    private static final int MOST_CALLS = 10_000;
    /** Below the ports that systems give to clients. */
    private static final PortRange RTP_PORTS = new PortRange(10_000, 29_999);

    private static final int PROMPT_SECONDS = 4;
    private static final int LONG_PROMPT_SECONDS = 200;
    /** As many as a node may have: longer than the longest call. */
    private static final int LONG_PROMPTS = 20;

    private final Map<String, Pcm> sounds = new ConcurrentHashMap<>();

    /** Calls whose record has no end yet. */
    private final Set<CallId> open = ConcurrentHashMap.newKeySet();

    private BenchmarkEngine() {}

    /**
     * Runs until standard input ends. The arguments say how many megabytes a second are allocated beside, for how many
     * seconds callers may send no sound, how many new calls a second are looked at, and which port an operator has (0 if
     * there is none).
     */
    public static void main(String[] arguments) throws IOException {
        OtherWork.start(Integer.parseInt(arguments[0]));
        new BenchmarkEngine()
                .run(
                        Duration.ofSeconds(Integer.parseInt(arguments[1])),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]));
        System.exit(0); // whatever thread of a library would keep the process
    }

    private void run(Duration silence, int newCalls, int operator) throws IOException {
        CallListener records = event -> {
            if (event instanceof CallEvent.Started) {
                open.add(event.call());
            } else if (event instanceof CallEvent.Ended) {
                open.remove(event.call());
            }
        };
        var interpreter = new FlowInterpreter(
                request -> new ServiceClient.Failed("there are no services here"), InstantSource.system(), records);
        var flows = FlowDirectory.of(Map.of(
                "long", flow("long", longPrompt(), Resources.NONE),
                "ivr", flow("ivr", menu(), Resources.NONE),
                "bridge", flow("bridge", bridge(), operatorAt(operator))));
        InetAddress loopback = InetAddress.getLoopbackAddress();
        var settings = new TelephonySettings(
                loopback, loopback, 0, RTP_PORTS, Duration.ofHours(2), AllowList.of(List.of("operator@127.0.0.1:*")));
        var limits = new PhoneLimits(new FloodLimits(newCalls, newCalls, newCalls), new Patience(silence, silence));
        try (var switchboard = new Switchboard(flows, interpreter, records, InstantSource.system(), MOST_CALLS);
                var telephony = Telephony.start(settings, limits, this::sound, switchboard)) {
            System.out.println(READY + telephony.sipPort());
            while (System.in.read() >= 0) {
                System.out.println(
                        EngineState.of(telephony.counters(), open.size()).line());
            }
        }
    }

    private static PublishedFlow flow(String name, String json, Resources resources) {
        return new PublishedFlow(name, 1, RunnableFlow.of(FlowJson.read(json), resources), resources);
    }

    private static Resources operatorAt(int port) {
        var operator = new Person("sip:operator@127.0.0.1:" + port);
        return new Resources(Map.of(), Map.of(), Map.of("operator", operator), Map.of(), Set.of());
    }

    private static String bridge() {
        return """
                {"ivory": "1.0", "name": "An operator", "languages": ["en"], "start": "connect",
                 "nodes": {
                  "connect": {"type": "transfer", "name": "Connect", "to": "operator", "ringFor": "10s",
                    "exits": {"answered": "bye", "busy": "say", "noAnswer": "say", "failed": "say"}},
                  "say": {"type": "say", "name": "Say", "prompts": ["sorry"], "exits": {"next": "bye"}},
                  "bye": {"type": "hangup", "name": "Bye"}},
                 "prompts": {"sorry": {"en": "%s"}}}
                """.formatted(prompt(Tones.GREETING_HZ, 1));
    }

    /** A prompt is its tone and length: {@code 500 Hz for 4 s}. */
    private Pcm sound(Utterance.Part part) {
        return sounds.computeIfAbsent(part.text(), text -> {
            String[] words = text.split(" ", -1);
            return Tones.sine(Integer.parseInt(words[0]), Integer.parseInt(words[3]));
        });
    }

    private static String longPrompt() {
        return """
                {"ivory": "1.0", "name": "A long prompt", "languages": ["en"], "start": "say",
                 "nodes": {
                  "say": {"type": "say", "name": "Say", "prompts": [%s], "exits": {"next": "bye"}},
                  "bye": {"type": "hangup", "name": "Bye"}},
                 "prompts": {"long": {"en": "%s"}}}
                """.formatted(
                        String.join(", ", Collections.nCopies(LONG_PROMPTS, "\"long\"")),
                        prompt(Tones.GREETING_HZ, LONG_PROMPT_SECONDS));
    }

    private static String menu() {
        String keys = IntStream.rangeClosed(1, Tones.AFTER_KEY_HZ.length)
                .mapToObj(key -> "\"%d\": {\"label\": \"key\", \"to\": \"menu-%d\"}".formatted(key, key))
                .collect(Collectors.joining(", "));
        String menus = IntStream.rangeClosed(0, Tones.AFTER_KEY_HZ.length)
                .mapToObj(key -> """
                        "menu-%d": {"type": "menu", "name": "Menu %d", "wording": "tone-%d", "options": {%s}, "noInputAfter": "60s",
                                    "exits": {"noInput": "bye", "noMatch": "bye"}}""".formatted(key, key, key, keys))
                .collect(Collectors.joining(",\n"));
        String prompts = IntStream.rangeClosed(0, Tones.AFTER_KEY_HZ.length)
                .mapToObj(key -> "\"tone-%d\": {\"en\": \"%s\"}"
                        .formatted(
                                key,
                                prompt(key == 0 ? Tones.GREETING_HZ : Tones.AFTER_KEY_HZ[key - 1], PROMPT_SECONDS)))
                .collect(Collectors.joining(", "));
        return """
                {"ivory": "1.0", "name": "A menu of tones", "languages": ["en"], "start": "menu-0",
                 "nodes": {%s, "bye": {"type": "hangup", "name": "Bye"}},
                 "prompts": {"key": {"en": "a tone"}, %s}}
                """.formatted(menus, prompts);
    }

    private static String prompt(int hz, int seconds) {
        return hz + " Hz for " + seconds + " s";
    }
}
