package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.Destination;

/** Connects the caller to a person. */
final class TransferExecutor implements NodeExecutor<Transfer> {

    @Override
    public Step execute(Transfer transfer, Conversation call) {
        String name = requireNonNull(transfer.destination());
        Destination destination = Missing.unless(call.resources().destinations().get(name), "destination", name);
        if (transfer.announcement() != null) {
            call.say(call.wordings().of(transfer.announcement()));
        }
        return new Step.Leave(
                switch (call.control().transfer(destination, transfer.ringFor())) {
                    case ANSWERED -> {
                        call.reachedAPerson();
                        yield Exit.ANSWERED;
                    }
                    case BUSY -> Exit.BUSY;
                    case NO_ANSWER -> Exit.NO_ANSWER;
                    case FAILED -> Exit.FAILED;
                });
    }
}
