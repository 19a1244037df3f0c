package io.ivory.designer.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Lets the browser run the inline scripts that Vaadin starts a page with, and no other inline script: each page names
 * its own by a random word. Vaadin 25.2 still builds functions from text, so {@code unsafe-eval} has to stay.
 */
@Component
final class ScriptNonce implements VaadinServiceInitListener {

    private static final String POLICY = "default-src 'self'; script-src 'self'%s 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    /** For all that is not a page of Vaadin's. */
    static final String WITHOUT_INLINE_SCRIPTS = POLICY.formatted("");

    private static final long serialVersionUID = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(ScriptNonce::allow);
    }

    private static void allow(IndexHtmlResponse page) {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        VaadinResponse response = page.getVaadinResponse();
        response.setHeader("Content-Security-Policy", POLICY.formatted(" 'nonce-" + nonce + "'"));
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
