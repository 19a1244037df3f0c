package io.ivory.runtime.store;

import java.util.List;

/** Thrown when something is to be deleted that others still need. */
public final class InUseException extends StoreException {

    private static final long serialVersionUID = 1;

    private final transient List<String> users;

    InUseException(String message, List<String> users) {
        super(message);
        this.users = List.copyOf(users);
    }

    /** The numbers or the names of the flows that need it. */
    public List<String> users() {
        return users;
    }
}
