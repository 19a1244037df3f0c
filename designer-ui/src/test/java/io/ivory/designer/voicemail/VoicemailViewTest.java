package io.ivory.designer.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.workspace.VoicemailBoxDialog;
import io.ivory.flow.resource.VoicemailBox;
import io.ivory.runtime.call.CallId;
import io.ivory.runtime.call.VoicemailBoxes.NewRecording;
import io.ivory.runtime.call.VoicemailBoxes.Origin;
import io.ivory.runtime.store.LeftRecording;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class VoicemailViewTest extends SpringBrowserlessTest {

    @Autowired
    private VoicemailDesk desk;

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    @BeforeEach
    void annaIsAnAdministratorAndAllBoxesAreEmpty() {
        anna.becomes(Role.ADMIN);
        desk.list(null).forEach(left -> desk.delete(left.id(), "anna"));
    }

    @Test
    void withoutRecordingsItSaysWhatBelongsHere() {
        navigate(VoicemailView.class);

        assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                .contains("Add the step “Voicemail”");
    }

    @Test
    void aRecordingThatPlaysCountsAsHeardAndStaysWhereItIs() throws Exception {
        LeftRecording left = leave("orders");
        VoicemailView view = navigate(VoicemailView.class);
        var row = new RecordingRow(left, true, true, Clock.systemUTC(), view.actions());
        assertThat(row.getElement().getTextRecursively()).contains("New");

        view.actions().plays(left, row);

        assertThat(row.getElement().getTextRecursively()).contains("Heard").doesNotContain("New");
        assertThat(desk.find(left.id()).orElseThrow().heard())
                .satisfies(heard -> assertThat(heard).extracting("by").isEqualTo("anna"));
    }

    @Test
    void whatIsDeletedComesBackByUndo() throws Exception {
        LeftRecording left = leave("orders");
        VoicemailView view = navigate(VoicemailView.class);

        view.actions().delete(left);
        assertThat(view.rows()).isEmpty();
        test(find(Button.class).withText("Undo").single()).click();

        assertThat(view.rows()).extracting(LeftRecording::id).containsExactly(left.id());
    }

    @Test
    void aViewerListensAndChangesNothing() throws Exception {
        LeftRecording left = leave("orders");
        anna.becomes(Role.VIEWER);
        VoicemailView view = navigate(VoicemailView.class);
        var row = new RecordingRow(left, true, false, Clock.systemUTC(), view.actions());

        view.actions().plays(left, row);

        assertThat(desk.find(left.id()).orElseThrow().isNew()).isTrue();
        assertThatThrownBy(() -> view.actions().delete(left)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> view.actions().done(left, true)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void theSoundIsAFileToKeepAndComesInPartsForWhoAsksForParts() throws Exception {
        LeftRecording left = leave("orders");
        String sound = "/" + SoundEndpoint.pathOf(left);

        browser()
                .perform(get(sound))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.CONTENT_TYPE, "audio/wav"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, "no-store"))
                .andExpect(header().string(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"orders-2026-11-23-1200.wav\""));
        browser()
                .perform(get(sound).header(HttpHeaders.RANGE, "bytes=44-143"))
                .andExpect(status().isPartialContent())
                .andExpect(header().string(HttpHeaders.CONTENT_LENGTH, "100"));
    }

    @Test
    void noOtherNameLeadsToAFile() throws Exception {
        for (String name : List.of("..%2F..%2Fetc%2Fpasswd", "00000000-0000-0000-0000-000000000000", "secret.wav")) {
            browser().perform(get(URI.create("/voicemail/sound/" + name))).andExpect(status().isNotFound());
        }
    }

    @Test
    @SuppressWarnings("unchecked") // the dialog has one list of choices, of texts
    void aBoxIsKeptWithItsAddressAndItSaysThatNothingIsSent() {
        navigate(VoicemailView.class);
        new VoicemailBoxDialog(workspace, anna, null, name -> {}).open();

        test(find(TextField.class).withCaption("Name").single()).setValue("returns");
        TextField email =
                find(TextField.class).withCaption("Send recordings to").single();
        assertThat(email.getHelperText()).contains("Nothing will be sent");
        test(email).setValue("no address");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(email.isInvalid()).isTrue();
        test(email).setValue("office@shop.example");
        assertThat(find(Select.class).withCaption("Greeting").all()).hasSize(1);
        test(find(Button.class).withText("Save").single()).click();

        assertThat(workspace.resources().resources().destinations())
                .containsEntry(
                        "returns", new VoicemailBox("office@shop.example", null, VoicemailBox.DEFAULT_RECORDINGS));
        workspace.resources().delete(ResourceKind.DESTINATION, "returns");
    }

    private MockMvc browser() {
        return MockMvcBuilders.standaloneSetup(new SoundEndpoint(desk)).build();
    }

    private LeftRecording leave(String box) throws IOException {
        NewRecording recording = desk.begin(
                new Origin(new CallId("call"), "line", "+4930123", box, 10, null, ViewTestConfiguration.NOW));
        recording.write(new short[16_000], 16_000);
        assertThat(recording.keep(Duration.ofSeconds(2))).isTrue();
        await().until(() -> desk.list(box).size() == 1);
        return desk.list(box).getFirst();
    }
}
