package io.ivory.runtime.trunk;

import java.util.Optional;

/** Where the passwords of accounts are kept: outside of the workspace. Thread-safe. */
@FunctionalInterface
public interface Passwords {

    /** None at all: for trunks without accounts. */
    Passwords NONE = secret -> Optional.empty();

    /** The password that an account refers to as {@code secret}, if somebody has set it. */
    Optional<String> named(String secret);
}
