package io.ivory.designer.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import org.springframework.stereotype.Component;

/** Lets the very first page come in the colours that were chosen, without a flash of the others. */
@Component
class FirstPaint implements VaadinServiceInitListener {

    private static final long serialVersionUID = 1;
    private static final String COOKIE = "ivory-theme";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(FirstPaint::colour);
    }

    private static void colour(IndexHtmlResponse page) {
        Cookie[] cookies = page.getVaadinRequest().getCookies();
        if (cookies == null) {
            return;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE) && cookie.getValue().equals("dark")) {
                page.getDocument().getElementsByTag("html").attr("theme", "dark");
            }
        }
    }
}
