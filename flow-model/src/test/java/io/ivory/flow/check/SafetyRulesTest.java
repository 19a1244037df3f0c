package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static io.ivory.flow.check.Drawn.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Assign;
import io.ivory.flow.Callback;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.flow.resource.RingGroup;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about secrets, and about whom a caller can have called. */
class SafetyRulesTest {

    @Test
    void nobodyChoosesWhoIsCalled() {
        assertThat(found(new ChosenTarget(), Drawn.shop())).isEmpty();
        assertThat(found(new ChosenTarget(), Drawn.shop(), people(new Person("sip:{orderNumber}@10.0.0.5"))))
                .singleElement()
                .asString()
                .startsWith("person /nodes/person/to: the address of \"operators\" has a value in it"
                        + " (sip:{orderNumber}@10.0.0.5)");
    }

    @Test
    void theMembersOfAGroupAreFixedToo() {
        var group = new Resources(
                Map.of(),
                Map.of(),
                Map.of(
                        "operators", new RingGroup(List.of("anna"), RingGroup.Strategy.IN_TURN),
                        "anna", new Person("sip:${x}@10.0.0.5")),
                Map.of(),
                Set.of());

        assertThat(found(new ChosenTarget(), Drawn.shop(), group))
                .singleElement()
                .asString()
                .contains("the address of \"anna\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin", "cardNumber", "customer_pin", "creditCard", "myPassword"})
    void whatSoundsSecretIsMarked(String name) {
        assertThat(found(new UnmarkedSecret(), collecting(name, false))).hasSize(1);
        assertThat(found(new UnmarkedSecret(), collecting(name, true))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderNumber", "shipping", "opinion", "discard", "cardinal"})
    void otherNamesAreFine(String name) {
        assertThat(found(new UnmarkedSecret(), collecting(name, false))).isEmpty();
    }

    @Test
    void aSecretIsNotSaid() {
        assertThat(found(new SecretSaid(), secret())).isEmpty();
        assertThat(found(
                        new SecretSaid(), secret().with(new PromptId("goodbye"), saying("Bye {orderNumber | digits}"))))
                .singleElement()
                .asString()
                .startsWith("bye /prompts/goodbye/en: \"orderNumber\" must stay secret, but is said aloud here");
    }

    @Test
    void aSecretStandsInNoAddress() {
        assertThat(found(new SecretInUrl(), Drawn.shop())).isEmpty();
        assertThat(found(new SecretInUrl(), secret()))
                .singleElement()
                .asString()
                .startsWith("find /nodes/find/request: \"orderNumber\" must stay secret, but stands in the address");
    }

    @Test
    void aSecretTravelsEncrypted() {
        assertThat(found(new SecretUnencrypted(), secret())).as("https").isEmpty();
        assertThat(found(new SecretUnencrypted(), secret(), service("http://127.0.0.1:8080")))
                .as("on this machine")
                .isEmpty();
        assertThat(found(new SecretUnencrypted(), Drawn.shop(), service("http://shop.example")))
                .as("no secret")
                .isEmpty();
        assertThat(found(new SecretUnencrypted(), secret(), service("http://shop.example")))
                .containsExactly(
                        "find /nodes/find/connection: \"orderNumber\" is sent to \"orders\" without encryption:"
                                + " let the service's address begin with https://");
    }

    @Test
    void aCopyOfASecretIsASecret() {
        assertThat(found(new SecretCopied(), copying(VariableType.TEXT, true))).isEmpty();
        assertThat(found(new SecretCopied(), copying(VariableType.TEXT, false)))
                .containsExactly("count /nodes/count/values/copy: \"orderNumber\" must stay secret, but is copied into"
                        + " \"copy\", which anybody may see: mark \"copy\" as sensitive, too");
        assertThat(found(new SecretCopied(), copying(VariableType.BOOLEAN, false)))
                .isEmpty();
    }

    @Test
    void aSecretIsNotKept() {
        assertThat(found(new SecretInRecord(), secret().with(new Callback(head("back"), null, "Order"))))
                .isEmpty();
        assertThat(found(new SecretInRecord(), secret().with(new Callback(head("back"), null, "Order {orderNumber}"))))
                .containsExactly("back /nodes/back/reason: \"orderNumber\" must stay secret, but is kept in the list of"
                        + " calls to make: leave it out");
        assertThat(found(
                        new SecretInRecord(),
                        secret().with(new Notify(
                                head("tell"), new Notification.Email("us", "Order {orderNumber}", "{orderNumber}")))))
                .hasSize(2);
        assertThat(found(
                        new SecretInRecord(),
                        secret().with(new ReturnResult(
                                head("end"), new Exit("found"), Map.of(new VariableName("x"), "orderNumber")))))
                .hasSize(1);
    }

    private static FlowDefinition secret() {
        var variables = new LinkedHashMap<>(Drawn.shop().variables());
        variables.put(new VariableName("orderNumber"), new Variable(VariableType.DIGITS, true));
        return Drawn.shop().withVariables(variables);
    }

    private static FlowDefinition copying(VariableType type, boolean sensitive) {
        var variables = new LinkedHashMap<>(secret().variables());
        variables.put(new VariableName("copy"), new Variable(type, sensitive));
        return Drawn.change(
                secret().withVariables(variables),
                "count",
                Assign.class,
                count -> new Assign(
                        count.head(),
                        Map.of(
                                new VariableName("copy"),
                                type == VariableType.BOOLEAN ? "orderNumber == \"1\"" : "orderNumber + \"1\"")));
    }

    private static FlowDefinition collecting(String name, boolean sensitive) {
        return Drawn.with(
                        "ask",
                        Collect.class,
                        ask -> new Collect(
                                ask.head(),
                                ask.prompt(),
                                new VariableName(name),
                                4,
                                10,
                                Digit.POUND,
                                ask.interDigit(),
                                ask.ask()))
                .withVariables(Map.of(new VariableName(name), new Variable(VariableType.DIGITS, sensitive)));
    }

    private static Prompt saying(String words) {
        return Prompt.of(Language.ENGLISH, words);
    }

    private static Resources people(Destination operators) {
        return new Resources(Map.of(), Map.of(), Map.of("operators", operators), Map.of(), Set.of());
    }

    private static Resources service(String address) {
        return new Resources(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("orders", new Connection(URI.create(address), Map.of())),
                Set.of());
    }
}
