package io.ivory.flow;

/** The HTTP methods a flow may use. */
public enum HttpMethod {
    GET,
    POST,
    PUT
}
