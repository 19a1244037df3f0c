package io.ivory.flow.check;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.DirectTarget;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whom or what a node hands the call to must be in the workspace, and of a kind that can take it. */
final class UnknownDestination implements FlowCheck {

    @Override
    public String rule() {
        return "unknown-destination";
    }

    @Override
    public List<Finding> find(FlowDefinition flow, Surroundings around) {
        Resources resources = around.resources();
        var wanted = new Wanted(Findings.of(this), resources);
        for (FlowNode node : flow.nodes().values()) {
            if (node instanceof Transfer transfer) {
                wanted.transfer(transfer);
            }
            if (node instanceof QueueCaller queue) {
                wanted.check(node, "to", queue.queue(), "a queue", CallQueue.class::isInstance);
            }
            if (node instanceof Voicemail voicemail) {
                wanted.check(node, "box", voicemail.box(), "a voicemail box", VoicemailBox.class::isInstance);
            }
            if (node instanceof Notify notify && notify.notification() instanceof Notification.Email email) {
                wanted.check(node, "email", email.to(), "an e-mail address", EmailAddress.class::isInstance);
            }
        }
        return wanted.findings.all();
    }

    /** Compares what nodes want with what the workspace has. */
    private record Wanted(Findings findings, Resources resources) {

        void transfer(Transfer transfer) {
            String to = transfer.destination();
            if (to == null || !Transfer.isDirect(to)) {
                boolean refers = transfer.by() == Transfer.Means.REFER;
                check(
                        transfer,
                        "to",
                        to,
                        refers
                                ? "a person, or a ring group that rings in turn: one caller can be handed over to one"
                                        + " telephone at a time only"
                                : "a person or a ring group",
                        found -> found instanceof Person
                                || (found instanceof RingGroup group
                                        && (!refers || group.strategy() == RingGroup.Strategy.IN_TURN)));
            } else if (DirectTarget.read(to).isEmpty()) {
                findings.add(
                        transfer,
                        Places.of(transfer, "to"),
                        "\"" + to + "\" is no telephone: write a SIP address such as \"sip:anna@10.0.0.5\", or a number"
                                + " with its country such as \"+49 30 1234567\"");
            }
        }

        void check(FlowNode node, String key, @Nullable String name, String what, Predicate<Destination> suits) {
            findings.requireChosen(
                    node, key, name, "destination", resources.destinations().keySet());
            Destination found = name == null ? null : resources.destinations().get(name);
            if (name == null || found == null) {
                return;
            }
            if (!suits.test(found)) {
                findings.add(node, Places.of(node, key), "\"" + name + "\" is " + found.kind() + ": choose " + what);
            }
            requireMembers(node, key, name, found);
        }

        /** The people behind a group or queue must exist too, or nobody would be rung. */
        private void requireMembers(FlowNode node, String key, String name, Destination group) {
            List<String> members = switch (group) {
                case RingGroup ring -> ring.members();
                case CallQueue queue -> queue.agents();
                case Person _, VoicemailBox _, EmailAddress _ -> List.of();
            };
            for (String member : members) {
                if (!(resources.destinations().get(member) instanceof Person)) {
                    findings.add(
                            node,
                            Places.of(node, key),
                            "\"" + member + "\", a member of \"" + name
                                    + "\", is no person of the workspace: make it, or take it out of the group");
                }
            }
        }
    }
}
