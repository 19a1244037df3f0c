package io.ivory.designer.shell;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks who is there. */
@Route(value = "login", autoLayout = false)
@PageTitle("Log in · Ivory")
@AnonymousAllowed
@CssImport("./theme/ivory.css")
public final class LoginView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final LoginForm form = new LoginForm();

    public LoginView() {
        addClassName("login");
        var head = new Div(MainLayout.mark(), new H1("Ivory"));
        head.addClassName("login-head");
        var lead = new Paragraph("Draw what your callers hear.");
        lead.addClassName("login-lead");
        var hint = new Div("First time here? The first start printed the name “admin” and a password in the terminal"
                + " where Ivory runs.");
        hint.addClassName("login-hint");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        var card = new Div(head, lead, form, hint);
        card.addClassName("login-card");
        add(card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    private static LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername("Name");
        words.getForm().setPassword("Password");
        words.getForm().setSubmit("Log in");
        words.getErrorMessage().setTitle("That did not fit");
        words.getErrorMessage().setMessage("Check name and password, then try again.");
        return words;
    }
}
