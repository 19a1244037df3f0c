package io.ivory.designer.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.SignedIn;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.editor.EditorView;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private SignedIn person;

    @BeforeEach
    void begin() {
        ViewTestConfiguration.empty(workspace);
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
}
