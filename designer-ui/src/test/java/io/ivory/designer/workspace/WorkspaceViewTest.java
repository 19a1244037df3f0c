package io.ivory.designer.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.TestVoice;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.flow.Language;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.speech.WavFile;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class WorkspaceViewTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    @BeforeEach
    void annaIsAnAdministrator() {
        anna.becomes(Role.ADMIN);
    }

    @Test
    void aPersonIsKeptWithTheirAddress() {
        navigate(WorkspaceView.class);
        var saved = new ArrayList<String>();
        new DestinationDialog(workspace, anna, null, saved::add).open();

        fill("Name", "operators");
        fill("SIP address", "sip:anna@10.0.0.5");
        save();

        assertThat(saved).containsExactly("operators");
        assertThat(workspace.resources().resources().destinations()).containsKey("operators");
        workspace.resources().delete(ResourceKind.DESTINATION, "operators");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndStaysTyped() {
        navigate(WorkspaceView.class);
        new DestinationDialog(workspace, anna, null, name -> {}).open();

        fill("Name", "somebody");
        fill("SIP address", "tel 555");
        save();

        TextField address = find(TextField.class).withCaption("SIP address").single();
        assertThat(address.isInvalid()).isTrue();
        assertThat(address.getValue()).isEqualTo("tel 555");
        assertThat(workspace.resources().resources().destinations()).doesNotContainKey("somebody");
    }

    @Test
    @SuppressWarnings("unchecked") // the dialog has one list of choices, of texts
    void aTeamRingsItsPeopleInTheOrderInWhichTheyWereAdded() {
        workspace.resources().save("anna", new Person("sip:anna@10.0.0.5"), "anna");
        workspace.resources().save("boris", new Person("sip:boris@10.0.0.5"), "anna");
        navigate(WorkspaceView.class);
        new DestinationDialog(workspace, anna, null, name -> {}).open();

        fill("Name", "team");
        find(RadioButtonGroup.class).single().setValue("Several people");
        save();
        Select<String> more =
                find(Select.class).withCaption("Ring, one after the other").single();
        assertThat(more.isInvalid()).as("nobody yet").isTrue();
        more.setValue("boris");
        more.setValue("anna");
        save();

        assertThat(workspace.resources().resources().destinations())
                .containsEntry("team", new RingGroup(List.of("boris", "anna"), RingGroup.Strategy.IN_TURN));
        for (String name : List.of("team", "anna", "boris")) {
            workspace.resources().delete(ResourceKind.DESTINATION, name);
        }
    }

    @Test
    void openingHoursAreReadAsTheyAreWritten() {
        navigate(WorkspaceView.class);
        new HoursDialog(workspace, anna, null, name -> {}).open();

        fill("Name", "shop");
        save();

        assertThat(HoursWords.week(Objects.requireNonNull(
                        workspace.resources().resources().hours().get("shop"))))
                .isEqualTo("Mon–Fri 09:00–18:00");
        workspace.resources().delete(ResourceKind.HOURS, "shop");
    }

    @Test
    void anEditorMayChangeHoursButNeitherPeopleNorServices() {
        anna.becomes(Role.EDITOR);
        navigate(WorkspaceView.class);

        assertThat(find(Button.class).withText("New opening hours").all()).hasSize(1);
        assertThat(find(Button.class).withText("New person or team").all()).isEmpty();
        assertThat(find(Button.class).withText("New service").all()).isEmpty();
    }

    @Test
    void whoIsNoAdministratorSavesNobodyWhateverTheirBrowserSends() {
        navigate(WorkspaceView.class);
        new DestinationDialog(workspace, anna, null, name -> {}).open();
        fill("Name", "operators");
        fill("SIP address", "sip:anna@10.0.0.5");

        anna.becomes(Role.EDITOR);

        assertThatThrownBy(this::save).isInstanceOf(NotAllowedException.class);
        assertThat(workspace.resources().resources().destinations()).doesNotContainKey("operators");
    }

    @Test
    void recordingsKeepTheirNamesAsFarAsNamesGo() {
        assertThat(RecordingUpload.nameOf("Willkommen (neu).WAV")).isEqualTo("willkommen-neu-.wav");
        assertThat(RecordingUpload.nameOf("../../etc/passwd")).isEqualTo("etc-passwd.wav");
        assertThat(RecordingUpload.nameOf("Ansage.mp3")).isEqualTo("ansage.wav");
    }

    @Test
    void anUploadIsHeardBeforeItIsKeptAndWhatIsKeptIsMadeAnew() {
        navigate(WorkspaceView.class);
        var saved = new ArrayList<String>();
        byte[] upload = WavFile.write(TestVoice.hum());

        new RecordingUpload(workspace, anna, saved::add).take("Hello.WAV", upload);
        assertThat(workspace.resources().resources().audio()).doesNotContain("hello.wav");
        test(find(Button.class).withText("Keep it").single()).click();

        assertThat(saved).containsExactly("hello.wav");
        byte[] kept = workspace.resources().audio("hello.wav").orElseThrow();
        assertThat(WavFile.read(kept)).isEqualTo(Loudness.even(TestVoice.hum()));
        workspace.resources().delete(ResourceKind.AUDIO, "hello.wav");
    }

    @Test
    void anUploadThatReplacesARecordingSaysSo() {
        workspace.resources().saveAudio("hello.wav", WavFile.write(TestVoice.hum()), "anna");
        navigate(WorkspaceView.class);

        new RecordingUpload(workspace, anna, name -> {}).take("hello.ogg.wav", WavFile.write(TestVoice.hum()));
        assertThat(find(Paragraph.class).withTextContaining("Replaces").all()).isEmpty();
        test(find(Button.class).withText("Throw away").single()).click();
        new RecordingUpload(workspace, anna, name -> {}).take("hello.wav", WavFile.write(TestVoice.hum()));

        assertThat(find(Paragraph.class)
                        .withTextContaining("Replaces the recording")
                        .all())
                .hasSize(1);
        workspace.resources().delete(ResourceKind.AUDIO, "hello.wav");
    }

    @Test
    void aFileThatIsNoSoundIsRefusedWithASentence() {
        navigate(WorkspaceView.class);

        new RecordingUpload(workspace, anna, name -> {})
                .take("evil.wav", "<script>".getBytes(StandardCharsets.US_ASCII));

        assertThat(test(find(Notification.class).single()).getText())
                .isEqualTo("“evil.wav”: This is no sound file. Save the recording as WAV, MP3 or OGG and try again.");
        assertThat(find(Button.class).withText("Keep it").all()).isEmpty();
    }

    @Test
    void aVoiceThatFailsIsShownWithItsError() {
        navigate(WorkspaceView.class);
        var voices = Voices.watched(List.of(new TestVoice()), List.of(), Clock.systemUTC());
        var panel = new VoicesPanel(voices, anna, Clock.systemUTC());

        assertThat(panel.getElement().getTextRecursively())
                .contains("hum", "ok", "English")
                .doesNotContain("Last error");
        assertThatThrownBy(() -> voices.engines().getFirst().say("fail", Language.ENGLISH))
                .isInstanceOf(SpeechException.class);
        panel.refresh();

        assertThat(panel.getElement().getTextRecursively())
                .contains("failing since today")
                .contains("hum cannot hum that");
        voices.close();
    }

    @Test
    void aSampleIsHeardInTheDialog() {
        navigate(WorkspaceView.class);
        var voices = new Voices(List.of(new TestVoice()));
        new VoiceSampleDialog(voices, anna, voices.states().getFirst(), () -> {}).open();

        test(find(Button.class).withText("Hear it").single()).click();

        assertThat(find(SoundPlayer.class).all()).hasSize(1);
    }

    private void fill(String caption, String value) {
        test(find(TextField.class).withCaption(caption).single()).setValue(value);
    }

    private void save() {
        test(find(Button.class).withText("Save").single()).click();
    }
}
