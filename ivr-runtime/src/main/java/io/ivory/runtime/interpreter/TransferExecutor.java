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

/** Connects the caller to a person. */
final class TransferExecutor implements NodeExecutor<Transfer> {

    @Override
    public Step execute(Transfer transfer, Conversation call) {
        String name = requireNonNull(transfer.destination());
        Person person =
                person(name, Missing.unless(call.resources().destinations().get(name), "destination", name));
        if (transfer.announcement() != null) {
            call.say(call.wordings().of(transfer.announcement()));
        }
        return new Step.Leave(
                switch (call.control().transfer(person, transfer.ringFor())) {
                    case ANSWERED -> {
                        call.reachedAPerson();
                        yield Exit.ANSWERED;
                    }
                    case BUSY -> Exit.BUSY;
                    case NO_ANSWER -> Exit.NO_ANSWER;
                    case FAILED -> Exit.FAILED;
                });
    }

    private static Person person(String name, Destination destination) {
        return switch (destination) {
            case Person person -> person;
            case RingGroup _, CallQueue _, VoicemailBox _, EmailAddress _ ->
                throw new IllegalStateException("\"" + name + "\" is " + destination.kind() + ", not a person");
        };
    }
}
