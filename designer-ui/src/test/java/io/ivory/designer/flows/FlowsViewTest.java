package io.ivory.designer.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.editor.EditorView;
import io.ivory.designer.numbers.NumbersView;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.check.FlowChecks;
import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.ResourceKind;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class FlowsViewTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson person;

    @BeforeEach
    void begin() {
        person.becomes(Role.ADMIN);
        withoutResources();
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        navigate(FlowsView.class);

        assertThat(find(EmptyState.class).all()).hasSize(1);
    }

    @Test
    void aNewFlowOpensInTheEditor() {
        navigate(FlowsView.class);

        test(find(Button.class).id("new-flow")).click();
        test(find(TextField.class).id("new-flow-name")).setValue("Shop line");
        test(find(Button.class).id("new-flow-create")).click();

        assertThat(getCurrentView()).isInstanceOf(EditorView.class);
        assertThat(workspace.flows().list()).extracting(flow -> flow.name()).containsExactly("Shop line");
    }

    @Test
    void aFlowNeedsAName() {
        navigate(FlowsView.class);

        test(find(Button.class).id("new-flow")).click();
        test(find(Button.class).id("new-flow-create")).click();

        assertThat(find(TextField.class).id("new-flow-name").isInvalid()).isTrue();
        assertThat(workspace.flows().list()).isEmpty();
    }

    @Test
    void aSampleShowsWhatItBringsBeforeItComes() {
        beginWithTheSample();

        assertThat(shown())
                .contains("create flow “My shop”", "create table “promotions”", "create destination “operators”")
                .doesNotContain("leave aside");
        assertThat(workspace.flows().list()).isEmpty();
        assertThat(workspace.resources().resources().tables()).isEmpty();
    }

    @Test
    void aSampleComesUnderItsNewNameWithAllThatItNeeds() {
        beginWithTheSample();

        test(find(Button.class).id("new-flow-create")).click();

        assertThat(getCurrentView()).isInstanceOf(EditorView.class);
        FlowDefinition made =
                workspace.flows().draft(new FlowId("my-shop")).orElseThrow().definition();
        assertThat(made.name()).isEqualTo("My shop");
        assertThat(FlowChecks.problems(made, workspace.resources().resources())).isEmpty();
    }

    @Test
    void aSampleChangesNothingThatIsThere() {
        var ours = new DataTable(List.of("a"), List.of(List.of("ours")));
        workspace.resources().save("promotions", ours, "anna");
        beginWithTheSample();

        assertThat(shown()).contains("leave as it is table “promotions”");
        test(find(Button.class).id("new-flow-create")).click();

        assertThat(workspace.resources().resources().tables()).containsEntry("promotions", ours);
    }

    @Test
    void anEditorsSampleComesWithoutPeopleAndServices() {
        person.becomes(Role.EDITOR);
        beginWithTheSample();

        assertThat(shown()).contains("leave aside destination “operators”", "leave aside connection “orders”");
        test(find(Button.class).id("new-flow-create")).click();

        assertThat(workspace.resources().resources().destinations()).isEmpty();
        assertThat(workspace.resources().resources().connections()).isEmpty();
        assertThat(workspace.resources().resources().tables()).containsKey("promotions");
    }

    @Test
    void aViewerIsOfferedNothingThatChangesFlows() {
        workspace.flows().create(Starter.MENU.flow("Shop line"), "anna");
        person.becomes(Role.VIEWER);

        navigate(NumbersView.class);
        navigate(FlowsView.class);

        assertThat(find(Button.class).all()).isEmpty();
    }

    @Test
    void aFlowIsRefusedToWhoMayOnlyLook() {
        beginWithTheSample();
        person.becomes(Role.VIEWER);

        assertThatThrownBy(() -> test(find(Button.class).id("new-flow-create")).click())
                .isInstanceOf(NotAllowedException.class);

        assertThat(workspace.flows().list()).isEmpty();
        assertThat(workspace.resources().resources().tables()).isEmpty();
    }

    @Test
    void anEditorBringsInNoPeopleByABundle() {
        FlowId id = new SampleStore(workspace, person).create("Shop");
        byte[] zip = workspace.bundles().zip(id);
        withoutResources();
        person.becomes(Role.EDITOR);
        var dialog = new ImportDialog(workspace.bundles(), person, flows -> {});
        dialog.open();

        dialog.preview("shop.ivr.zip", zip);

        assertThat(find(Button.class).id("import-confirm").isEnabled()).isFalse();
        assertThat(workspace.resources().resources().destinations()).isEmpty();
    }

    @Test
    void anExportedFlowComesBackByteByByteAfterItWasDeleted() {
        FlowId id = workspace.flows().create(Starter.MENU.flow("Shop line"), "anna");
        String exported = workspace.bundles().json(id);
        workspace.flows().delete(id);
        var imported = new ArrayList<FlowId>();
        var dialog = new ImportDialog(workspace.bundles(), person, imported::addAll);
        dialog.open();

        dialog.preview("shop-line.ivr.json", exported.getBytes(StandardCharsets.UTF_8));
        test(find(Button.class).id("import-confirm")).click();

        assertThat(imported).containsExactly(new FlowId("shop-line"));
        assertThat(workspace.bundles().json(new FlowId("shop-line"))).isEqualTo(exported);
    }

    @Test
    void aMenuTableIsBroughtOverAndShowsItsReportFirst() {
        var imported = new ArrayList<FlowId>();
        var dialog = new ImportDialog(workspace.bundles(), person, imported::addAll);
        dialog.open();

        dialog.preview("shop line.csv", """
                path,action,target,label,say
                start,menu,,,Welcome.
                1,say,,our address,Market Square 5.
                0,transfer,sip:anna@pbx.example,a person,
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(find(Details.class).all())
                .extracting(Details::getSummaryText)
                .containsExactly("Changed in meaning (3)", "Brought over (3)");
        assertThat(workspace.flows().list()).isEmpty();
        test(find(Button.class).id("import-confirm")).click();
        assertThat(imported).containsExactly(new FlowId("shop-line"));
    }

    @Test
    void aMenuTableWithMistakesListsThemAndChangesNothing() {
        var dialog = new ImportDialog(workspace.bundles(), person, flows -> {});
        dialog.open();

        dialog.preview("menu.csv", "path,action,say\nstart,menu,Hello\n1,dance,\n".getBytes(StandardCharsets.UTF_8));

        assertThat(find(ListItem.class).all()).hasSize(2);
        assertThat(find(Button.class).id("import-confirm").isEnabled()).isFalse();
    }

    @Test
    void aDamagedFileListsEverythingThatIsWrongAndChangesNothing() {
        var dialog = new ImportDialog(workspace.bundles(), person, flows -> {});
        dialog.open();

        dialog.preview("bad.ivr.json", """
                {"ivory": "1.0", "name": "", "languages": ["xx1"], "nodes": {"a": {"type": "sing"}}}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(find(ListItem.class).all()).hasSizeGreaterThan(1);
        assertThat(find(Button.class).id("import-confirm").isEnabled()).isFalse();
        assertThat(workspace.flows().list()).isEmpty();
    }

    @SuppressWarnings("unchecked") // there is one group of radio buttons, and it holds what to begin with
    private void beginWithTheSample() {
        navigate(FlowsView.class);
        test(find(Button.class).withText("New flow").all().getFirst()).click();
        test(find(TextField.class).id("new-flow-name")).setValue("My shop");
        RadioButtonGroup<Starter> starter = find(RadioButtonGroup.class).single();
        starter.setValue(Starter.ONLINE_STORE);
    }

    private String shown() {
        return find(ListItem.class).all().stream()
                .map(line -> line.getElement().getTextRecursively())
                .map(words -> words.replaceFirst("(create|replace|leave as it is|leave aside)", "$1 "))
                .collect(Collectors.joining("\n"));
    }

    private void withoutResources() {
        ViewTestConfiguration.empty(workspace);
        Resources held = workspace.resources().resources();
        held.hours().keySet().forEach(name -> workspace.resources().delete(ResourceKind.HOURS, name));
        held.tables().keySet().forEach(name -> workspace.resources().delete(ResourceKind.TABLE, name));
        held.destinations().keySet().forEach(name -> workspace.resources().delete(ResourceKind.DESTINATION, name));
        held.connections().keySet().forEach(name -> workspace.resources().delete(ResourceKind.CONNECTION, name));
    }
}
