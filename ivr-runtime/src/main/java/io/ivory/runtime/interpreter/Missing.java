package io.ivory.runtime.interpreter;

import org.jspecify.annotations.Nullable;

/** Says which resource of the workspace a running flow did not find. */
final class Missing {

    private Missing() {}

    static <T> T unless(@Nullable T resource, String kind, String name) {
        if (resource == null) {
            throw new IllegalStateException(
                    "the workspace has no " + kind + " \"" + name + "\" any more: create it or choose another");
        }
        return resource;
    }
}
