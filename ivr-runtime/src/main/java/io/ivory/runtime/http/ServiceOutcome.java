package io.ivory.runtime.http;

/** What became of a request to a service. */
public enum ServiceOutcome {
    /** It answered, with a status below 500. */
    ANSWERED("answered"),
    /** It answered that it has a fault (5xx), or what is no JSON or too large. */
    FAULT("fault"),
    /** It did not answer in time. */
    SLOW("slow"),
    /** It could not be reached, or must not be. */
    UNREACHABLE("unreachable"),
    /** It was not asked: it has failed again and again, or is busy with as many requests as it gets at once. */
    SPARED("spared"),
    /** The caller hung up meanwhile. */
    ABANDONED("abandoned");

    private final String word;

    ServiceOutcome(String word) {
        this.word = word;
    }

    /** What metrics and scripts call it. */
    public String word() {
        return word;
    }
}
