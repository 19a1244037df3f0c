package io.ivory.designer.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells a script without a fitting token what it lacks, as problem+json (RFC 9457). */
@Component
final class RestRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                "No valid token",
                "Send the header Authorization: Bearer TOKEN. The first start wrote a token to the file"
                        + " api-token in the data directory.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "Not allowed", "The role of this token does not include that.");
    }

    /** The same words as the endpoints use, for a request that does not come as far as one. */
    void databaseAway(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer",
                "Calls go on as published. Try again in a moment.");
    }

    private static void write(HttpServletResponse response, HttpStatus status, String title, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        // only our own constant sentences, free of quotes
        response.getWriter().print("""
                {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""".formatted(title, status.value(), detail));
    }
}
