package io.ivory.designer.base;

import io.ivory.runtime.store.Role;

/** The person who uses the designer right now. */
public interface SignedIn {

    /** What the history calls them. */
    String name();

    /** Whether they may do what {@code role} may. */
    boolean may(Role role);

    /**
     * Stands before every change. Views do not offer what somebody may not do; this is for a browser that asks all the
     * same.
     *
     * @throws NotAllowedException unless they may do what {@code role} may
     */
    default void require(Role role) {
        if (!may(role)) {
            throw new NotAllowedException(name(), role);
        }
    }

    /** Ends their session and shows the login. */
    void leave();
}
