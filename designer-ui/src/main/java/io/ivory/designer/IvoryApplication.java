package io.ivory.designer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Ivory in one process: the designer for people, the REST interface for scripts, the phone side for callers. */
@SpringBootApplication(scanBasePackages = {"io.ivory.designer", "io.ivory.runtime.server"})
public class IvoryApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(IvoryApplication.class, arguments);
    }
}
