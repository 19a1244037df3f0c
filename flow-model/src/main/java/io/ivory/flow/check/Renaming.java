package io.ivory.flow.check;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.Reference;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;

/** Lets a node name something else of the workspace: the counterpart of {@link Reference}. */
final class Renaming {

    private Renaming() {}

    /**
     * The node with another name under {@code key}.
     *
     * @param key a key of the node in the file that holds a name, such as {@code table}
     */
    static FlowNode naming(FlowNode node, String key, String name) {
        return switch (node) {
            case Hours hours -> new Hours(hours.head(), name);
            case Lookup lookup ->
                new Lookup(lookup.head(), name, lookup.value(), lookup.match(), lookup.into(), lookup.all());
            case CallerCheck caller ->
                key.equals("contacts")
                        ? new CallerCheck(caller.head(), name, caller.blocked(), caller.into())
                        : new CallerCheck(caller.head(), caller.contacts(), name, caller.into());
            case HttpRequest http -> http.withConnection(name);
            case Transfer transfer -> transfer.withDestination(name);
            case QueueCaller queue ->
                new QueueCaller(
                        queue.head(), name, queue.maxWait(), queue.announceEvery(), queue.music(), queue.callbackKey());
            case Voicemail voicemail ->
                new Voicemail(voicemail.head(), name, voicemail.greeting(), voicemail.maxLength(), voicemail.silence());
            case Notify notify -> new Notify(notify.head(), naming(notify.notification(), name));
            case RunFlow run -> new RunFlow(run.head(), name, run.with(), run.results(), run.into());
            case GoToFlow onwards -> new GoToFlow(onwards.head(), name);
            case Say _,
                    Menu _,
                    Collect _,
                    LanguageChoice _,
                    Branch _,
                    Split _,
                    Assign _,
                    Callback _,
                    ReturnResult _,
                    Milestone _,
                    HangUp _ -> node;
        };
    }

    private static Notification naming(Notification notification, String name) {
        return switch (notification) {
            case Notification.WebRequest request ->
                new Notification.WebRequest(name, request.method(), request.path(), request.body());
            case Notification.Email email -> new Notification.Email(name, email.subject(), email.text());
        };
    }
}
