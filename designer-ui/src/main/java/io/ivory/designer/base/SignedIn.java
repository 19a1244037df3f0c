package io.ivory.designer.base;

/** The person who uses the designer right now. */
public interface SignedIn {

    /** What the history calls them. */
    String name();

    /** Ends their session and shows the login. */
    void leave();
}
