package io.ivory.runtime.call;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where recordings go that callers leave. Never makes a caller wait for long; thread-safe. */
public interface VoicemailBoxes {

    /** What is shorter is a caller who thought better of it. */
    Duration SHORTEST = Duration.ofSeconds(1);

    /** For test calls: takes everything and keeps nothing. */
    VoicemailBoxes NOTHING_KEPT = new VoicemailBoxes() {
        @Override
        public boolean hasRoom(String box, int maximum) {
            return true;
        }

        @Override
        public NewRecording begin(Origin origin) {
            return new NewRecording() {
                @Override
                public void write(short[] samples, int length) {}

                @Override
                public boolean keep(Duration length) {
                    return length.compareTo(SHORTEST) >= 0;
                }
            };
        }
    };

    /**
     * Whether a recording can be left: one that was heard makes room for it. Says yes when it cannot be found out soon.
     *
     * @param maximum how many the box keeps
     * @throws InterruptedException if the call ends meanwhile
     */
    boolean hasRoom(String box, int maximum) throws InterruptedException;

    /**
     * Begins a recording, for the thread of the call.
     *
     * @throws IOException if nothing can be kept now
     */
    NewRecording begin(Origin origin) throws IOException;

    /**
     * Who leaves a recording, where and when.
     *
     * @param call the call it is from
     * @param flow the id of the flow in the workspace
     * @param from the caller's number; empty if withheld
     * @param box the voicemail box
     * @param maximum how many recordings the box keeps
     * @param email who is told of it; nobody if null
     * @param at when it began
     */
    record Origin(
            CallId call,
            String flow,
            String from,
            String box,
            int maximum,
            @Nullable String email,
            Instant at) {}

    /** A recording that is being made. Must be ended with {@link #keep}, whatever happens. */
    interface NewRecording extends SoundSink {

        /**
         * Keeps the first {@code length} of it, or nothing if that is less than {@link #SHORTEST}.
         *
         * @return whether it is kept
         * @throws IOException if it could not be kept
         */
        boolean keep(Duration length) throws IOException;
    }
}
