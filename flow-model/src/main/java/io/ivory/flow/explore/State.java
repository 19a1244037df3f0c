package io.ivory.flow.explore;

import org.jspecify.annotations.Nullable;

/**
 * Where a call can be, and all that matters for how it can go on.
 *
 * @param plan the flow
 * @param node the node's number in it
 * @param attempt how often the node has asked, this time included; 1 for a node that does not ask
 * @param miss how the attempt before went wrong
 * @param heard what the caller has got since the flow last asked
 * @param distressed whether a failure has led to {@code onError} since the caller last pressed a key: a second one ends
 *     the call
 * @param answered whether the call is answered: until then the caller hears it ring, and can be turned away
 * @param memory what the call knows
 * @param caller where the flow returns to; null if nobody runs it as a part
 */
record State(
        FlowPlan plan,
        int node,
        int attempt,
        Miss miss,
        Heard heard,
        boolean distressed,
        boolean answered,
        Memory memory,
        @Nullable Frame caller) {

    /** The flows that wait, once the caller has pressed a key: failures before it count no more. */
    static @Nullable Frame calmed(@Nullable Frame frame) {
        return frame == null || !isDistressed(frame)
                ? frame
                : new Frame(frame.plan(), frame.node(), frame.memory(), false, frame.depth(), calmed(frame.caller()));
    }

    private static boolean isDistressed(Frame frame) {
        return frame.distressed() || (frame.caller() != null && isDistressed(frame.caller()));
    }

    /** How a question was answered that is asked again. */
    enum Miss {
        NONE,
        SILENT,
        WRONG
    }

    /**
     * A flow that waits for another one to return.
     *
     * @param distressed whether a failure had led it to its {@code onError} already
     * @param depth how many flows wait, this one included
     */
    record Frame(
            FlowPlan plan,
            int node,
            Memory memory,
            boolean distressed,
            int depth,
            @Nullable Frame caller) {

        /** So many flows may wait; a run would be one too many fails. The interpreter's limit, less the flow at work. */
        static final int MOST = 7;
    }
}
