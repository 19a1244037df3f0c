package io.ivory.designer.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.flows.FlowsView;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.FlowSummary;
import io.ivory.runtime.store.NumberStore.Assignment;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class NumbersViewTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    private FlowId flow = new FlowId("none");

    @BeforeEach
    void begin() {
        anna.becomes(Role.ADMIN);
        ViewTestConfiguration.empty(workspace);
        flow = workspace.flows().create(FlowDefinition.empty("Line", Language.ENGLISH), "anna");
        navigate(NumbersView.class);
    }

    @Test
    void aNumberIsKeptAsItIsDialled() {
        assign("+1 (800) 555-0100");

        assertThat(workspace.numbers().list())
                .extracting(Assignment::number, Assignment::flow)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("18005550100", flow));
    }

    @Test
    void whetherTheFlowTakesCallsStandsBesideItsName() {
        assign("100");

        Component cell = NumbersView.answeredBy(workspace.numbers().list().getFirst());

        assertThat(cell.getElement().getTextRecursively()).isEqualTo("LinePublish the flow first");
    }

    @Test
    void whatIsNoNumberIsRefusedAtTheField() {
        assign("call me");

        assertThat(find(TextField.class).id("number-to-assign").isInvalid()).isTrue();
        assertThat(find(TextField.class).id("number-to-assign").getValue()).isEqualTo("call me");
        assertThat(workspace.numbers().list()).isEmpty();
    }

    @Test
    void anEditorSeesNumbersButDoesNotAssignThem() {
        workspace.numbers().assign("100", flow);
        anna.becomes(Role.EDITOR);

        navigate(FlowsView.class);
        navigate(NumbersView.class);

        assertThat(find(TextField.class).all()).isEmpty();
        assertThat(find(Button.class).all()).isEmpty();
    }

    @Test
    void anAssignmentIsRefusedToWhoIsNoAdministrator() {
        anna.becomes(Role.EDITOR);

        assertThatThrownBy(() -> assign("100")).isInstanceOf(NotAllowedException.class);

        assertThat(workspace.numbers().list()).isEmpty();
    }

    @SuppressWarnings("unchecked") // there is one combo box, and it holds flows
    private void assign(String number) {
        test(find(TextField.class).id("number-to-assign")).setValue(number);
        ComboBox<FlowSummary> flows = find(ComboBox.class).id("number-flow");
        flows.setValue(workspace.flows().list().getFirst());
        test(find(Button.class).id("number-assign")).click();
    }
}
