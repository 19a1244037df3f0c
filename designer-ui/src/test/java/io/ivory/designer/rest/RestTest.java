package io.ivory.designer.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
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
import io.ivory.flow.TestCall;
import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.json.FlowJson;
import io.ivory.flow.resource.Bundle;
import io.ivory.flow.resource.Connection;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.call.VoicemailBoxes.Origin;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = IvoryApplication.class)
final class RestTest {

    @TempDir
    static Path data;

    private final Workspace workspace;
    private final VoicemailDesk desk;
    private final MockMvc mvc;
    private String token = "";

    RestTest(
            @Autowired WebApplicationContext application,
            @Autowired Workspace workspace,
            @Autowired VoicemailDesk desk) {
        this.desk = desk;
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

    @ParameterizedTest
    @ValueSource(strings = {"/", "/flows", "/api/flows", "/schema/flow-1.0.json", "/voicemail/sound/x", "/nothing"})
    void nobodyMayFrameSniffOrBeToldOfAPage(String path) throws Exception {
        for (var answer : List.of(
                mvc.perform(get(path)).andReturn(),
                mvc.perform(authorised(get(path))).andReturn(),
                mvc.perform(get(path).with(user("vera").roles("VIEWER"))).andReturn())) {
            MockHttpServletResponse response = answer.getResponse();
            assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
            assertThat(response.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(response.getHeader("Referrer-Policy")).isIn("no-referrer", "same-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flows", "/api/flows", "/schema/flow-1.0.json"})
    void browsersAreToldToStayWithTlsOnlyOverTls(String path) throws Exception {
        mvc.perform(get(path)).andExpect(header().doesNotExist("Strict-Transport-Security"));

        mvc.perform(get(path).secure(true))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")));
    }

    @Test
    void whatCallersLeftIsForThoseWhoHaveLoggedIn() throws Exception {
        mvc.perform(get("/voicemail/sound/00000000-0000-0000-0000-000000000000"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(authorised(get("/voicemail/sound/00000000-0000-0000-0000-000000000000")))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void whoHasLoggedInMayHearWhatCallersLeft() throws Exception {
        NewRecording recording =
                desk.begin(new Origin(new CallId("call"), "line", "+4930123", "orders", 10, null, Instant.EPOCH));
        recording.write(new short[16_000], 16_000);
        assertThat(recording.keep(Duration.ofSeconds(2))).isTrue();
        await().until(() -> desk.list("orders").size() == 1);
        String id = desk.list("orders").getFirst().id();

        mvc.perform(get("/voicemail/sound/" + id).with(user("vera").roles("VIEWER")))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        mvc.perform(get("/voicemail/sound/" + id).with(user("nobody").roles("GUEST")))
                .andExpect(status().isForbidden());
    }

    private static byte[] flow(String name) {
        var words = new PromptId("bye");
        var bye = new NodeId("bye");
        return FlowJson.write(FlowDefinition.empty(name, Language.ENGLISH)
                        .with(words, Prompt.of(Language.ENGLISH, "Thank you for calling. Goodbye."))
                        .with(new HangUp(NodeHead.of(bye, "Goodbye"), words))
                        .withStart(bye))
                .getBytes(UTF_8);
    }

    private MockHttpServletRequestBuilder authorised(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private void bringIn(String file, byte[] content) throws Exception {
        mvc.perform(multipart("/api/bundles")
                        .file(new MockMultipartFile("file", file, "application/octet-stream", content))
                        .header("Authorization", "Bearer " + token))
                .andExpect(status().isCreated());
    }

    @Test
    void theSchemaOfFlowsIsReadWithoutLogin() throws Exception {
        mvc.perform(get("/schema/flow-1.0.json"))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.APPLICATION_JSON))
                .andExpect(header().string("Cache-Control", "max-age=86400, public"))
                .andExpect(header().exists("ETag"))
                .andExpect(jsonPath("$.title").value("Ivory flow 1.0"));
        mvc.perform(post("/schema/flow-1.0.json")).andExpect(status().isForbidden());
    }

    @Test
    void theTokenOfTheFirstStartIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("api-token"))))
                .isEqualTo("rw-------");
        assertThat(workspace.accounts().find("admin")).isPresent();
        assertThat(workspace.accounts().createFirstAdministrator()).isEmpty();
    }

    @Test
    void nobodyComesInWithoutAToken() throws Exception {
        mvc.perform(get("/api/flows"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        mvc.perform(get("/api/flows").header("Authorization", "Bearer ivory_guess"))
                .andExpect(status().isUnauthorized());
        mvc.perform(post("/api/flows/any/publish")).andExpect(status().isUnauthorized());
    }

    @Test
    void aRoleIsHeldToWhatItIncludes() throws Exception {
        String viewer = "Bearer " + workspace.accounts().createToken("viewer", Role.VIEWER);
        String editor = "Bearer " + workspace.accounts().createToken("editor", Role.EDITOR);

        mvc.perform(get("/api/flows").header("Authorization", viewer)).andExpect(status().isOk());
        mvc.perform(post("/api/flows/any/publish").header("Authorization", viewer))
                .andExpect(status().isForbidden());
        mvc.perform(put("/api/numbers/1")
                        .header("Authorization", editor)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"flow\":\"any\"}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void anEditorsScriptBringsInNoPeople() throws Exception {
        String editor = "Bearer " + workspace.accounts().createToken("bringer", Role.EDITOR);
        byte[] people = BundleFiles.writeZip(new Bundle(
                "people",
                Map.of(),
                new Resources(Map.of(), Map.of(), Map.of("anna", new Person("sip:anna@10.0.0.5")), Map.of(), Set.of()),
                Map.of()));

        mvc.perform(multipart("/api/bundles")
                        .file(new MockMultipartFile("file", "people.ivr.zip", "application/zip", people))
                        .header("Authorization", editor))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));

        assertThat(workspace.resources().resources().destinations()).doesNotContainKey("anna");
    }

    @Test
    void aScriptBringsAFlowInPublishesItAndGivesItANumber() throws Exception {
        // given
        bringIn("script-line.ivr.json", flow("Script line"));

        // when
        mvc.perform(authorised(post("/api/flows/script-line/publish"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sentence\":\"by script\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revision").value(1));
        mvc.perform(authorised(put("/api/numbers/{number}", "+1 (202) 555-0100"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"flow\":\"script-line\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value("12025550100"));

        // then
        mvc.perform(authorised(get("/api/flows")))
                .andExpect(
                        jsonPath("$[?(@.id=='script-line')].publishedRevision").value(1));
        mvc.perform(authorised(get("/api/numbers")))
                .andExpect(jsonPath("$[?(@.number=='12025550100')].live").value(true));
        assertThat(workspace.liveFlows().answering("12025550100")).isPresent();
    }

    @Test
    void aFlowWithARedTestCallIsNotPublished() throws Exception {
        // given
        byte[] red = FlowJson.write(FlowJson.read(new String(flow("Red"), UTF_8))
                        .withTests(Map.of(
                                "caller hears the offer",
                                new TestCall(
                                        null,
                                        null,
                                        Map.of(),
                                        List.of(new TestCall.Step.HearsWords("Our offer of the day"))))))
                .getBytes(UTF_8);
        bringIn("red.ivr.json", red);

        // then
        mvc.perform(authorised(post("/api/flows/red/publish")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString("caller hears the offer")))
                .andExpect(jsonPath("$.detail").value(containsString("Our offer of the day")))
                .andExpect(jsonPath("$.detail").value(containsString("Thank you for calling. Goodbye.")));
        assertThat(workspace.flows().revisions(new FlowId("red"))).isEmpty();
    }

    @Test
    void anEditorDoesNotLeadServicesElsewhere() throws Exception {
        // given
        String editor = "Bearer " + workspace.accounts().createToken("editor", Role.EDITOR);
        var elsewhere = new Connection(URI.create("https://evil.example"), Map.of("X-Key", "shopkey"));
        byte[] upload = BundleFiles.writeZip(new Bundle(
                "evil",
                Map.of("evil", FlowJson.read(new String(flow("Evil"), UTF_8))),
                new Resources(Map.of(), Map.of(), Map.of(), Map.of("elsewhere", elsewhere), Set.of()),
                Map.of()));

        // then
        mvc.perform(multipart("/api/bundles")
                        .file(new MockMultipartFile("file", "evil.ivr.zip", "application/zip", upload))
                        .header("Authorization", editor))
                .andExpect(status().isForbidden());
        assertThat(workspace.resources().resources().connections()).doesNotContainKey("elsewhere");
        bringIn("evil.ivr.zip", upload);
        assertThat(workspace.resources().resources().connections()).containsKey("elsewhere");
    }

    @Test
    void aNumberWithoutAFlowIsRefusedWithWords() throws Exception {
        mvc.perform(authorised(put("/api/numbers/12"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("which flow")));
    }

    @Test
    void anExportGivesTheBytesThatCameIn() throws Exception {
        byte[] file = flow("Round trip");
        bringIn("round-trip.ivr.json", file);

        mvc.perform(authorised(get("/api/flows/round-trip.json")))
                .andExpect(status().isOk())
                .andExpect(content().bytes(file));
        mvc.perform(authorised(get("/api/flows/round-trip.zip")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"round-trip.ivr.zip\""))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    }

    @Test
    void aMistakeIsNamedWithItsPlace() throws Exception {
        byte[] wrong = new String(flow("Wrong"), UTF_8)
                .replace("\"type\": \"hangup\"", "\"type\": \"hangpu\"")
                .getBytes(UTF_8);

        mvc.perform(multipart("/api/bundles")
                        .file(new MockMultipartFile("file", "wrong.ivr.json", "application/json", wrong))
                        .header("Authorization", "Bearer " + token))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.problems[0].pointer").value("/nodes/bye/type"))
                .andExpect(jsonPath("$.problems[0].message").isNotEmpty());
    }

    @Test
    void whatIsNotThereIsNotFoundAndNamesThatLeadElsewhereAreRefused() throws Exception {
        mvc.perform(authorised(get("/api/flows/nobody.json"))).andExpect(status().isNotFound());
        mvc.perform(authorised(post("/api/flows/nobody/publish"))).andExpect(status().isNotFound());
        mvc.perform(authorised(post("/api/flows/..%2Fetc/publish"))).andExpect(status().is4xxClientError());
        mvc.perform(authorised(get("/api/calls/nobody"))).andExpect(status().isNotFound());
    }

    @Test
    void aCallIsReadWithItsPath() throws Exception {
        // given
        var call = new CallId("rest-call");
        var noon = Instant.parse("2026-11-23T09:00:00Z");
        workspace.callWriter().on(new CallEvent.Started(call, noon, "<script>", "100", "line", 1));
        workspace.callWriter().on(new CallEvent.Pressed(call, noon.plusSeconds(2), new NodeId("menu"), "4"));
        workspace.callWriter().on(new CallEvent.Ended(call, noon.plusSeconds(5), CallOutcome.COMPLETED));
        assertThat(workspace.callWriter().flush(Duration.ofSeconds(20))).isTrue();

        // then
        mvc.perform(authorised(get("/api/calls/rest-call")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.call.outcome").value("COMPLETED"))
                .andExpect(jsonPath("$.events[1].type").value("pressed"))
                .andExpect(jsonPath("$.events[1].text").value("4"));
        mvc.perform(authorised(get("/api/calls?limit=1&number=<script>")))
                .andExpect(jsonPath("$.total").value(1));
        mvc.perform(authorised(get("/api/calls?as=text&number=<script>")))
                .andExpect(
                        content()
                                .string(
                                        matchesPattern(
                                                "(?s)CAME IN +FROM .*<script>  100  line 1  5        COMPLETED  rest-call\\n1 of 1 calls\\n")));
        mvc.perform(authorised(get("/api/calls/rest-call?as=text")))
                .andExpect(content().string("""
                        SECONDS  NODE  WHAT
                        0.000          started
                        2.000    menu  pressed  4
                        5.000          ended    COMPLETED
                        """));
    }

    @Test
    void addressesThatMeanNothingAreNotFoundInWords() throws Exception {
        for (String address : new String[] {"/api/nonsense", "/api/flows/main-line", "/api"}) {
            mvc.perform(authorised(get(address)))
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.detail").value(matchesPattern("There is no such resource.*")));
        }
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        String before = workspace.accounts().find("admin").orElseThrow().passwordHash();

        String answer = mvc.perform(authorised(post("/api/accounts/admin/password")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();

        String after = workspace.accounts().find("admin").orElseThrow().passwordHash();
        String password = answer.replaceAll(".*\"password\":\"([^\"]+)\".*", "$1");
        assertThat(after).isNotEqualTo(before);
        assertThat(workspace.accounts().passwords().matches(password, after)).isTrue();
        mvc.perform(authorised(post("/api/accounts/nobody/password"))).andExpect(status().isNotFound());
    }

    @Test
    void onlyAnAdministratorReplacesPasswords() throws Exception {
        String editor = workspace.accounts().createToken("pipeline", Role.EDITOR);

        mvc.perform(post("/api/accounts/admin/password").header("Authorization", "Bearer " + editor))
                .andExpect(status().isForbidden());
    }

    @Test
    void neitherConsolesNorActuatorAreThere() throws Exception {
        for (String path : new String[] {"/h2-console", "/actuator/heapdump", "/actuator/env"}) {
            assertThat(mvc.perform(get(path)).andReturn().getResponse().getStatus())
                    .as(path)
                    .isNotEqualTo(200);
        }
    }
}
