package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.CallerCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.NodeId;
import io.ivory.flow.RejectCause;
import io.ivory.flow.Transfer;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about whom a call is connected to, and about calls that are turned away. */
class ConnectRulesTest {

    private static FlowDefinition to(String destination) {
        return Drawn.with("person", Transfer.class, transfer -> transfer.withDestination(destination));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 30 1234567", "sip:anna@10.0.0.5", "tel:+4930123"})
    void aNumberOrAddressNeedsNoName(String destination) {
        assertThat(found(new UnknownDestination(), to(destination))).isEmpty();
        assertThat(found(new ChosenTarget(), to(destination))).isEmpty();
    }

    @Test
    void whatIsNoTelephoneIsFound() {
        assertThat(found(new UnknownDestination(), to("+49 30 x")))
                .singleElement()
                .asString()
                .startsWith("person /nodes/person/to: \"+49 30 x\" is no telephone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49{orderNumber}", "sip:{orderNumber}@10.0.0.5", "{orderNumber}", "sip:${x}@10.0.0.5"})
    void aNumberOrAddressCannotBeChosenEither(String destination) {
        assertThat(found(new ChosenTarget(), to(destination)))
                .singleElement()
                .asString()
                .startsWith("person /nodes/person/to: \"" + destination + "\" has a value in it");
    }

    @Test
    void aCallerIsHandedOverToOneTelephoneAtATime() {
        var team = new Resources(
                Map.of(),
                Map.of(),
                Map.of(
                        "operators", new RingGroup(List.of("anna"), RingGroup.Strategy.ALL_AT_ONCE),
                        "anna", new Person("sip:anna@10.0.0.5")),
                Map.of(),
                Set.of());
        var refer = Drawn.with("person", Transfer.class, transfer -> transfer.withMeans(Transfer.Means.REFER));

        assertThat(found(new UnknownDestination(), Drawn.shop(), team)).isEmpty();
        assertThat(found(new UnknownDestination(), refer, team))
                .singleElement()
                .asString()
                .contains("\"operators\" is a ring group: choose a person, or a ring group that rings in turn");
    }

    private static Transfer thenOnToOpeningHours(Transfer transfer) {
        return transfer.withHead(transfer.head().connect(Exit.ANSWERED, new NodeId("open")));
    }

    @Test
    void whatMustHappenAfterAConversationDoesNotHangOnItsEndHere() {
        var bridged = Drawn.with("person", Transfer.class, ConnectRulesTest::thenOnToOpeningHours);
        var handedOver = Drawn.with(
                "person",
                Transfer.class,
                transfer -> thenOnToOpeningHours(transfer).withMeans(Transfer.Means.ATTENDED));
        var farewell = Drawn.with("person", Transfer.class, transfer -> transfer.withMeans(Transfer.Means.ATTENDED));

        assertThat(found(new AfterHandOver(), bridged)).isEmpty();
        assertThat(found(new AfterHandOver(), farewell)).isEmpty();
        assertThat(found(new AfterHandOver(), handedOver))
                .singleElement()
                .asString()
                .startsWith("person /nodes/person/exits/answered: \"open\" is only reached where");
    }

    @Test
    void whoIsTurnedAwayIsNotAnsweredYet() {
        var late = Drawn.with("bye", HangUp.class, bye -> bye.withReject(RejectCause.BUSY));
        var early = Drawn.shop()
                .with(new CallerCheck(
                        head("who", "known", "welcome", "new", "welcome", "blocked", "no"), null, null, null))
                .with(new HangUp(head("no"), null, RejectCause.DECLINED))
                .withStart(new NodeId("who"));

        assertThat(found(new RejectAfterAnswer(), Drawn.shop())).isEmpty();
        assertThat(found(new RejectAfterAnswer(), early)).isEmpty();
        assertThat(found(new RejectAfterAnswer(), late))
                .singleElement()
                .asString()
                .startsWith("bye /nodes/bye/reject: every call that comes here is answered already");
    }

    @Test
    void aFailureOnTheWayCountsToo() {
        var flow = Drawn.shop()
                .with(new HangUp(head("no"), null, RejectCause.UNAVAILABLE))
                .withOnError(new NodeId("no"));

        assertThat(found(new RejectAfterAnswer(), flow))
                .as("all fail after the welcome")
                .hasSize(1);
        assertThat(found(new RejectAfterAnswer(), flow.withStart(new NodeId("open"))))
                .as("the opening hours may be missing")
                .isEmpty();
    }

    @Test
    void whoIsTurnedAwayAtClosingTimeHearsIt() {
        var flow = Drawn.shop().with(new HangUp(head("bye"), null, RejectCause.BUSY));

        assertThat(found(new ClosedWithoutAWord(), flow)).isEmpty();
    }
}
