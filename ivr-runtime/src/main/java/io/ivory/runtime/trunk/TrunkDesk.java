package io.ivory.runtime.trunk;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where people see how trunks are, and try them. Thread-safe. */
public interface TrunkDesk {

    /** Each trunk in use, by name. */
    List<TrunkState> trunks();

    /** Registers there now, or asks with OPTIONS where we do not register; answers within some seconds. */
    CompletableFuture<TrunkAnswer> tryOut(String trunk);

    /** Whether somebody has set the secret of that name. */
    boolean hasSecret(String secret);
}
