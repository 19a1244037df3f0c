package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.call.TransferResult;
import java.util.List;

/** Connects the caller to a person, or to the first of a group who answers. */
final class TransferExecutor implements NodeExecutor<Transfer> {

    @Override
    public Step execute(Transfer transfer, Conversation call) {
        String name = requireNonNull(transfer.destination());
        List<Person> people = people(name, call);
        if (transfer.announcement() != null) {
            call.say(call.wordings().of(transfer.announcement()));
        }
        Exit exit = Exit.FAILED;
        for (Person person : people) {
            Exit one = exitFor(call.control().transfer(person, transfer.ringFor()));
            if (one.equals(Exit.ANSWERED)) {
                call.reachedAPerson();
                return new Step.Leave(one);
            }
            exit = worthTelling(exit, one);
        }
        return new Step.Leave(exit);
    }

    private static Exit exitFor(TransferResult result) {
        return switch (result) {
            case ANSWERED -> Exit.ANSWERED;
            case BUSY -> Exit.BUSY;
            case NO_ANSWER -> Exit.NO_ANSWER;
            case FAILED -> Exit.FAILED;
        };
    }

    /** Somebody who is there but does not answer says more of a group than one who is busy, and both more than a fault. */
    private static Exit worthTelling(Exit before, Exit now) {
        return before.equals(Exit.NO_ANSWER) || now.equals(Exit.FAILED) ? before : now;
    }

    /** In the order in which they ring. */
    private static List<Person> people(String name, Conversation call) {
        return switch (named(name, call)) {
            case Person person -> List.of(person);
            case RingGroup(List<String> members, RingGroup.Strategy strategy)
            when strategy == RingGroup.Strategy.IN_TURN ->
                members.stream()
                        .map(member -> named(member, call))
                        .filter(Person.class::isInstance)
                        .map(Person.class::cast)
                        .toList();
            case RingGroup _ ->
                throw new IllegalStateException("this release cannot ring all members of \"" + name + "\" at once");
            case CallQueue queue -> throw notAPerson(name, queue);
            case VoicemailBox box -> throw notAPerson(name, box);
            case EmailAddress email -> throw notAPerson(name, email);
        };
    }

    private static IllegalStateException notAPerson(String name, Destination destination) {
        return new IllegalStateException("\"" + name + "\" is " + destination.kind() + ", not a person");
    }

    private static Destination named(String name, Conversation call) {
        return Missing.unless(call.resources().destinations().get(name), "destination", name);
    }
}
