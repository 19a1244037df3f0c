package io.ivory.designer.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.ivory.designer.IvoryApplication;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.runtime.server.PhoneSide;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.testphone.TestPhone;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.CallerSource;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkCallers;
import io.ivory.runtime.trunk.TrunkLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What Prometheus reads once calls have come, and who may read it. */
@SpringBootTest(classes = IvoryApplication.class)
final class MetricsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    static Path data;

    private final Workspace workspace;
    private final PhoneSide phone;
    private final Lookout lookout;
    private final MockMvc mvc;
    private String token = "";

    MetricsTest(
            @Autowired WebApplicationContext application,
            @Autowired Workspace workspace,
            @Autowired PhoneSide phone,
            @Autowired Lookout lookout) {
        this.workspace = workspace;
        this.phone = phone;
        this.lookout = lookout;
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

    @Test
    void figuresChangeAsCallsCome() throws Exception {
        // given
        answerNumber("100");
        double begun = figure("ivory_calls_begun_total");
        double answered = figure("ivory_calls_answer_seconds_count");
        double completed = figure("ivory_calls_ended_total{outcome=\"completed\"}");
        double unknown = figure("ivory_calls_turned_away_total{reason=\"unknown-number\"}");
        double sent = figure("ivory_rtp_packets_total{kind=\"sent\"}");

        // when
        try (var anna = TestPhone.of("anna")) {
            anna.call("sip:100@127.0.0.1:" + phone.sipPort()).awaitAnswer(SOON).awaitEnd(SOON);
            assertThat(anna.call("sip:999@127.0.0.1:" + phone.sipPort()).awaitResult(SOON))
                    .isEqualTo(404);
        }

        // then
        await().untilAsserted(() -> {
            assertThat(figure("ivory_calls_ended_total{outcome=\"completed\"}")).isEqualTo(completed + 1);
            assertThat(figure("ivory_rtp_packets_total{kind=\"sent\"}")).isGreaterThan(sent);
            assertThat(figure("ivory_calls_up")).isZero();
        });
        assertThat(figure("ivory_calls_begun_total")).isEqualTo(begun + 1);
        assertThat(figure("ivory_calls_answer_seconds_count")).isEqualTo(answered + 1);
        assertThat(figure("ivory_calls_turned_away_total{reason=\"unknown-number\"}"))
                .isEqualTo(unknown + 1);
        assertThat(figure("ivory_calls_most_today")).isPositive();
        assertThat(figure("ivory_speech_texts_total{source=\"voice\"}")).isPositive();
        assertThat(figure("ivory_voice_state{state=\"speaking\",voice=\"freetts\"}"))
                .isEqualTo(1);
    }

    @Test
    void aTrunkHasItsFiguresWhileItIsThere() throws Exception {
        // given
        answerNumber("101");
        workspace.trunks().save(loopback(), "anna");
        lookout.look();
        assertThat(figure("ivory_trunk_state{state=\"open\",trunk=\"office\"}")).isEqualTo(1);
        assertThat(figure("ivory_trunk_state{state=\"failing\",trunk=\"office\"}"))
                .isZero();

        // when
        try (var anna = TestPhone.of("anna")) {
            anna.call("sip:101@127.0.0.1:" + phone.sipPort()).awaitAnswer(SOON).awaitEnd(SOON);
        }

        // then
        assertThat(figure("ivory_trunk_calls_total{direction=\"in\",trunk=\"office\"}"))
                .isEqualTo(1);
        workspace.trunks().delete("office");
        lookout.look();
        assertThat(scraped()).doesNotContain("office");
    }

    @Test
    void thereIsAFigureForAllThatCanGoWrong() throws Exception {
        lookout.look();

        for (String series : List.of(
                "ivory_phone_running 1.0",
                "ivory_database_up 1.0",
                "ivory_calls_lines 200.0",
                "ivory_sound_lateness_seconds ",
                "ivory_rtp_ports 500.0",
                "ivory_rtp_ports_in_use ",
                "ivory_sip_messages_total{kind=\"refused\"}",
                "ivory_speech_fallbacks_total ",
                "ivory_speech_cache_bytes{where=\"disk\"}",
                "ivory_waiting{what=\"records\"}",
                "ivory_waiting{what=\"notices\"}",
                "ivory_waiting{what=\"callbacks\"}",
                "ivory_waiting{what=\"letters\"}",
                "ivory_records_lost_total 0.0",
                "jvm_memory_used_bytes{",
                "disk_free_bytes{")) {
            assertThat(scraped()).contains("\n" + series);
        }
        assertThat(scraped()).doesNotContain("spring_security");
    }

    @Test
    void figuresAreForAdministratorsScripts() throws Exception {
        String editor = workspace.accounts().createToken("pipeline", Role.EDITOR);

        mvc.perform(get("/actuator/prometheus")).andExpect(status().isUnauthorized());
        mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer ivory_guess"))
                .andExpect(status().isUnauthorized());
        mvc.perform(get("/actuator/prometheus").with(user("guest").roles("GUEST")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer " + editor))
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/status")).andExpect(status().isUnauthorized());
        mvc.perform(get("/api/status").header("Authorization", "Bearer " + editor))
                .andExpect(status().isForbidden());
    }

    @Test
    void anybodyMayAskWhetherIvoryIsUpAndHearsNoMore() throws Exception {
        mvc.perform(get("/actuator/health"))
                .andExpect(status().isOk())
                .andExpect(content().string("{\"status\":\"UP\"}"));
        mvc.perform(get("/actuator/health").header("Authorization", "Bearer " + token))
                .andExpect(content().string("{\"status\":\"UP\"}"));
    }

    @Test
    void nothingElseOfTheActuatorIsThereForAnybody() throws Exception {
        for (String path : List.of(
                "",
                "/heapdump",
                "/threaddump",
                "/env",
                "/beans",
                "/metrics",
                "/loggers",
                "/shutdown",
                "/health/phone")) {
            mvc.perform(get("/actuator" + path)).andExpect(status().isNotFound());
            mvc.perform(get("/actuator" + path).header("Authorization", "Bearer " + token))
                    .andExpect(status().isNotFound());
        }
        for (String path : List.of("/shutdown", "/loggers/root", "/restart")) {
            mvc.perform(post("/actuator" + path).header("Authorization", "Bearer " + token))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void theStatusForScriptsSaysWhatTheViewSays() throws Exception {
        lookout.look();

        mvc.perform(get("/api/status").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.phoneRuns").value(true))
                .andExpect(jsonPath("$.calls.lines").value(200))
                .andExpect(jsonPath("$.storage.databaseAnswers").value(true))
                .andExpect(jsonPath("$.signs[?(@.about=='calls')].state").value("good"))
                .andExpect(jsonPath("$.signs[?(@.about=='voices')].details[?(@.name=='freetts')].word")
                        .value("Speaks"))
                .andExpect(jsonPath("$.words").isNotEmpty());
    }

    private void answerNumber(String number) {
        var words = new PromptId("bye");
        var bye = new NodeId("bye");
        FlowId flow = workspace
                .flows()
                .create(
                        FlowDefinition.empty("Line " + number, Language.ENGLISH)
                                .with(words, Prompt.of(Language.ENGLISH, "Thank you for calling " + number + "."))
                                .with(new HangUp(NodeHead.of(bye, "Goodbye"), words))
                                .withStart(bye),
                        "anna");
        workspace.flows().publish(flow, "anna", "");
        workspace.numbers().assign(number, flow);
    }

    private static Trunk loopback() {
        return new Trunk(
                "office",
                null,
                null,
                List.of(AddressRange.parse("127.0.0.1")),
                new TrunkCallers(CallerSource.FROM, ""),
                Trunk.ALL_CODECS,
                TrunkLimits.USUAL,
                false);
    }

    /** The value of one series; zero if it is not there. */
    private double figure(String series) throws Exception {
        return scraped()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private String scraped() throws Exception {
        return mvc.perform(get("/actuator/prometheus").header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
    }
}
