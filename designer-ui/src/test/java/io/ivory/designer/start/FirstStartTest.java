package io.ivory.designer.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.designer.IvoryApplication;
import io.ivory.flow.resource.Connection;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.NumberStore;
import io.ivory.runtime.store.Workspace;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    @TempDir
    private Path data;

    @Test
    void theSampleShopTakesCallsAtOnceAndStaysAwayOnceDeleted() {
        run(workspace -> {
            FlowSummary shop = workspace.flows().list().getFirst();
            assertThat(shop.publishedRevision()).isEqualTo(1);
            assertThat(shop.numbers()).containsExactly(FirstStart.SAMPLE_NUMBER);

            NumberStore numbers = workspace.numbers();
            numbers.remove(FirstStart.SAMPLE_NUMBER);
            workspace.flows().delete(shop.id());
        });

        run(workspace -> assertThat(workspace.flows().list()).isEmpty());
    }

    @Test
    void aServiceThatSomebodyLedElsewhereStaysThere() {
        var ours = new Connection(URI.create("http://127.0.0.1:9"), Map.of());

        run(workspace -> workspace.resources().save("orders", ours, "anna"));

        run(workspace ->
                assertThat(workspace.resources().resources().connections()).containsEntry("orders", ours));
    }

    @Test
    void theTokenOfTheLauncherIsForItsOwnerAloneAndOutlivesARestart() throws Exception {
        run(workspace -> {});
        Path file = data.resolve(FirstStart.TOKEN_FILE);
        String token = Files.readString(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        run(workspace -> assertThat(workspace.accounts().tokenOwner(token)).isPresent());
    }

    @Test
    void aFirstStartThatFailsLosesNeitherThePasswordNorTheShop(CapturedOutput output) throws Exception {
        // given
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run(taken.getLocalPort(), workspace -> {})).isNotNull();
        }
        Matcher shown = Pattern.compile("password ([a-z0-9-]{19})").matcher(output.getAll());

        // then
        assertThat(shown.find()).isTrue();
        run(workspace -> {
            var accounts = workspace.accounts();
            assertThat(accounts.passwords()
                            .matches(
                                    shown.group(1),
                                    accounts.find("admin").orElseThrow().passwordHash()))
                    .isTrue();
            assertThat(workspace.liveFlows().answering(FirstStart.SAMPLE_NUMBER))
                    .isPresent();
        });
    }

    private void run(Consumer<Workspace> story) {
        run(0, story);
    }

    private void run(int sipPort, Consumer<Workspace> story) {
        try (ConfigurableApplicationContext ivory = new SpringApplicationBuilder(IvoryApplication.class)
                .run("--ivory.data=" + data, "--ivory.sip-port=" + sipPort, "--ivory.http-port=0")) {
            story.accept(ivory.getBean(Workspace.class));
        }
    }
}
