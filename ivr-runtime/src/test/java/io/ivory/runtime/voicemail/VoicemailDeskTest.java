package io.ivory.runtime.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.call.VoicemailBoxes.Origin;
import io.ivory.runtime.mail.Letter;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.speech.WavFile;
import io.ivory.runtime.store.LeftRecording;
import io.ivory.runtime.store.TestWorkspace;
import io.ivory.runtime.store.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of recordings: files, records, room, letters, and what a killed process leaves behind. */
class VoicemailDeskTest {

    private static final Instant MORNING = TestWorkspace.NOON.minusSeconds(3_600);

    @TempDir
    private Path folder;

    private final Workspace workspace = TestWorkspace.open(TestWorkspace.memory());
    private final Post post = new Post();
    private final List<VoicemailDesk> opened = new ArrayList<>();
    private int calls;

    /** Letters that are put on a pile. */
    private static final class Post implements Letters {

        final List<Letter> sent = Collections.synchronizedList(new ArrayList<>());
        boolean delivers = true;

        @Override
        public boolean areSent() {
            return true;
        }

        @Override
        public boolean send(Letter letter, int tries, Duration after, Fate fate) {
            sent.add(letter);
            if (delivers) {
                fate.sent();
            }
            return true;
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        opened.forEach(VoicemailDesk::close);
        workspace.close();
    }

    @Test
    void aRecordingIsAFileThatPlaysAndARecordThatTellsItsStory() throws Exception {
        VoicemailDesk desk = open();

        leave(desk, "orders", 2_500, 2_000);

        LeftRecording left = only(desk);
        assertThat(left.box()).isEqualTo("orders");
        assertThat(left.from()).isEqualTo("+4930123");
        assertThat(left.length()).isEqualTo(Duration.ofSeconds(2));
        assertThat(left.isNew()).isTrue();
        byte[] file = Files.readAllBytes(desk.sound(left.id()).orElseThrow());
        assertThat(WavFile.read(file).samples()).hasSize(16_000).contains((short) 1_234);
        assertThat(file).hasSize(44 + 32_000);
        assertThat(names()).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void whatIsTooShortLeavesNothingBehind() throws Exception {
        VoicemailDesk desk = open();

        assertThat(leave(desk, "orders", 900, 900)).isFalse();

        assertThat(names()).isEmpty();
    }

    @Test
    void theOldestThatWasHeardMakesRoomAndNothingElseDoes() throws Exception {
        VoicemailDesk desk = open();
        for (int i = 0; i < 3; i++) {
            leave(desk, "small", 1_000, 1_000);
            int count = i + 1;
            await().until(() -> desk.list("small").size() == count);
        }
        LeftRecording oldest = desk.list("small").getLast();
        assertThat(desk.hasRoom("small", 3)).isFalse();

        desk.heard(oldest.id(), "anna");
        assertThat(desk.hasRoom("small", 3)).isTrue();
        leave(desk, "small", 1_000, 1_000);

        await().until(() -> desk.find(oldest.id()).isEmpty());
        assertThat(desk.list("small")).hasSize(3).allMatch(LeftRecording::isNew);
        assertThat(names()).noneMatch(name -> name.startsWith(oldest.id()));
    }

    @Test
    void whatAKilledProcessLeftBehindIsMendedAtTheStart() throws Exception {
        VoicemailDesk killed = open();
        NewRecording unfinished = killed.begin(origin("orders"));
        unfinished.write(sound(3_000), 24_000);
        NewRecording tooShort = killed.begin(origin("orders"));
        tooShort.write(sound(500), 4_000);

        VoicemailDesk again = open();

        await().until(() -> again.list("orders").size() == 1);
        LeftRecording left = only(again);
        assertThat(left.from()).isEqualTo("+4930123");
        assertThat(left.at()).isEqualTo(MORNING.plusSeconds(1));
        byte[] file = Files.readAllBytes(again.sound(left.id()).orElseThrow());
        assertThat(WavFile.read(file).length()).isBetween(Duration.ofMillis(2_400), Duration.ofMillis(3_000));
        assertThat(names()).hasSize(2);
    }

    @Test
    void aRecordThatLostItsFileGoesAndAFileThatLostItsRecordIsFiledAgain() throws Exception {
        VoicemailDesk before = open();
        leave(before, "orders", 1_000, 1_000);
        leave(before, "orders", 2_000, 2_000);
        await().until(() -> before.list("orders").size() == 2);
        LeftRecording withoutFile = before.list("orders").getFirst();
        LeftRecording withoutRecord = before.list("orders").getLast();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(withoutFile.id()))
                    .toList()) {
                Files.delete(file);
            }
        }
        workspace.voicemail().remove(withoutRecord.id());

