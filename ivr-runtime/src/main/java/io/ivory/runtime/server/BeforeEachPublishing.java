package io.ivory.runtime.server;

import io.ivory.flow.Language;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.simulation.TestCallResult;
import io.ivory.runtime.simulation.TestCalls;
import io.ivory.runtime.speech.PromptLibrary;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.Unspoken;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.store.BeforeLive;
import io.ivory.runtime.store.TestCallFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets a flow go live only if it passes its own test calls and every fixed prompt has its sound. */
final class BeforeEachPublishing implements BeforeLive {

    private static final int LISTED = 10;
    private static final int LAST_LINES = 8;

    private final TestCalls testCalls;
    private final PromptLibrary library;
    private final Voices voices;

    BeforeEachPublishing(TestCalls testCalls, PromptLibrary library, Voices voices) {
        this.testCalls = testCalls;
        this.library = library;
        this.voices = voices;
    }

    @Override
    public Optional<Set<Language>> voices() {
        return Optional.of(voices.languages());
    }

    /**
     * Plays the test calls, then speaks the prompts.
     *
     * @throws TestCallFailedException if a test call goes otherwise than it says
     * @throws SpeechException if there are words that no voice can say
     */
    @Override
    public void prepare(RunnableFlow flow, Resources resources) {
        play(flow, resources);
        speak(flow);
    }

    private void play(RunnableFlow flow, Resources resources) {
        String failed = testCalls.runAll(flow, resources).entrySet().stream()
                .filter(played -> !played.getValue().passed())
                .limit(LISTED)
                .map(BeforeEachPublishing::words)
                .collect(Collectors.joining("\n"));
        if (!failed.isEmpty()) {
            throw new TestCallFailedException(failed);
        }
    }

    private void speak(RunnableFlow flow) {
        List<Unspoken> unspoken = library.prepare(flow);
        if (!unspoken.isEmpty()) {
            throw new SpeechException(unspoken.stream()
                    .limit(LISTED)
                    .map(silent -> "\"" + silent.text() + "\" (" + silent.language() + "): " + silent.reason())
                    .collect(Collectors.joining("\n", "Some prompts cannot be heard yet:\n", "")));
        }
    }

    /** The test's name, what went wrong, and the end of the call as text. */
    private static String words(Map.Entry<String, TestCallResult> played) {
        TestCallResult result = played.getValue();
        List<String> lines = result.transcript().lines().toList();
        boolean cut = lines.size() > LAST_LINES;
        return "The test call \"" + played.getKey() + "\" fails: "
                + result.problem().orElse("") + "\n"
                + (cut ? "...\n" : "")
                + String.join("\n", lines.subList(cut ? lines.size() - LAST_LINES : 0, lines.size()));
    }
}
