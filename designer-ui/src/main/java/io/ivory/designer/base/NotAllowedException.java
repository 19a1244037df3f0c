package io.ivory.designer.base;

import io.ivory.runtime.store.Role;
import java.util.Locale;

/** Thrown before a change that is for others to make. Nothing was changed. */
public final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotAllowedException(String name, Role needed) {
        super(name + " may not do this: it takes the role " + needed.name().toLowerCase(Locale.ROOT)
                + ". Nothing was changed.");
    }
}
