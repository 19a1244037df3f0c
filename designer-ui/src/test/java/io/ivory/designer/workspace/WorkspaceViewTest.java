package io.ivory.designer.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.Pill;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.TestVoice;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.flow.Language;
import io.ivory.flow.resource.HoursOverride;
import io.ivory.flow.resource.OpeningHours;
import io.ivory.flow.resource.Person;
import io.ivory.flow.resource.RingGroup;
import io.ivory.flow.resource.TimeRange;
import io.ivory.runtime.speech.Loudness;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.speech.Voices;
import io.ivory.runtime.speech.WavFile;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class WorkspaceViewTest extends SpringBrowserlessTest {

    private static final OpeningHours ROUND_THE_CLOCK = new OpeningHours(
            ZoneId.of("Europe/Berlin"),
            Arrays.stream(DayOfWeek.values())
                    .collect(Collectors.toMap(Function.identity(), day -> List.of(TimeRange.ALL_DAY))),
            Map.of(),
            Map.of());

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
        fill("SIP address or number", "sip:anna@10.0.0.5");
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
        fill("SIP address or number", "tel 555");
        save();

        TextField address =
                find(TextField.class).withCaption("SIP address or number").single();
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
        find(RadioButtonGroup.class).single().setValue("Several people, one after the other");
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
    @SuppressWarnings("unchecked") // the dialog has one list of choices, of texts
    void aTeamMayRingAllAtOnce() {
        workspace.resources().save("anna", new Person("sip:anna@10.0.0.5"), "anna");
        navigate(WorkspaceView.class);
        new DestinationDialog(workspace, anna, null, name -> {}).open();

        fill("Name", "team");
        find(RadioButtonGroup.class).single().setValue("Several people, all at once");
        ((Select<String>) find(Select.class).withCaption("Ring, all at once").single()).setValue("anna");
        save();

        assertThat(workspace.resources().resources().destinations())
                .containsEntry("team", new RingGroup(List.of("anna"), RingGroup.Strategy.ALL_AT_ONCE));
        for (String name : List.of("team", "anna")) {
            workspace.resources().delete(ResourceKind.DESTINATION, name);
        }
    }

    @Test
    void aNumberIsKeptWithoutItsSeparators() {
        navigate(WorkspaceView.class);
        new DestinationDialog(workspace, anna, null, name -> {}).open();

        fill("Name", "mobile");
        fill("SIP address or number", "+49 (30) 123-45");
        save();

        assertThat(workspace.resources().resources().destinations())
                .containsEntry("mobile", new Person("tel:+493012345"));
        workspace.resources().delete(ResourceKind.DESTINATION, "mobile");
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
    void aShopIsClosedAtOnceAndOpenedAgain() {
        workspace.resources().save("shop", ROUND_THE_CLOCK, "anna");
        navigate(WorkspaceView.class);

        test(switchOf("Close now…")).click();
        fill("Why, for your colleagues", "Snow");
        save();

        OpeningHours closed =
                Objects.requireNonNull(workspace.resources().resources().hours().get("shop"));
        assertThat(closed.at(Instant.now())).isEqualTo(OpeningHours.State.CLOSED);
        assertThat(closed.overrides()).singleElement().satisfies(override -> {
            assertThat(override.note()).isEqualTo("Snow");
            assertThat(override.until().toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        });

        test(switchOf("End override")).click();
        assertThat(Objects.requireNonNull(
                                workspace.resources().resources().hours().get("shop"))
                        .overrides())
                .isEmpty();

        test(find(Button.class).withText("Undo").all().getLast()).click();
        assertThat(workspace.resources().resources().hours().get("shop")).isEqualTo(closed);
        workspace.resources().delete(ResourceKind.HOURS, "shop");
    }

    @Test
    void longWordsOfAnOverridePushNoButtonOutOfSight() {
        var pill = new Pill("Closed until tomorrow 09:00 · Snow, and the heating is broken", Pill.Tone.WARN);
        var list = new ResourceList<>(
                workspace,
                anna,
                new ResourceList.Kind<>(
                        ResourceKind.HOURS,
                        () -> List.of("shop"),
                        name -> name,
                        name -> "Mon–Fri",
                        name -> Optional.of(pill),
                        name -> new Button("End override"),
                        new EmptyState("hours", "None", "Make one.")),
                null);

        Component row = list.row("shop");

        assertThat(pill.getParent()).contains(row.getChildren().toList().getFirst());
        assertThat(row.getChildren().toList().getLast().getElement().getTextRecursively())
                .isEqualTo("End override");
    }

    @Test
    void anOverrideThatEndsBeforeItBeginsIsRefusedAndStays() {
        workspace.resources().save("shop", ROUND_THE_CLOCK, "anna");
        navigate(WorkspaceView.class);
        new HoursDialog(workspace, anna, "shop", name -> {}).open();
        test(find(Button.class).withText("Override for a while").single()).click();

        List<DateTimePicker> times = find(DateTimePicker.class).all();
        times.getFirst().setValue(LocalDateTime.parse("2026-11-24T08:00"));
        times.getLast().setValue(LocalDateTime.parse("2026-11-23T08:00"));
        save();

        assertThat(times.getLast().isInvalid()).isTrue();
        times.getLast().setValue(LocalDateTime.parse("2026-11-25T08:00"));
        save();
        assertThat(Objects.requireNonNull(
                                workspace.resources().resources().hours().get("shop"))
                        .overrides())
                .containsExactly(new HoursOverride(
                        OpeningHours.State.CLOSED,
                        LocalDateTime.parse("2026-11-24T08:00"),
                        LocalDateTime.parse("2026-11-25T08:00"),
                        ""));
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
        fill("SIP address or number", "sip:anna@10.0.0.5");

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

    /** The button beside the shop's hours, outside of the list, whose cells are drawn by the browser alone. */
    private Button switchOf(String words) {
        Button button = new HoursSwitch(workspace, anna, Clock.systemUTC(), "shop", () -> {}).button();
        UI.getCurrent().add(button);
        assertThat(button.getText()).isEqualTo(words);
        return button;
    }

    private void fill(String caption, String value) {
        test(find(TextField.class).withCaption(caption).single()).setValue(value);
    }

    private void save() {
        test(find(Button.class).withText("Save").single()).click();
    }
}
