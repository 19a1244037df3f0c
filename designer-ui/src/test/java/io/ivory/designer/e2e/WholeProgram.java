package io.ivory.designer.e2e;

import io.ivory.designer.IvoryApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** A test against designer and phone side as {@code ./ivory run} starts them, on free ports and an empty folder. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = IvoryApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"ivory.sip-port=0", "ivory.transfers=*@127.0.0.1:*"})
@ContextConfiguration(initializers = WholeProgram.EmptyFolder.class)
@Import(PhoneLine.class)
@interface WholeProgram {

    /** Gives each program a folder of its own. */
    final class EmptyFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path folder = Files.createTempDirectory("ivory-test");
                TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "ivory.data=" + folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
