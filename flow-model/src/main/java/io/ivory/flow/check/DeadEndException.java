package io.ivory.flow.check;

import io.ivory.flow.Exit;

/** Thrown when a test call of a flow as it is drawn takes an exit that is not connected. */
public final class DeadEndException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DeadEndException(Exit exit) {
        super("the exit \"" + exit + "\" leads nowhere: connect it");
    }
}
