package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import io.ivory.designer.workspace.QueueDialog;
import io.ivory.flow.Digit;
import io.ivory.flow.PromptId;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.resource.CallQueue;
import io.ivory.runtime.store.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of a queue step: which queue, how long callers wait, and what they hear meanwhile. */
final class QueueForm {

    private static final List<Optional<Digit>> KEYS = Stream.concat(
                    Stream.of(Optional.<Digit>empty()),
                    Stream.of(Digit.values()).map(Optional::of))
            .toList();
    private static final double SECONDS = 1_000.0;

    private QueueForm() {}

    static Component of(NodeEditing<QueueCaller> node) {
        var form = new Fields<>(node);
        form.named(
                "to",
                "Queue",
                node.resources().destinations().entrySet().stream()
                        .filter(entry -> entry.getValue() instanceof CallQueue)
                        .map(Map.Entry::getKey)
                        .toList(),
                QueueCaller::queue,
                QueueForm::inQueue);
        if (node.mayChange(ResourceKind.DESTINATION)) {
            form.add(SmallButtons.add(
                    "New queue",
                    () -> new QueueDialog(
                                    node.editing().workspace(), node.editing().person(), null, name -> {
                                        node.restructure(queue -> inQueue(queue, name));
                                        node.redraw();
                                    })
                            .open()));
        }
        form.row(row -> row.seconds(
                        "maxWait",
                        "Wait at most",
                        "Then the call goes on by “nobody was free in time”",
                        QueueCaller.SHORTEST_WAIT.toMillis() / SECONDS,
                        QueueCaller.LONGEST_WAIT.toMillis() / SECONDS,
                        QueueCaller::maxWait,
                        QueueForm::waiting)
                .seconds(
                        "announceEvery",
                        "Say the place every",
                        "Place in line and estimated waiting time; 0 for never",
                        0,
                        QueueCaller.LONGEST_ANNOUNCE.toMillis() / SECONDS,
                        QueueCaller::announceEvery,
                        QueueForm::announcing));
        form.choice(
                "callbackKey",
                "Key to stop waiting",
                KEYS,
                key -> key.map(digit -> String.valueOf(digit.symbol())).orElse("none"),
                queue -> Optional.ofNullable(queue.callbackKey()),
                (queue, key) -> leavingBy(queue, key.orElse(null)));
        form.hint("Tell callers of the key before they wait, and let its way out lead to a callback or voicemail.");
        form.prompt(new PromptField.Slot<>("music", "Play meanwhile", QueueCaller::music, QueueForm::playing, true));
        form.hint("Without words or a recording here callers hear the music of the queue, or a quiet tune.");
        return form.box();
    }

    private static QueueCaller inQueue(QueueCaller of, String queue) {
        return new QueueCaller(of.head(), queue, of.maxWait(), of.announceEvery(), of.music(), of.callbackKey());
    }

    private static QueueCaller waiting(QueueCaller of, Duration most) {
        return new QueueCaller(of.head(), of.queue(), most, of.announceEvery(), of.music(), of.callbackKey());
    }

    private static QueueCaller announcing(QueueCaller of, Duration every) {
        return new QueueCaller(of.head(), of.queue(), of.maxWait(), every, of.music(), of.callbackKey());
    }

    private static QueueCaller playing(QueueCaller of, @Nullable PromptId music) {
        return new QueueCaller(of.head(), of.queue(), of.maxWait(), of.announceEvery(), music, of.callbackKey());
    }

    private static QueueCaller leavingBy(QueueCaller of, @Nullable Digit key) {
        return new QueueCaller(of.head(), of.queue(), of.maxWait(), of.announceEvery(), of.music(), key);
    }
}
