package io.ivory.runtime.testphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.runtime.testphone.Sipp.Caller;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sipp calls the test phone: its keys must arrive before it may judge the runtime. */
class SippTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    @Test
    void theKeysOfEachCallerArrive() throws InterruptedException {
        try (var boris = TestPhone.of("boris")) {
            var anna = new Caller("anna", "4", "12345#", SHORT, SHORT, SHORT);
            var petra = new Caller("petra", "0", "99", SHORT, SHORT, SHORT);
            var crowd = placed(boris.uri(), List.of(anna, petra));

            for (int i = 0; i < 2; i++) {
                PhoneCall call = boris.awaitCall(SOON);
                call.answer(SOON);
                call.ear().awaitKeys(call.other().contains("anna") ? "412345#" : "099", SOON);
                assertThat(call.awaitEnd(SOON)).isEqualTo("they hung up");
            }
            crowd.join();
        }
    }

    @Test
    void aRefusedCallerFailsTheRun() throws InterruptedException {
        try (var boris = TestPhone.of("boris")) {
            var crowd = placed(boris.uri(), List.of(new Caller("anna", "4", "1", SHORT, SHORT, SHORT)));

            boris.awaitCall(SOON).refuse("486 Busy Here");

            assertThatThrownBy(crowd::join)
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("486 Busy Here");
        }
    }

    private CompletableFuture<Void> placed(String uri, List<Caller> callers) {
        return CompletableFuture.runAsync(() -> {
            try {
                Sipp.in(folder).call(uri, callers, 10, Sipp.Transport.UDP, SOON);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
