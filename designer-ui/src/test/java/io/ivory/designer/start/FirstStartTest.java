package io.ivory.designer.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.designer.IvoryApplication;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.NumberStore;
import io.ivory.runtime.store.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

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
    void theTokenOfTheLauncherIsForItsOwnerAloneAndOutlivesARestart() throws Exception {
        run(workspace -> {});
        Path file = data.resolve(FirstStart.TOKEN_FILE);
        String token = Files.readString(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        run(workspace -> assertThat(workspace.accounts().tokenOwner(token)).isPresent());
    }

    private void run(Consumer<Workspace> story) {
        try (ConfigurableApplicationContext ivory = new SpringApplicationBuilder(IvoryApplication.class)
                .run("--ivory.data=" + data, "--ivory.sip-port=0", "--ivory.http-port=0")) {
            story.accept(ivory.getBean(Workspace.class));
        }
    }
}
