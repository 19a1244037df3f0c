package io.ivory.designer.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.ivory.designer.IvoryApplication;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import io.ivory.runtime.trunk.TrunkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Trunks that scripts make, read and change. */
@SpringBootTest(classes = IvoryApplication.class)
final class TrunkRestTest {

    private static final String CARRIER = """
        {
          "server": {"host": "carrier.invalid", "transport": "TCP"},
          "account": {"user": "4930123", "secret": "carrier-password", "keepAliveSeconds": 25},
          "sources": ["203.0.113.0/24"],
          "callerSource": "ASSERTED_IDENTITY",
          "country": "de",
          "codecs": ["PCMA"],
          "limits": {"callsAtOnce": 7},
          "outbound": true,
          "srtp": "REQUIRED"
        }
        """;

    @TempDir
    static Path data;

    private final Workspace workspace;
    private final MockMvc mvc;
    private String token = "";

    TrunkRestTest(@Autowired WebApplicationContext application, @Autowired Workspace workspace) {
        this.workspace = workspace;
        this.mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("ivory.data", data::toString);
        settings.add("ivory.sip-port", () -> "0");
        settings.add("ivory.http-port", () -> "0");
        settings.add("ivory.samples", () -> "false");
    }

    @BeforeEach
    void readToken() throws IOException {
        token = Files.readString(data.resolve("api-token"));
    }

    @AfterEach
    void takeAway() {
        workspace.trunks().list().forEach(trunk -> workspace.trunks().delete(trunk.name()));
    }

    private MockHttpServletRequestBuilder authorised(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private ResultActions write(String name, String body) throws Exception {
        return mvc.perform(authorised(put("/api/trunks/" + name))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    @Test
    void whatIsLeftOutIsAsInANewTrunk() throws Exception {
        write("carrier", CARRIER)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.account.authUser").value("4930123"))
                .andExpect(jsonPath("$.account.domain").value("carrier.invalid"))
                .andExpect(jsonPath("$.account.expirySeconds").value(600));

        Trunk kept = workspace.trunks().find("carrier").orElseThrow();
        assertThat(kept.server()).isEqualTo(new TrunkServer("carrier.invalid", null, Transport.TCP));
        assertThat(requireNonNull(kept.account()).keepAlive()).isEqualTo(Duration.ofSeconds(25));
        assertThat(kept.sources()).containsExactly(AddressRange.parse("203.0.113.0/24"));
        assertThat(kept.callers()).isEqualTo(new TrunkCallers(CallerSource.ASSERTED_IDENTITY, "DE"));
        assertThat(kept.limits())
                .isEqualTo(
                        new TrunkLimits(7, TrunkLimits.USUAL.newCallsPerSecond(), TrunkLimits.USUAL.outboundPerDay()));
        assertThat(kept.outbound()).isTrue();
        assertThat(kept.srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    }

    @Test
    void whatIsReadCanBeWrittenAgain() throws Exception {
        write("carrier", CARRIER);
        Trunk before = workspace.trunks().find("carrier").orElseThrow();
        String read = mvc.perform(authorised(get("/api/trunks/carrier")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        write("carrier", read).andExpect(status().isOk()).andExpect(content().json(read));

        assertThat(workspace.trunks().find("carrier")).contains(before);
        assertThat(read).contains("carrier-password").doesNotContain("others");
    }

    @Test
    void telephoneSystemWithoutAServerIsItsAddresses() throws Exception {
        write("pbx", "{\"sources\": [\"10.0.0.5\"]}").andExpect(status().isCreated());

        Trunk kept = workspace.trunks().find("pbx").orElseThrow();
        assertThat(kept.server()).isNull();
        assertThat(kept.registers()).isFalse();
        assertThat(kept.codecs()).isEqualTo(Trunk.ALL_CODECS);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceInTheWordsOfTheDialog() throws Exception {
        write("carrier", """
            {
              "server": {"host": "carrier.invalid", "port": 0, "transport": "UDP"},
              "account": {"user": "4930123", "secret": "my-password", "keepAliveSeconds": 0},
              "sources": ["carrier"],
              "country": "Germany",
              "codecs": ["OPUS"],
              "limits": {"callsAtOnce": 0}
            }
            """)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString("1 to 65535")))
                .andExpect(jsonPath("$.problems[*].pointer")
                        .value(containsInAnyOrder(
                                "/server/port",
                                "/account/keepAliveSeconds",
                                "/sources",
                                "/country",
                                "/codecs",
                                "/limits/callsAtOnce")));
        assertThat(workspace.trunks().list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"outbund\": true}', /outbund",
        "'{\"server\": {\"hots\": \"x\"}}', /server/hots",
        "'{\"limits\": {\"a/b\": 1}}', /limits/a~1b"
    })
    void keyThatIsMisspeltIsNamed(String body, String pointer) throws Exception {
        write("pbx", body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems[*].pointer").value(hasItem(pointer)));
    }

    @Test
    void passwordIsNotTaken() throws Exception {
        write("carrier", "{\"account\": {\"user\": \"4930123\", \"password\": \"s3cret\"}}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.detail").value(containsString("\"secret\"")))
                .andExpect(content().string(not(containsString("s3cret"))));
    }

    @Test
    void wordThatIsNoChoiceIsNoTrunk() throws Exception {
        write("carrier", "{\"server\": {\"host\": \"carrier.invalid\", \"transport\": \"SCTP\"}}")
                .andExpect(status().isBadRequest());
    }

    @Test
    void trunkThatIsTakenAwayIsGone() throws Exception {
        write("pbx", "{\"sources\": [\"10.0.0.5\"]}");

        mvc.perform(authorised(delete("/api/trunks/pbx"))).andExpect(status().isNoContent());

        mvc.perform(authorised(get("/api/trunks/pbx")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value(containsString("pbx")));
    }

    @Test
    void onlyAdministratorsReadAndWriteTrunks() throws Exception {
        write("pbx", "{\"sources\": [\"10.0.0.5\"]}");

        mvc.perform(get("/api/trunks/pbx").with(user("vera").roles("EDITOR"))).andExpect(status().isForbidden());
        mvc.perform(put("/api/trunks/pbx")
                        .with(user("vera").roles("EDITOR"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sources\": [\"10.0.0.6\"]}"))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/trunks").with(user("vera").roles("VIEWER"))).andExpect(status().isOk());
        mvc.perform(get("/api/trunks/pbx")).andExpect(status().isUnauthorized());
    }
}
