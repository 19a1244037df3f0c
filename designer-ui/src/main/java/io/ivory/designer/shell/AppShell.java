package io.ivory.designer.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** What every page of the application has in its head. */
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet(Lumo.COMPACT_STYLESHEET)
@Viewport("width=device-width, initial-scale=1")
public final class AppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1;

    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
                    + "%3Crect width='32' height='32' rx='9' fill='%232f4f94'/%3E%3Cpath d='M9 8h3.500l1.800 5-2.600 2a15 15 0 0 0 "
                    + "5.800 5.800l2-2.600 5 1.800v3.500c0 1-.8 1.500-1.500 1.500C14 25 7 18 7 9.500 7 8.700 7.500 8 9 8z' "
                    + "fill='%23fff'/%3E%3C/svg%3E";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", ICON);
        settings.addMetaTag("color-scheme", "light dark");
    }
}
