package io.ivory.runtime.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.VoicemailBoxes;
import io.ivory.runtime.simulation.ScriptedCaller;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Calls that leave a recording, or try to. */
class VoicemailStoriesTest {

    private final Boxes boxes = new Boxes();

    /** Boxes that note what they get, and fail when told to. */
    private static final class Boxes implements VoicemailBoxes {

        final List<String> kept = new ArrayList<>();
        long samples;
        boolean full;
        boolean diskFull;
        long diskFullAfter = Long.MAX_VALUE;

        @Override
        public boolean hasRoom(String box, int maximum) {
            return !full;
        }

        @Override
        public NewRecording begin(Origin origin) throws IOException {
            if (diskFull) {
                throw new IOException("no space left on device");
            }
            return new NewRecording() {
                @Override
                public void write(short[] sound, int length) throws IOException {
                    samples += length;
                    if (samples > diskFullAfter) {
                        throw new IOException("no space left on device");
                    }
                }

                @Override
                public boolean keep(Duration length) {
                    boolean worth = length.compareTo(SHORTEST) >= 0;
                    if (worth) {
                        kept.add(origin.box() + " " + origin.from() + " " + length.toMillis() + " ms for "
                                + origin.email());
                    }
                    return worth;
                }
            };
        }
    }

    @Test
    void aCallerHearsTheGreetingSpeaksAndGoesOn() {
        Story story = play(new ScriptedCaller().speaks(Duration.ofSeconds(12)));

        assertThat(story.transcript()).isEqualTo("""
                ivr     "Nobody is there."
                caller  (speaks for 12.0 s)
                ivr     "Thank you."
                ivr     hangs up
                """);
        assertThat(story.path()).containsExactly("box:next");
        assertThat(story.outcome).isEqualTo(CallOutcome.COMPLETED);
        assertThat(boxes.kept).containsExactly("shop +12025550123 12000 ms for shop@shop.example");
        assertThat(boxes.samples).isEqualTo(12 * 8_000);
        assertThat(story.events(CallEvent.LeftRecording.class))
                .singleElement()
                .satisfies(
                        left -> assertThat(left.box() + " " + left.lengthMs()).isEqualTo("shop 12000"));
    }

    @Test
    void aKeyEndsTheRecordingAndIsNoAnswerToWhatIsAskedNext() {
        Story story = play(new ScriptedCaller().speaks(Duration.ofSeconds(4)).presses("#"));

        assertThat(boxes.kept).hasSize(1);
        assertThat(story.transcript()).contains("caller  #").contains("Thank you.");
    }

    @Test
    void aKeyAfterSilenceIsForWhatComesNext() {
        var caller =
                new ScriptedCaller().speaks(Duration.ofSeconds(4)).staysSilent().presses("#");

        assertThat(play(caller).transcript()).doesNotContain("caller  #");
        assertThat(boxes.kept).hasSize(1);
    }

    @Test
    void whoHangsUpWhileSpeakingIsKept() {
        Story story = play(new ScriptedCaller().speaks(Duration.ofSeconds(4)).hangsUp());

        assertThat(boxes.kept).containsExactly("shop +12025550123 4000 ms for shop@shop.example");
        assertThat(story.outcome).isEqualTo(CallOutcome.CALLER_HUNG_UP);
        assertThat(story.path()).isEmpty();
    }

    @Test
    void whoSaysNothingLeavesNothing() {
        for (ScriptedCaller caller : List.of(
                new ScriptedCaller().staysSilent(),
                new ScriptedCaller().hangsUp(),
                new ScriptedCaller().speaks(Duration.ofMillis(900)).presses("#"))) {
            Story story = play(caller);

            assertThat(boxes.kept).isEmpty();
            assertThat(story.events(CallEvent.LeftRecording.class)).isEmpty();
        }
    }

    @Test
    void aFullBoxIsToldAndTheCallGoesOn() {
        boxes.full = true;

        Story story = play(new ScriptedCaller());

        assertThat(story.transcript()).isEqualTo("""
                ivr     "Sorry, there is no room for another message at the moment."
                ivr     "Thank you."
                ivr     hangs up
                """);
        assertThat(story.path()).containsExactly("box:next");
        assertThat(story.events(CallEvent.Failed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.problem()).contains("\"shop\" is full"));
    }

    @Test
    void aFullDiskIsApologisedForAndTheCallGoesOn() {
        boxes.diskFull = true;

        Story story = play(new ScriptedCaller());

        assertThat(story.transcript()).contains("Sorry, we cannot record your message at the moment.");
        assertThat(story.path()).containsExactly("box:next");
        assertThat(story.events(CallEvent.Failed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.problem()).contains("no space left on device"));
    }

    @Test
    void aDiskThatFillsUpKeepsWhatWasSaidUntilThen() {
        boxes.diskFullAfter = 16_000;

        Story story = play(new ScriptedCaller().speaks(Duration.ofSeconds(5)));

        assertThat(boxes.kept).hasSize(1);
        assertThat(story.transcript()).contains("Sorry, we cannot record your message at the moment.");
        assertThat(story.path()).containsExactly("box:next");
    }

    @Test
    void withoutWordsOfItsOwnTheStepUsesThoseOfTheBoxOrOurs() {
        Story ours = play(new ScriptedCaller(), "", new VoicemailBox(null, null, 5));
        Story ofTheBox = play(new ScriptedCaller(), "", new VoicemailBox(null, "away.wav", 5));

        assertThat(ours.transcript()).startsWith("ivr     \"Please speak after the tone.\"");
        assertThat(ofTheBox.transcript()).startsWith("ivr     \"Please speak after the tone.\"");
        assertThat(ours.events(CallEvent.Said.class)).hasSize(2);
    }

    private Story play(ScriptedCaller caller) {
        return play(caller, "\"greeting\": \"nobody\", ", new VoicemailBox("shop@shop.example", null, 5));
    }

    private Story play(ScriptedCaller caller, String greeting, VoicemailBox box) {
        var resources = new Resources(Map.of(), Map.of(), Map.of("shop", box), Map.of(), Set.of("away.wav"));
        var surroundings = Surroundings.of(request -> new ServiceClient.Failed("no service in this test"))
                .withBoxes(boxes);
        return Story.play("""
                {
                  "ivory": "1.0", "name": "Leave a word", "languages": ["en"], "start": "box",
                  "nodes": {
                    "box": {"type": "voicemail", "name": "Box", "box": "shop", %s"exits": {"next": "bye"}},
                    "bye": {"type": "hangup", "name": "Bye", "goodbye": "thanks"}},
                  "prompts": {"nobody": {"en": "Nobody is there."}, "thanks": {"en": "Thank you."}}
                }
                """.formatted(greeting), caller, resources, surroundings);
    }
}
