package io.ivory.designer.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.Mistakes;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.runtime.sdp.SrtpPolicy;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import io.ivory.runtime.trunk.AddressRange;
import io.ivory.runtime.trunk.Standing;
import io.ivory.runtime.trunk.Transport;
import io.ivory.runtime.trunk.Trunk;
import io.ivory.runtime.trunk.TrunkAccount;
import io.ivory.runtime.trunk.TrunkServer;
import io.ivory.runtime.trunk.TrunkState;
import io.ivory.runtime.trunk.TrunkTraffic;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class TrunkDialogTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    @BeforeEach
    void begin() {
        anna.becomes(Role.ADMIN);
        navigate(NumbersView.class);
    }

    @AfterEach
    void takeAway() {
        workspace.trunks().list().forEach(trunk -> workspace.trunks().delete(trunk.name()));
    }

    @Test
    void carrierThatWantsUsToRegisterIsKeptWithTheNameOfItsPassword() {
        test(find(Button.class).id("trunk-new")).click();

        fill("Name", "carrier");
        fill("Server", "sip.carrier.example");
        fill("User", "4930123");
        fill("Name of the secret with the password", "carrier-password");
        test(find(IntegerField.class)
                        .withCaption("Keep the way open, every seconds")
                        .single())
                .setValue(25);
        save();

        Trunk kept = workspace.trunks().find("carrier").orElseThrow();
        assertThat(kept.server()).isEqualTo(new TrunkServer("sip.carrier.example", null, Transport.UDP));
        assertThat(kept.account())
                .isEqualTo(new TrunkAccount(
                        "4930123",
                        "4930123",
                        "carrier-password",
                        "sip.carrier.example",
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(25)));
        assertThat(kept.outbound()).isFalse();
    }

    @Test
    void whatIsMissingIsSaidAtEachFieldAtOnceAndTheFirstOfThemIsNext() {
        test(find(Button.class).id("trunk-new")).click();

        save();

        TrunkDialog dialog = find(TrunkDialog.class).single();
        assertThat(find(TextField.class).from(dialog).all())
                .filteredOn(TextField::isInvalid)
                .extracting(TextField::getLabel, TextField::getErrorMessage)
                .containsExactly(
                        tuple("Name", "Name it: up to 40 letters, digits, - and _"),
                        tuple("Server", "The server to register with"),
                        tuple("User", "The name or number in front of the @ of our address"),
                        tuple("Name of the secret with the password", "Name the secret that holds the password"));
        assertThat(Mistakes.first(dialog))
                .contains(find(TextField.class).withCaption("Name").single());
    }

    @Test
    void carrierMayBeReachedAsItsDnsSays() {
        test(find(Button.class).id("trunk-new")).click();
        byAddress();
        fill("Name", "carrier");
        fill("Server", "carrier.example");
        transport().clear(); // the choice "As its DNS says"
        save();

        assertThat(workspace.trunks().find("carrier").orElseThrow().server())
                .isEqualTo(new TrunkServer("carrier.example", null, null));
    }

    @Test
    void whoNamesAPortChoosesWhatItGoesOver() {
        test(find(Button.class).id("trunk-new")).click();
        byAddress();
        fill("Name", "carrier");
        fill("Server", "carrier.example");
        test(find(IntegerField.class).withCaption("Port").single()).setValue(5_060);
        transport().clear(); // the choice "As its DNS says"
        save();

        assertThat(transport().getErrorMessage()).contains("UDP, TCP or TLS");
        assertThat(workspace.trunks().list()).isEmpty();
    }

    @SuppressWarnings("unchecked") // it is the list of these choices
    private Select<Transport> transport() {
        return find(Select.class).withCaption("Over").single();
    }

    @Test
    void telephoneSystemIsKnownByItsAddresses() {
        test(find(Button.class).id("trunk-new")).click();
        byAddress();
        fill("Name", "pbx");
        test(find(TextArea.class).single()).setValue("10.0.0.5\n192.168.7.0/24");
        fill("Country of numbers", "de");
        fill("Codecs", "pcma, g722");
        save();

        Trunk kept = workspace.trunks().find("pbx").orElseThrow();
        assertThat(kept.sources())
                .containsExactly(AddressRange.parse("10.0.0.5"), AddressRange.parse("192.168.7.0/24"));
        assertThat(kept.callers().country()).isEqualTo("DE");
        assertThat(kept.codecs()).extracting(Enum::name).containsExactly("PCMA", "G722");
    }

    @Test
    @SuppressWarnings("unchecked") // it is the list of these choices
    void soundOverATrunkIsEncryptedAsChosen() {
        test(find(Button.class).id("trunk-new")).click();
        byAddress();
        fill("Name", "pbx");
        test(find(TextArea.class).single()).setValue("10.0.0.5");
        Select<SrtpPolicy> encrypted = find(Select.class).id("trunk-srtp");
        assertThat(encrypted.getValue()).as("as set for all").isNull();
        test(encrypted).selectItem("Always");
        save();

        assertThat(workspace.trunks().find("pbx").orElseThrow().srtp()).isEqualTo(SrtpPolicy.REQUIRED);
    }

    @Test
    void everyWrongFieldSaysWhatIsWrongWithIt() {
        test(find(Button.class).id("trunk-new")).click();
        byAddress();
        fill("Name", "a trunk");
        fill("Country of numbers", "Germany");
        fill("Codecs", "OPUS");
        test(find(TextArea.class).single()).setValue("carrier.example");
        save();

        for (String field : new String[] {"Name", "Country of numbers", "Codecs"}) {
            assertThat(find(TextField.class).withCaption(field).single().isInvalid())
                    .as(field)
                    .isTrue();
        }
        assertThat(find(TextArea.class).single().getErrorMessage()).contains("203.0.113.0/24");
        assertThat(workspace.trunks().list()).isEmpty();
    }

    @Test
    void carrierWithoutAServerCannotBeRegisteredWith() {
        test(find(Button.class).id("trunk-new")).click();
        fill("Name", "carrier");
        save();

        assertThat(find(TextField.class).withCaption("Server").single().isInvalid())
                .isTrue();
        assertThat(find(TextField.class).withCaption("User").single().isInvalid())
                .isTrue();
    }

    @Test
    void whoIsNoAdministratorSavesNoTrunk() {
        test(find(Button.class).id("trunk-new")).click();
        fill("Name", "carrier");
        fill("Server", "sip.carrier.example");
        anna.becomes(Role.EDITOR);

        assertThatThrownBy(this::save).isInstanceOf(NotAllowedException.class);
        assertThat(workspace.trunks().list()).isEmpty();
    }

    @Test
    void failingTrunkSaysWhySinceWhenAndWhenNext() {
        Clock noon = Clock.fixed(ViewTestConfiguration.NOW, ZoneOffset.UTC);
        var failing = new Standing.Failing(
                "The registrar does not answer",
                ViewTestConfiguration.NOW.minusSeconds(120),
                ViewTestConfiguration.NOW.plusSeconds(30),
                null);

        assertThat(TrunkWords.detail(new TrunkState("carrier", failing, 1, 4, TrunkTraffic.NONE), noon))
                .isEqualTo("The registrar does not answer. Since today 11:58, next try 12:00:30"
                        + " · 1 call now, 4 out in 24 h");
    }

    @SuppressWarnings("unchecked") // the dialog has one list of choices, of texts
    private void byAddress() {
        find(RadioButtonGroup.class).single().setValue("It is known by its addresses");
    }

    private void fill(String caption, String value) {
        test(find(TextField.class).withCaption(caption).single()).setValue(value);
    }

    private void save() {
        test(find(Button.class).withText("Save").single()).click();
    }
}
