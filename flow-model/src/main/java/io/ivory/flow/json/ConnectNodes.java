package io.ivory.flow.json;

import static io.ivory.flow.json.Fields.text;

import io.ivory.flow.Callback;
import io.ivory.flow.HangUp;
import io.ivory.flow.HttpMethod;
import io.ivory.flow.NodeHead;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.RejectCause;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import java.time.Duration;

/** The file's form of nodes that reach people. */
final class ConnectNodes {

    private ConnectNodes() {}

    static Transfer transfer(NodeHead head, NodeFields node) {
        return new Transfer(
                head,
                node.fields().text("to"),
                node.fields().duration("ringFor", Transfer.DEFAULT_RING, Transfer.SHORTEST_RING, Transfer.LONGEST_RING),
                node.prompt("announcement"),
                node.word("by", Transfer.Means.values(), Transfer.Means::json, Transfer.Means.BRIDGE));
    }

    static void write(Transfer transfer, JsonTree tree) {
        tree.put("to", transfer.destination())
                .putUnless(text(Transfer.DEFAULT_RING), "ringFor", text(transfer.ringFor()))
                .putId("announcement", transfer.announcement())
                .putUnless(Transfer.Means.BRIDGE.json(), "by", transfer.by().json());
    }

    static HangUp hangUp(NodeHead head, NodeFields node) {
        RejectCause cause = node.fields().has("reject")
                ? node.word("reject", RejectCause.values(), RejectCause::json, RejectCause.BUSY)
                : null;
        return new HangUp(head, node.prompt("goodbye"), cause);
    }

    static void write(HangUp hangUp, JsonTree tree) {
        tree.putId("goodbye", hangUp.goodbye());
        if (hangUp.reject() != null) {
            tree.put("reject", hangUp.reject().json());
        }
    }

    static QueueCaller queue(NodeHead head, NodeFields node) {
        return new QueueCaller(
                head,
                node.fields().text("to"),
                node.fields()
                        .duration(
                                "maxWait",
                                QueueCaller.DEFAULT_WAIT,
                                QueueCaller.SHORTEST_WAIT,
                                QueueCaller.LONGEST_WAIT),
                announceEvery(node.fields()),
                node.prompt("music"),
                node.key("callbackKey"));
    }

    /** Never, or not so often that the caller hears nothing else. */
    private static Duration announceEvery(Fields fields) {
        Duration every = fields.duration(
                "announceEvery", QueueCaller.DEFAULT_ANNOUNCE, Duration.ZERO, QueueCaller.LONGEST_ANNOUNCE);
        if (every.isPositive() && every.compareTo(QueueCaller.SHORTEST_ANNOUNCE) < 0) {
            fields.report(
                    "announceEvery",
                    "out-of-range",
                    "announceEvery must be 0s for never, or between " + text(QueueCaller.SHORTEST_ANNOUNCE) + " and "
                            + text(QueueCaller.LONGEST_ANNOUNCE) + ", but is " + text(every));
            return QueueCaller.DEFAULT_ANNOUNCE;
        }
        return every;
    }

    static void write(QueueCaller queue, JsonTree tree) {
        tree.put("to", queue.queue())
                .putUnless(text(QueueCaller.DEFAULT_WAIT), "maxWait", text(queue.maxWait()))
                .putUnless(text(QueueCaller.DEFAULT_ANNOUNCE), "announceEvery", text(queue.announceEvery()))
                .putId("music", queue.music());
        if (queue.callbackKey() != null) {
            tree.put("callbackKey", String.valueOf(queue.callbackKey().symbol()));
        }
    }

    static Voicemail voicemail(NodeHead head, NodeFields node) {
        return new Voicemail(
                head,
                node.fields().text("box"),
                node.prompt("greeting"),
                node.fields()
                        .duration(
                                "maxLength",
                                Voicemail.DEFAULT_LENGTH,
                                Voicemail.SHORTEST_LENGTH,
                                Voicemail.LONGEST_LENGTH),
                node.fields()
                        .duration(
                                "silence",
                                Voicemail.DEFAULT_SILENCE,
                                Voicemail.SHORTEST_SILENCE,
                                Voicemail.LONGEST_SILENCE));
    }

    static void write(Voicemail voicemail, JsonTree tree) {
        tree.put("box", voicemail.box())
                .putId("greeting", voicemail.greeting())
                .putUnless(text(Voicemail.DEFAULT_LENGTH), "maxLength", text(voicemail.maxLength()))
                .putUnless(text(Voicemail.DEFAULT_SILENCE), "silence", text(voicemail.silence()));
    }

    static Callback callback(NodeHead head, NodeFields node) {
        return new Callback(head, node.prompt("prompt"), node.fields().text("reason", ""));
    }

    static void write(Callback callback, JsonTree tree) {
        tree.putId("prompt", callback.prompt()).putUnless("", "reason", callback.reason());
    }

    /** A subject or an address makes it an e-mail. */
    static Notify notify(NodeHead head, NodeFields node) {
        Fields fields = node.fields();
        if (fields.has("email") || fields.has("subject") || fields.has("text")) {
            return new Notify(
                    head,
                    new Notification.Email(fields.text("email"), fields.text("subject", ""), fields.text("text", "")));
        }
        String connection = fields.text("connection");
        NodeFields.Request request = node.request(HttpMethod.POST);
        return new Notify(
                head,
                new Notification.WebRequest(connection, request.method(), request.path(), fields.text("body", "")));
    }

    static void write(Notify notify, JsonTree tree) {
        switch (notify.notification()) {
            case Notification.WebRequest(var connection, var method, var path, var body) ->
                tree.put("connection", connection)
                        .putUnless(HttpMethod.POST.name(), "request", NodeFields.text(method, path))
                        .putUnless("", "body", body);
            case Notification.Email(var to, var subject, var text) ->
                tree.put("email", to).put("subject", subject).putUnless("", "text", text);
        }
    }
}
