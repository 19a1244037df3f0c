package io.ivory.designer.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.EmailAddress;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

/** How queues and e-mail addresses come into the workspace. */
@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class QueueDialogTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    @BeforeEach
    void annaIsAnAdministrator() {
        anna.becomes(Role.ADMIN);
    }

    @Test
    @SuppressWarnings("unchecked") // the dialog's choices are of names
    void aQueueNeedsSomebodyWhoTakesTheCalls() {
        workspace.resources().save("phone-one", new Person("sip:one@10.0.0.5"), "anna");
        navigate(WorkspaceView.class);
        new QueueDialog(workspace, anna, null, name -> {}).open();
        Select<String> people =
                find(Select.class).withCaption("Who takes the calls").single();

        test(find(TextField.class).withCaption("Name").single()).setValue("service");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(people.isInvalid()).isTrue();
        test(people).selectItem("phone-one");
        test(find(Button.class).withText("Save").single()).click();

        assertThat(workspace.resources().resources().destinations())
                .containsEntry("service", new CallQueue(List.of("phone-one"), null, CallQueue.DEFAULT_CAPACITY));
        workspace.resources().delete(ResourceKind.DESTINATION, "service");
        workspace.resources().delete(ResourceKind.DESTINATION, "phone-one");
    }

    @Test
    void anAddressIsKeptOnceItIsOne() {
        navigate(WorkspaceView.class);
        new EmailAddressDialog(workspace, anna, null, name -> {}).open();
        TextField address = find(TextField.class).withCaption("E-mail address").single();
        assertThat(address.getHelperText()).contains("Nothing will be sent");

        test(find(TextField.class).withCaption("Name").single()).setValue("office");
        test(address).setValue("no address");
        test(find(Button.class).withText("Save").single()).click();
        assertThat(address.isInvalid()).isTrue();
        test(address).setValue("office@shop.example");
        test(find(Button.class).withText("Save").single()).click();

        assertThat(workspace.resources().resources().destinations())
                .containsEntry("office", new EmailAddress("office@shop.example"));
        workspace.resources().delete(ResourceKind.DESTINATION, "office");
    }
}