        VoicemailDesk after = open();

        await().untilAsserted(() ->
                assertThat(after.list("orders")).extracting(LeftRecording::id).containsExactly(withoutRecord.id()));
    }

    @Test
    void whoeverWantsToIsToldOfANewRecordingOnce() throws Exception {
        VoicemailDesk desk = open();

        leave(desk, "orders", 2_000, 2_000);

        await().until(() -> post.sent.size() == 1);
        Letter letter = post.sent.getFirst();
        assertThat(letter.to()).isEqualTo("shop@shop.example");
        assertThat(letter.subject()).isEqualTo("Voicemail from +4930123 in orders");
        assertThat(letter.attachment().orElseThrow().name()).isEqualTo("orders-2026-11-23-1100.wav");
        assertThat(letter.attachment().orElseThrow().file()).exists();
        await().until(() -> workspace.voicemail().untold(Duration.ofDays(3)).isEmpty());
    }

    @Test
    void aLetterThatDidNotGoOutIsSentAfterTheNextStart() throws Exception {
        post.delivers = false;
        VoicemailDesk before = open();
        leave(before, "orders", 2_000, 2_000);
        await().until(() -> post.sent.size() == 1);
        before.close();

        post.delivers = true;
        open();

        await().until(() -> post.sent.size() == 2);
        await().until(() -> workspace.voicemail().untold(Duration.ofDays(3)).isEmpty());
    }

    @Test
    void whatIsDeletedCanBeBroughtBack() throws Exception {
        VoicemailDesk desk = open();
        leave(desk, "orders", 1_000, 1_000);
        LeftRecording left = only(desk);

        desk.delete(left.id(), "anna");
        assertThat(desk.list(null)).isEmpty();
        assertThat(desk.sound(left.id())).isEmpty();
        desk.restore(left.id());

        assertThat(only(desk)).isEqualTo(left);
        assertThat(desk.sound(left.id())).isPresent();
    }

    @Test
    void newOnesComeFirstAndThoseThatAreDoneLast() throws Exception {
        VoicemailDesk desk = open();
        for (int i = 0; i < 3; i++) {
            leave(desk, "orders", 1_000, 1_000);
        }
        await().until(() -> desk.list(null).size() == 3);
        List<LeftRecording> all = desk.list(null);

        desk.done(all.get(0).id(), "anna");
        desk.heard(all.get(1).id(), "boris");

        assertThat(desk.list(null))
                .extracting(LeftRecording::id)
                .containsExactly(all.get(2).id(), all.get(1).id(), all.get(0).id());
        assertThat(desk.unheard()).containsEntry("orders", 1);
    }

    @Test
    void aNameThatIsNoIdLeadsToNoFile() throws Exception {
        VoicemailDesk desk = open();
        Files.writeString(folder.resolve("secret.wav"), "secret");

        for (String name : List.of("secret", "../secret", "..", "", "%2e%2e/secret", "a'; drop table voicemail; --")) {
            assertThat(desk.sound(name)).as(name).isEmpty();
        }
    }

    private VoicemailDesk open() {
        var desk = VoicemailDesk.open(folder, workspace.voicemail(), post, TestWorkspace.clock());
        opened.add(desk);
        return desk;
    }

    private LeftRecording only(VoicemailDesk desk) {
        await().until(() -> desk.list(null).size() == 1);
        return desk.list(null).getFirst();
    }

    private boolean leave(VoicemailDesk desk, String box, int writtenMs, int keptMs) throws IOException {
        NewRecording recording = desk.begin(origin(box));
        recording.write(sound(writtenMs), writtenMs * 8);
        return recording.keep(Duration.ofMillis(keptMs));
    }

    private Origin origin(String box) {
        calls++;
        return new Origin(
                new CallId("call-" + calls),
                "main-line",
                "+4930123",
                box,
                3,
                "shop@shop.example",
                MORNING.plusSeconds(calls));
    }

    private static short[] sound(int ms) {
        var samples = new short[ms * 8];
        Arrays.fill(samples, (short) 1_234);
        return samples;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
