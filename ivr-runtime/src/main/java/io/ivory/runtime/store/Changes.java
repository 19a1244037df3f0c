package io.ivory.runtime.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whoever keeps something in memory that what takes calls has changed. Thread-safe. */
final class Changes {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** To be called after the transaction, so that listeners read what is stored. */
    void happened() {
        listeners.forEach(Runnable::run);
    }
}
