package io.ivory.runtime.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ivory.flow.resource.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    private static final AllowList LIST = AllowList.of(
            List.of("operators@10.0.0.5:5070", "+4930*@trunk.example", "*@pbx.example:*", "a@[2001:db8::1]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:operators@10.0.0.5:5070",
                "sip:operators@10.0.0.5:5070;transport=tcp",
                "sip:+493012345@trunk.example",
                "sip:+49(30)123-45@Trunk.Example:5060",
                "sip:anybody@pbx.example:6000",
                "sips:anybody@pbx.example",
                "sip:a@[2001:DB8::1]"
            })
    void allows(String uri) {
        assertThat(LIST.allows(new Person(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:operators@10.0.0.5",
                "sip:operators@10.0.0.55:5070",
                "sip:operators2@10.0.0.5:5070",
                "sip:+4440123@trunk.example",
                "sip:004930123@trunk.example",
                "sip:+493012345@trunk.example:5061",
                "sips:+493012345@trunk.example",
                "sip:+493012345@trunk.example.evil.example",
                "sip:+493012345@trunk.example;maddr=203.0.113.66",
                "sip:+493012345@trunk.example?Route=%3Csip:evil%3E",
                "sip:+4930%312345@trunk.example",
                "sip:+493012345;phone-context=+900@trunk.example",
                "sip:x@pbx.example:6000;lr"
            })
    void refuses(String uri) {
        assertThat(LIST.allows(new Person(uri))).isFalse();
    }

    @Test
    void anEmptyListAllowsNobody() {
        var destination = new Person("sip:operators@10.0.0.5:5070");

        assertThat(AllowList.of(List.of()).allows(destination)).isFalse();
        assertThat(TransferPolicy.NOBODY.allows(destination)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "10.0.0.5", "a@", "@10.0.0.5", "a@*", "a@b:port", "a b@c"})
    void refusesPatternsThatSayTooLittle(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowList.of(List.of(pattern)))
                .withMessageContaining("\"" + pattern + "\"");
    }
}
