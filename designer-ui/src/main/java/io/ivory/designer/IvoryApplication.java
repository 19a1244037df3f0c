package io.ivory.designer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Ivory in one process: the designer for people, the REST interface for scripts, the phone side for callers. */
@SpringBootApplication(scanBasePackages = {"io.ivory.designer", "io.ivory.runtime.server"})
public class IvoryApplication {

    private static final int FAILED = 1;

    public static void main(String[] arguments) {
        try {
            SpringApplication.run(IvoryApplication.class, arguments);
        } catch (RuntimeException told) { // Spring has said what it is; no thread that runs already may keep it alive
            System.exit(FAILED);
        }
    }
}
