package io.ivory.flow.json;

import static io.ivory.flow.json.ShopBundle.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.resource.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours, destinations and connections as text, each alone. */
class ResourceJsonTest {

    @Test
    void anOverrideThatCannotBeIsNamedWhereItStands() {
        String hours = """
                {"shop": {"zone": "Europe/Berlin", "overrides": [
                  {"says": "shut", "from": "2026-11-23", "until": "2026-11-24T00:00"},
                  {"says": "open", "from": "2026-11-23T08:00", "until": "2026-11-23T08:00", "why": "x"}]}}
                """;

        assertThatThrownBy(() -> ResourceJson.readAllHours(hours))
                .hasMessageContaining("/shop/overrides/0/says")
                .hasMessageContaining("this one says \"shut\"")
                .hasMessageContaining("/shop/overrides/0/from")
                .hasMessageContaining("/shop/overrides/1/why")
                .hasMessageContaining("ends after it begins");
    }

    @Test
    void eachThingIsReadAndWrittenAloneToo() {
        var shop = SHOP.resources().hours().values().iterator().next();
        var orders = SHOP.resources().connections().values().iterator().next();

        assertThat(ResourceJson.readHours(ResourceJson.write(shop))).isEqualTo(shop);
        assertThat(ResourceJson.readConnection(ResourceJson.write(orders))).isEqualTo(orders);
        assertThat(SHOP.resources().destinations().values())
                .allSatisfy(destination -> assertThat(ResourceJson.readDestination(ResourceJson.write(destination)))
                        .isEqualTo(destination));
    }

    @Test
    void aPersonMayOrMayNotSayThatItIsOne() {
        assertThat(ResourceJson.readDestination("{\"type\": \"person\", \"uri\": \"sip:anna@pbx.example\"}"))
                .isEqualTo(ResourceJson.readDestination("{\"uri\": \"sip:anna@pbx.example\"}"))
                .isEqualTo(new Person("sip:anna@pbx.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "group", "members": []} | Name 1 to 20 people
            {"type": "group", "members": ["anna", "anna"]} | each once
            {"type": "group", "members": ["anna"], "strategy": "random"} | strategy is
            {"type": "queue", "agents": ["anna"], "capacity": 201} | capacity must be between 1 and 200
            {"type": "email", "address": "a@b.example, c@d.example"} | written like
            {"type": "voicemail", "email": "nobody"} | written like
            {"type": "persom", "uri": "sip:anna@pbx.example"} | did you mean "person"
            {"uri": "sip:anna@pbx.example", "capacity": 3} | not known here
            {"uri": "tel:112"} | SIP address
            """)
    void aDestinationThatCannotBeIsRefused(String json, String why) {
        assertThatThrownBy(() -> ResourceJson.readDestination(json))
                .isInstanceOf(FlowFormatException.class)
                .hasMessageContaining(why);
    }
}
