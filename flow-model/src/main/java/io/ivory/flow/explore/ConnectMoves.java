package io.ivory.flow.explore;

import io.ivory.flow.Callback;
import io.ivory.flow.Exit;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What can happen where a call is handed to people, now or later. */
final class ConnectMoves {

    private ConnectMoves() {}

    static void transfer(Transfer node, Standing here) {
        Destination whom = Optional.ofNullable(node.destination())
                .flatMap(here.world().resources()::destination)
                .orElse(null);
        if (People.of(node, here.world().resources()).isEmpty()) {
            here.fails(here.memory());
        }
        if (!(whom instanceof Person || whom instanceof RingGroup)
                || !here.says(Collections.singletonList(node.announcement()))) {
            return;
        }
        if (here.world().isOff(Off.Kind.TRUNK, "")) {
            here.leavesLater(Kind.RINGS, Exit.FAILED, here.memory(), Heard.NOTHING);
            return;
        }
        if (!here.world().isOff(Off.Kind.DESTINATION, String.valueOf(node.destination()))) {
            switch (node.by()) {
                case BRIDGE, ATTENDED -> here.leavesLater(Kind.RINGS, Exit.ANSWERED, here.memory(), Heard.PERSON);
                case REFER -> here.handsOver();
            }
        }
        for (Exit exit : List.of(Exit.BUSY, Exit.NO_ANSWER, Exit.FAILED)) {
            here.leavesLater(Kind.RINGS, exit, here.memory(), Heard.NOTHING);
        }
    }

    static void queue(QueueCaller node, Standing here) {
        if (node.queue() == null || !(here.world().resources().destinations().get(node.queue()) instanceof CallQueue)) {
            here.fails(here.memory());
            return;
        }
        if (!here.world().isOff(Off.Kind.TRUNK, "")
                && !here.world().isOff(Off.Kind.DESTINATION, String.valueOf(node.queue()))) {
            here.leavesLater(Kind.RINGS, Exit.ANSWERED, here.memory(), Heard.PERSON);
        }
        here.leavesLater(Kind.RINGS, Exit.FULL, here.memory(), Heard.NOTHING);
        here.leavesLater(Kind.STAYS_SILENT, Exit.TIMEOUT, here.memory(), Heard.NOTHING);
        if (node.callbackKey() != null) {
            here.leavesLater(Kind.PRESSES, Exit.LEFT, here.memory(), Heard.NOTHING);
        }
    }

    static void voicemail(Voicemail node, Standing here) {
        if (node.box() == null || !(here.world().resources().destinations().get(node.box()) instanceof VoicemailBox)) {
            here.fails(here.memory());
        } else if (here.says(Collections.singletonList(node.greeting()))) {
            here.leavesLater(Kind.SPEAKS, Exit.NEXT, here.memory(), Heard.VOICEMAIL);
        }
    }

    static void callback(Callback node, Standing here) {
        if (node.prompt() == null) {
            here.fails(here.memory());
            return;
        }
        Judge judge = here.judge();
        Chance noted =
                here.plan().texts().template(node.reason()).map(judge::fills).orElse(Chance.NEVER);
        if (here.attempts(judge.says(Collections.singletonList(node.prompt())).and(noted))) {
            here.leavesLater(Kind.GOES_ON, Exit.NEXT, here.memory(), Heard.CALLBACK);
        }
    }

    /** What cannot be filled in or sent takes the same exit, and may always be so. */
    static void notify(Notify node, Standing here) {
        if (!here.attempts(filled(node.notification(), here))) {
            return;
        }
        here.leaves(Kind.ANSWERS, Exit.NEXT, here.memory());
        here.leaves(Kind.ANSWERS, Exit.FAILED, here.memory());
    }

    private static Chance filled(Notification notification, Standing here) {
        Texts texts = here.plan().texts();
        Judge judge = here.judge();
        return switch (notification) {
            case Notification.WebRequest request -> {
                if (request.connection() == null
                        || !here.world().resources().connections().containsKey(request.connection())) {
                    yield Chance.NEVER;
                }
                Chance path = texts.url(request.path()).map(judge::fills).orElse(Chance.NEVER);
                yield request.body().isBlank()
                        ? path
                        : path.and(texts.body(request.body()).map(judge::fills).orElse(Chance.NEVER));
            }
            case Notification.Email email -> {
                if (email.to() == null
                        || !(here.world().resources().destinations().get(email.to()) instanceof EmailAddress)) {
                    yield Chance.NEVER;
                }
                Chance subject =
                        texts.template(email.subject()).map(judge::fills).orElse(Chance.NEVER);
                yield subject.and(texts.template(email.text()).map(judge::fills).orElse(Chance.NEVER));
            }
        };
    }

    static void milestone(Milestone node, Standing here) {
        here.leavesHaving(Exit.NEXT, here.state().heard().and(Heard.OUTCOME));
    }
}
