package io.ivory.designer.base;

import io.ivory.runtime.store.Role;

/** The person who uses the designer right now. */
public interface SignedIn {

    /** What the history calls them. */
    String name();

    /** Whether they may do what {@code role} may. */
    boolean may(Role role);

    /** Ends their session and shows the login. */
    void leave();
}
