package io.ivory.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How {@code ./ivory} starts the process: one that is out of memory ends, so that it can be started again. */
class LauncherTest {

    private static final Pattern OPTIONS = Pattern.compile("engine_java=\\(([^)]*)\\)");

    @Test
    void aProcessWithoutMemoryEndsInsteadOfStayingUpButDeaf() throws IOException {
        String launcher = Files.readString(Path.of("../ivory"));
        var options = OPTIONS.matcher(launcher);

        assertThat(options.find()).isTrue();
        assertThat(options.group(1)).contains("-XX:+ExitOnOutOfMemoryError");
        assertThat(launcher.lines().filter(line -> line.contains("/bin/java\" \"${engine_java[@]}\"")))
                .as("the line that starts the server")
                .hasSize(1);
    }
}
