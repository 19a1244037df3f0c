package io.ivory.runtime.trunk;

/** Thrown when a trunk cannot be as it was described; says which part of it is wrong and how it should be. */
public final class InvalidTrunkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final TrunkPart part;

    public InvalidTrunkException(TrunkPart part, String message) {
        super(message);
        this.part = part;
    }

    public TrunkPart part() {
        return part;
    }

    static void require(boolean holds, TrunkPart part, String message) {
        if (!holds) {
            throw new InvalidTrunkException(part, message);
        }
    }
}
