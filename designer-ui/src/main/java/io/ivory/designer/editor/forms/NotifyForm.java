package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.di.Instantiator;
import io.ivory.designer.workspace.ConnectionDialog;
import io.ivory.designer.workspace.EmailAddressDialog;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.Notification;
import io.ivory.flow.Notification.Email;
import io.ivory.flow.Notification.WebRequest;
import io.ivory.flow.Notify;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.runtime.mail.Letters;
import io.ivory.runtime.store.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The form of a notify node: who is told of the call, and what. */
final class NotifyForm {

    private static final String SERVICE = "A service";
    private static final String EMAIL = "Somebody, by e-mail";

    private NotifyForm() {}

    static Component of(NodeEditing<Notify> node) {
        var form = new Fields<>(node);
        form.choice(
                "notification",
                "Tell",
                List.of(SERVICE, EMAIL),
                words -> words,
                notify -> notify.notification() instanceof Email ? EMAIL : SERVICE,
                NotifyForm::by);
        switch (node.node().notification()) {
            case WebRequest _ -> request(form);
            case Email _ -> email(form);
        }
        form.hint("The caller does not wait for it. “Fails” is taken where nothing can be sent at all;"
                + " what is not taken at once is sent again for a while.");
        return form.box();
    }

    /** The other kind begins anew; the same stays as it is. */
    private static Notify by(Notify notify, String kind) {
        boolean isEmail = notify.notification() instanceof Email;
        if (kind.equals(EMAIL) == isEmail) {
            return notify;
        }
        return new Notify(
                notify.head(),
                isEmail
                        ? new WebRequest(null, HttpMethod.POST, "/", "")
                        : new Email(null, "A call", "From {call.from}"));
    }

    private static void request(Fields<Notify> form) {
        NodeEditing<Notify> node = form.node();
        form.named(
                "connection",
                "Service",
                node.resources().connections().keySet(),
                notify -> request(notify).connection(),
                NotifyForm::withConnection);
        if (node.mayChange(ResourceKind.CONNECTION)) {
            form.add(SmallButtons.add(
                    "New service",
                    () -> new ConnectionDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(notify -> withConnection(notify, name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.row(row -> row.choice(
                        "request/method",
                        "Request",
                        List.of(HttpMethod.values()),
                        HttpMethod::name,
                        notify -> request(notify).method(),
                        (notify, method) ->
                                changed(notify, of -> new WebRequest(of.connection(), method, of.path(), of.body())))
                .text(
                        "request",
                        "Path",
                        "Follows the service's address. Values in braces are filled in: /calls/{call.from}",
                        notify -> request(notify).path(),
                        (notify, path) ->
                                changed(notify, of -> new WebRequest(of.connection(), of.method(), path, of.body()))));
        if (request(node.node()).method() != HttpMethod.GET
                || !request(node.node()).body().isEmpty()) {
            form.longText(
                    "body",
                    "JSON body",
                    "Values in braces are filled in",
                    notify -> request(notify).body(),
                    (notify, body) ->
                            changed(notify, of -> new WebRequest(of.connection(), of.method(), of.path(), body)));
        }
    }

    private static void email(Fields<Notify> form) {
        NodeEditing<Notify> node = form.node();
        form.named(
                "email",
                "Write to",
                node.resources().destinations().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof EmailAddress)
                        .map(Map.Entry::getKey)
                        .toList(),
                notify -> email(notify).to(),
                NotifyForm::withAddress);
        if (node.mayChange(ResourceKind.DESTINATION)) {
            form.add(SmallButtons.add(
                    "New e-mail address",
                    () -> new EmailAddressDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(notify -> withAddress(notify, name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.text(
                "subject",
                "Subject",
                "Values in braces are filled in",
                notify -> email(notify).subject(),
                (notify, subject) -> changedEmail(notify, of -> new Email(of.to(), subject, of.text())));
        form.longText(
                "text",
                "Text",
                "Values in braces are filled in",
                notify -> email(notify).text(),
                (notify, text) -> changedEmail(notify, of -> new Email(of.to(), of.subject(), text)));
        if (!areLettersSent()) {
            form.hint("Nothing will be sent: no mail server is set up (IVORY_MAIL_HOST).");
        }
    }

    private static boolean areLettersSent() {
        UI ui = UI.getCurrent();
        return ui == null || Instantiator.get(ui).getOrCreate(Letters.class).areSent();
    }

    private static Notify withConnection(Notify notify, String name) {
        return changed(notify, of -> new WebRequest(name, of.method(), of.path(), of.body()));
    }

    private static Notify withAddress(Notify notify, @Nullable String name) {
        return changedEmail(notify, of -> new Email(name, of.subject(), of.text()));
    }

    private static Notify changed(Notify notify, UnaryOperator<WebRequest> change) {
        return new Notify(notify.head(), change.apply(request(notify)));
    }

    private static Notify changedEmail(Notify notify, UnaryOperator<Email> change) {
        return new Notify(notify.head(), change.apply(email(notify)));
    }

    /** An undo may have made the other kind of it meanwhile; the form is drawn anew then. */
    private static WebRequest request(Notify notify) {
        return switch (notify.notification()) {
            case WebRequest request -> request;
            case Email _ -> new WebRequest(null, HttpMethod.POST, "/", "");
        };
    }

    private static Email email(Notify notify) {
        Notification notification = notify.notification();
        return switch (notification) {
            case WebRequest _ -> new Email(null, "", "");
            case Email email -> email;
        };
    }
}
