package io.ivory.designer.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.router.RouterLink;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.base.SignedIn;
import io.ivory.designer.base.ThemeToggle;
import io.ivory.designer.callbacks.CallbacksView;
import io.ivory.designer.calls.CallsView;
import io.ivory.designer.flows.FlowsView;
import io.ivory.designer.numbers.NumbersView;
import io.ivory.designer.status.StatusView;
import io.ivory.designer.voicemail.VoicemailView;
import io.ivory.designer.workspace.WorkspaceView;
import io.ivory.runtime.store.Role;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** The frame: navigation left (below on a phone), a quiet bar on top, the view in the middle. */
@Layout
@PermitAll
@CssImport("./theme/ivory.css")
public final class MainLayout extends Div implements RouterLayout {

    private static final long serialVersionUID = 1;

    private final Main content = new Main();

    public MainLayout(SignedIn person) {
        addClassName("shell");
        content.addClassName("content");
        add(brand(), topBar(person), navigation(person), content);
    }

    @Override
    public void showRouterLayoutContent(HasElement view) {
        content.removeAll();
        content.getElement().appendChild(view.getElement());
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement view) {
        content.removeAll();
    }

    private static Component brand() {
        var brand = new Anchor(".");
        brand.addClassName("brand");
        brand.getElement().setAttribute("aria-label", "Ivory: all flows");
        brand.setRouterIgnore(false);
        brand.add(mark());
        return brand;
    }

    static Span mark() {
        var mark = new Span(new Glyph("incoming"));
        mark.addClassName("brand-mark");
        return mark;
    }

    private static Component topBar(SignedIn person) {
        var bar = new Header();
        bar.addClassName("topbar");
        var name = new Span("Ivory");
        name.addClassName("topbar-name");
        var gap = new Span();
        gap.addClassName("topbar-gap");
        var user = new Span(new Glyph("person"), new Span(person.name()));
        user.addClassName("topbar-user");
        var leave = new NativeButton();
        leave.add(new Glyph("leave"));
        leave.addClassName("icon-button");
        leave.setTitle("Log out");
        leave.getElement().setAttribute("aria-label", "Log out");
        leave.addClickListener(click -> person.leave());
        bar.add(name, gap, user, new ThemeToggle(), leave);
        return bar;
    }

    private static Component navigation(SignedIn person) {
        var rail = new Nav();
        rail.addClassName("rail");
        rail.getElement().setAttribute("aria-label", "Main");
        rail.add(
                link("Flows", "flows", FlowsView.class),
                link("Calls", "calls", CallsView.class),
                link("Voicemail", "voicemail", VoicemailView.class),
                link("Callbacks", "callback", CallbacksView.class),
                link("Numbers", "numbers", NumbersView.class),
                link("Workspace", "workspace", WorkspaceView.class));
        if (person.may(Role.ADMIN)) {
            rail.add(link("Status", "status", StatusView.class));
        }
        return rail;
    }

    private static RouterLink link(String words, String icon, Class<? extends Component> view) {
        var link = new RouterLink(view);
        link.add(new Glyph(icon), new Span(words));
        link.addClassName("rail-link");
        link.setHighlightCondition(
                view == FlowsView.class ? MainLayout::isAboutFlows : HighlightConditions.locationPrefix());
        return link;
    }

    private static boolean isAboutFlows(RouterLink link, com.vaadin.flow.router.AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        return path.isEmpty() || path.startsWith("flow");
    }
}
