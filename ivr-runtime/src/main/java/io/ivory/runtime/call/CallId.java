package io.ivory.runtime.call;

/**
 * Names one call in records, events and logs.
 *
 * @param value a random UUID as text; the SIP Call-ID is the caller's to choose and kept apart
 */
public record CallId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
