package io.ivory.flow.resource;

/** Whom or what flows can hand a call, a recording or a letter to, by name. */
public sealed interface Destination permits Person, RingGroup, CallQueue, VoicemailBox, EmailAddress {

    /** What the destination is, with an article, as messages put it: {@code "a ring group"}. */
    default String kind() {
        return switch (this) {
            case Person _ -> "a person";
            case RingGroup _ -> "a ring group";
            case CallQueue _ -> "a queue";
            case VoicemailBox _ -> "a voicemail box";
            case EmailAddress _ -> "an e-mail address";
        };
    }
}
