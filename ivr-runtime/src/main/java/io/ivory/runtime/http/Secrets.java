package io.ivory.runtime.http;

import java.util.Optional;

/** Where passwords and tokens of services are kept. Thread-safe. */
@FunctionalInterface
public interface Secrets {

    /** The secret that connections refer to by {@code name}, if somebody has set it. */
    Optional<String> secret(String name);
}
