package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.json.FlowJson;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows are shared and kept in version control: no password of a source may get into one. */
class TwilioSecretsTest {

    private static Conversion convert(String type, String properties) {
        return Converters.convert(SourceFormat.TWILIO_STUDIO, """
                {"initial_state": "Trigger", "states": [
                  {"name": "Trigger", "type": "trigger", "properties": {},
                   "transitions": [{"event": "incomingCall", "next": "step"}]},
                  {"name": "step", "type": "%s", "properties": %s, "transitions": []}]}
                """.formatted(type, properties), "Test");
    }

    private static String written(Conversion conversion) {
        return conversion.bundle().flows().values().stream()
                        .map((FlowDefinition flow) -> FlowJson.write(flow))
                        .collect(Collectors.joining())
                + conversion.bundle().resources().connections()
                + conversion.report().markdown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            make-http-request ~ {"method": "GET", "url": "https://a.example/b?key=SEKRET1&x=1"} ~ key
            make-http-request ~ {"method": "GET", "url": "https://a.example/b?api_key=SEKRET1&token=SEKRET2"} ~ api_key
            run-function ~ {"url": "https://demo.twil.io/hours?secret=SEKRET6"} ~ secret
            run-function ~ {"url": "https://demo.twil.io/hours", "parameters": [{"key": "pin", "value": "SEKRET5"}]} ~ pin
            make-http-request ~ {"method": "POST", "content_type": "application/json", "url": "https://a.example/b", "body": "{\\"password\\": \\"SEKRET3\\", \\"a\\": 1}"} ~ password
            make-http-request ~ {"method": "POST", "content_type": "application/json", "url": "https://a.example/b", "body": "{\\"p\\": [{\\"key\\": \\"password\\", \\"value\\": \\"SEKRET3\\"}]}"} ~ password
            make-http-request ~ {"method": "POST", "url": "https://a.example/b", "body": "user=me&password=SEKRET3"} ~ password
            make-http-request ~ {"method": "POST", "url": "https://a.example/b", "parameters": [{"value": "SEKRET4", "key": "api_key"}]} ~ api_key
            capture-payments ~ {"currency": "usd", "parameters": [{"key": "password", "value": "SEKRET8"}]} ~ password
            capture-payments ~ {"auth_token": "SEKRET7"} ~ auth_token
            set-variables ~ {"variables": [{"key": "api_token", "value": "SEKRET9"}]} ~ api_token
            make-http-request ~ {"method": "GET", "url": "https://a.example/b?who=SEKRET0aB3dE5fG7hI9jK1lM3nO5pQ7r"} ~ who
            """)
    void aSecretOfTheSourceIsReplacedAndNamedInTheReport(String type, String properties, String name) {
        // when
        Conversion conversion = convert(type, properties);

        // then
        assertThat(written(conversion)).doesNotContain("SEKRET").contains("(removed)");
        assertThat(conversion.report().markdown())
                .contains("the value of \"" + name + "\" looks like a password or key and was not brought over");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            make-http-request ~ {"method": "GET", "url": "https://a.example/b?token={{ flow.variables.token }}"} ~ token={token}
            say-play ~ {"say": "Your password=open? Press 1."} ~ password=open
            gather-input-on-call ~ {"say": "Hi.", "finish_on_key": "*"} ~ "finishOn": "*"
            set-variables ~ {"variables": [{"key": "key", "value": "1"}]} ~ "values": {"key":
            capture-payments ~ {"payment_token_type": "reusable"} ~ reusable
            """)
    void whatIsNoSecretStays(String type, String properties, String kept) {
        assertThat(written(convert(type, properties))).contains(kept).doesNotContain("(removed)");
    }

    @Test
    void whatIsSaidAndWhatIsWorkedOutDuringTheCallIsNoSecretOfTheSource() {
        // when
        Conversion conversion = convert("make-http-request", """
                {"method": "POST", "content_type": "application/json", "url": "https://a.example/b",
                 "body": "{\\"password\\": \\"{{widgets.step.Digits}}\\"}"}""");

        // then
        assertThat(written(conversion)).doesNotContain("(removed)");
    }
}
