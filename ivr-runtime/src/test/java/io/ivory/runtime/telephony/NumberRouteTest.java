package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ivory.flow.resource.DirectTarget;
import io.ivory.flow.resource.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Telephone numbers on their way to a trunk. */
class NumberRouteTest {

    private static final NumberRoute ROUTE = NumberRoute.over("trunk.example:5070");

    @Test
    void aNumberIsCalledAtTheTrunk() {
        Person number = DirectTarget.read("+49 (30) 123-45").orElseThrow();

        assertThat(ROUTE.address(number)).contains(new Person("sip:+493012345@trunk.example:5070"));
    }

    @Test
    void anAddressStaysWhatItIs() {
        var anna = new Person("sip:anna@10.0.0.5");

        assertThat(ROUTE.address(anna)).contains(anna);
        assertThat(NumberRoute.NONE.address(anna)).contains(anna);
    }

    @Test
    void withoutATrunkNumbersAreNotCalled() {
        assertThat(NumberRoute.over(" ").address(new Person("tel:+493012345"))).isEmpty();
    }

    @Test
    void theAllowListLooksAtTheNumberAsItGoesOut() {
        var berlin = AllowList.of(List.of("+4930*@trunk.example:5070"));

        assertThat(berlin.allows(ROUTE.address(DirectTarget.read("+49-30-12345").orElseThrow())
                        .orElseThrow()))
                .isTrue();
        assertThat(berlin.allows(ROUTE.address(DirectTarget.read("+900 4930 1").orElseThrow())
                        .orElseThrow()))
                .isFalse();
        assertThat(berlin.allows(new Person("tel:+493012345")))
                .as("nowhere to go")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user@trunk.example", "trunk.example;transport=tcp", "a b", "trunk.example:x"})
    void aTrunkIsAHost(String trunk) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberRoute.over(trunk))
                .withMessageContaining(trunk);
    }
}
