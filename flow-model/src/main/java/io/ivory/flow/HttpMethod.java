package io.ivory.flow;

/** The HTTP methods a flow may use. */
public enum HttpMethod {
    GET,
    POST,
    PUT;

    /** Whether asking twice does the same as asking once: RFC 9110 section 9.2.2. */
    public boolean isIdempotent() {
        return this != POST;
    }
}
