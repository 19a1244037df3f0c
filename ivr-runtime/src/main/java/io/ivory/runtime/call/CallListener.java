package io.ivory.runtime.call;

/** Hears of everything that happens in calls. Called on the call's thread, so it must not block. */
@FunctionalInterface
public interface CallListener {

    void on(CallEvent event);
}
