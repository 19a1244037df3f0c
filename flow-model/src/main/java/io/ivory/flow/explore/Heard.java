package io.ivory.flow.explore;

/** What a caller has got out of the call since the flow last asked for something: it decides how a hang-up feels. */
enum Heard {
    NOTHING,
    WORDS,
    OUTCOME,
    CALLBACK,
    VOICEMAIL,
    PERSON;

    /** This, or {@code more} if that is worth more. */
    Heard and(Heard more) {
        return more.compareTo(this) > 0 ? more : this;
    }

    /** How a call ends that hangs up now. */
    Ending ending() {
        return switch (this) {
            case NOTHING -> Ending.SILENCE;
            case WORDS -> Ending.GOODBYE;
            case OUTCOME -> Ending.OUTCOME;
            case CALLBACK -> Ending.CALLBACK;
            case VOICEMAIL -> Ending.VOICEMAIL;
            case PERSON -> Ending.PERSON;
        };
    }
}
