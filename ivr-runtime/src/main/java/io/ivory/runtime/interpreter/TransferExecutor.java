package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.DirectTarget;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.call.HandOverNews;
import io.ivory.runtime.call.HandOverResult;
import io.ivory.runtime.call.TransferResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connects the caller to a person, or to the first of a group who answers. */
final class TransferExecutor implements NodeExecutor<Transfer> {

    /**
     * Whose telephones ring at the same time.
     *
     * @param names what the call record says, by person
     */
    private record Round(Map<Person, String> names) {

        static Round of(String name, Person person) {
            return new Round(Map.of(person, name));
        }
    }

    @Override
    public Step execute(Transfer transfer, Conversation call) {
        List<Round> rounds = rounds(transfer, call);
        if (transfer.announcement() != null) {
            call.say(call.wordings().of(transfer.announcement()));
        }
        TransferResult result = TransferResult.FAILED;
        for (Round round : rounds) {
            TransferResult one = connect(transfer, round, call);
            if (one == TransferResult.ANSWERED) {
                call.reachedAPerson();
                return new Step.Leave(Exit.ANSWERED);
            }
            result = result.worthTelling(one);
        }
        return new Step.Leave(exitFor(result));
    }

    private static TransferResult connect(Transfer transfer, Round round, Conversation call) {
        List<Person> people = List.copyOf(round.names().keySet());
        return switch (transfer.by()) {
            case BRIDGE ->
                call.control().transfer(people, transfer.ringFor(), person -> call.connected(name(round, person)));
            case REFER ->
                call.control()
                        .refer(people.getFirst(), transfer.ringFor(), person -> call.connected(name(round, person)));
            case ATTENDED ->
                call.control().handOver(people, transfer.ringFor(), new HandOverNews() {

                    @Override
                    public void answered(Person who) {
                        call.connected(name(round, who));
                    }

                    @Override
                    public void handedOver(Person who, HandOverResult result) {
                        call.handedOver(name(round, who), result);
                    }
                });
        };
    }

    private static String name(Round round, Person person) {
        return round.names().getOrDefault(person, person.uri());
    }

    private static Exit exitFor(TransferResult result) {
        return switch (result) {
            case ANSWERED -> Exit.ANSWERED;
            case BUSY -> Exit.BUSY;
            case NO_ANSWER -> Exit.NO_ANSWER;
            case FAILED -> Exit.FAILED;
        };
    }

    /** In the order in which they ring; none if the group has nobody. */
    private static List<Round> rounds(Transfer transfer, Conversation call) {
        String name = requireNonNull(transfer.destination());
        return switch (named(name, call)) {
            case Person person -> List.of(Round.of(name, person));
            case RingGroup group -> {
                List<Round> members = members(group, call);
                if (group.strategy() == RingGroup.Strategy.IN_TURN || members.isEmpty()) {
                    yield members;
                }
                if (transfer.by() == Transfer.Means.REFER) {
                    throw new IllegalStateException(
                            "a caller cannot be handed over to all of \"" + name + "\" at once");
                }
                yield List.of(together(members));
            }
            case CallQueue queue -> throw notAPerson(name, queue);
            case VoicemailBox box -> throw notAPerson(name, box);
            case EmailAddress email -> throw notAPerson(name, email);
        };
    }

    private static List<Round> members(RingGroup group, Conversation call) {
        var rounds = new ArrayList<Round>();
        for (String member : group.members()) {
            if (named(member, call) instanceof Person person) {
                rounds.add(Round.of(member, person));
            }
        }
        return rounds;
    }

    private static Round together(List<Round> rounds) {
        var all = new LinkedHashMap<Person, String>();
        rounds.forEach(round -> round.names().forEach(all::putIfAbsent));
        return new Round(all);
    }

    private static IllegalStateException notAPerson(String name, Destination destination) {
        return new IllegalStateException("\"" + name + "\" is " + destination.kind() + ", not a person");
    }

    private static Destination named(String name, Conversation call) {
        if (Transfer.isDirect(name)) {
            return DirectTarget.read(name)
                    .orElseThrow(() -> new IllegalStateException("\"" + name + "\" is no number or SIP address"));
        }
        return Missing.unless(call.resources().destinations().get(name), "destination", name);
    }
}
