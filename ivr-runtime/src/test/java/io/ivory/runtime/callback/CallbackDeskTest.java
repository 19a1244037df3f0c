package io.ivory.runtime.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.Callbacks.Wish;
import io.ivory.runtime.store.CallToMake;
import io.ivory.runtime.store.NotFoundException;
import io.ivory.runtime.store.SwitchedDatabase;
import io.ivory.runtime.store.TestWorkspace;
import io.ivory.runtime.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is called back, from the promise to the mark that it is done. */
@Timeout(30)
class CallbackDeskTest {

    private static final Instant NOON = TestWorkspace.NOON;

    private final SwitchedDatabase database = new SwitchedDatabase(TestWorkspace.memory());
    private final Workspace workspace = TestWorkspace.open(database);

    @TempDir
    private Path folder;

    private CallbackDesk desk;

    @BeforeEach
    void open() {
        desk = opened();
    }

    private CallbackDesk opened() {
        return CallbackDesk.open(workspace.callbacks(), file(), Duration.ofMillis(5));
    }

    private Path file() {
        return folder.resolve("data").resolve("promises.json");
    }

    @AfterEach
    void close() {
        desk.close();
        workspace.close();
    }

    @Test
    void whoeverWaitsLongestIsFirstAndWhoIsDoneIsLast() {
        promise("+491", NOON.plusSeconds(60));
        promise("+492", NOON);
        promise("+493", NOON.plusSeconds(120));
        await().until(() -> workspace.callbacks().list().size() == 3);

        workspace.callbacks().done(find("+492").id(), "anna");

        assertThat(workspace.callbacks().list()).extracting(CallToMake::from).containsExactly("+491", "+493", "+492");
        assertThat(workspace.callbacks().open()).extracting(CallToMake::from).containsExactly("+491", "+493");
        assertThat(find("+492").done())
                .isNotNull()
                .satisfies(done -> assertThat(done).extracting("by").isEqualTo("anna"));
    }

    @Test
    void whatIsDoneCanBeUndone() {
        promise("+491", NOON);
        await().until(() -> workspace.callbacks().list().size() == 1);
        workspace.callbacks().done(find("+491").id(), "anna");

        workspace.callbacks().done(find("+491").id(), null);

        assertThat(find("+491").isOpen()).isTrue();
        assertThatThrownBy(() -> workspace.callbacks().done("nothing", "anna")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatIsPromisedIsOnRecordWhenTheDeskIsClosed() {
        promise("+491", NOON);

        desk.close();

        assertThat(desk.waiting()).isZero();
        assertThat(find("+491").reason()).isEqualTo("Order 4711");
        assertThat(desk.keep(wish("+492", NOON))).isFalse();
    }

    @Test
    void whatIsPromisedWhileTheDatabaseIsAwayOutlivesTheProcess() {
        database.away(true);
        promise("+491", NOON);
        promise("+492", NOON.plusSeconds(60));
        desk.close();
        database.away(false);

        var next = opened();

        await().until(() -> workspace.callbacks().list().size() == 2);
        assertThat(find("+492").at()).isEqualTo(NOON.plusSeconds(60));
        await().until(() -> !Files.exists(file()));
        next.close();
    }

    @Test
    void whatIsPromisedWhileTheDatabaseIsAwayOutlivesAKilledProcess() throws Exception {
        database.away(true);
        promise("+491", NOON);
        await().until(() -> Files.exists(file()));
        byte[] whenKilled = Files.readAllBytes(file());
        database.away(false);
        await().until(() -> !Files.exists(file()));
        Files.write(file(), whenKilled);

        var next = opened();

        await().until(() -> !Files.exists(file()));
        assertThat(workspace.callbacks().list()).extracting(CallToMake::from).containsExactly("+491");
        next.close();
    }

    @Test
    void aDamagedFileIsPutAsideAndTheDeskOpensAllTheSame() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "[{\"id\":");

        var next = opened();

        assertThat(next.waiting()).isZero();
        assertThat(file().resolveSibling("promises.json.damaged")).exists();
        next.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "+4930123, +4930123",
                "4930123, 4930123",
                "=1+2, '=1+2",
                "+1+cmd|x, '+1+cmd|x",
                "-1, '-1",
                "@sum, '@sum",
                "Order 4711, Order 4711"
            })
    void noCellIsAFormula(String text, String cell) {
        assertThat(CallbackCsv.cell(text)).isEqualTo(cell);
    }

    @Test
    void theFileHasALineForEachCall() {
        var call = new CallToMake(
                "id", "+4930123", "=HYPERLINK(\"x\")", "call", "main-line", NOON, new CallToMake.Done(NOON, "anna"));

        assertThat(CallbackCsv.of(List.of(call), ZoneOffset.UTC))
                .startsWith("number,reason,promised,flow,done,done by\r\n")
                .contains("+4930123,\"'=HYPERLINK(\"\"x\"\")\",")
                .endsWith(",anna\r\n");
    }

    private void promise(String from, Instant at) {
        assertThat(desk.keep(wish(from, at))).isTrue();
    }

    private static Wish wish(String from, Instant at) {
        return new Wish(new CallId("call"), "main-line", from, "Order 4711", at);
    }

    private CallToMake find(String from) {
        return workspace.callbacks().list().stream()
                .filter(call -> call.from().equals(from))
                .findFirst()
                .orElseThrow();
    }
}
