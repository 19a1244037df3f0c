package io.ivory.designer.editor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.editor.canvas.CanvasGesture;
import io.ivory.designer.editor.canvas.CanvasGraph;
import io.ivory.designer.editor.canvas.FlowCanvas;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.Position;
import io.ivory.flow.edit.RenameNode;
import io.ivory.flow.json.FlowJson;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class EditorViewTest extends SpringBrowserlessTest {

    private static final NodeId SAY = new NodeId("say-something");
    private static final NodeId HANG_UP = new NodeId("hang-up");

    @Autowired
    private Workspace workspace;

    private FlowId id = new FlowId("none");

    @BeforeEach
    void openAnEmptyFlow() {
        ViewTestConfiguration.empty(workspace);
        id = workspace.flows().create(FlowDefinition.empty("Line", Language.ENGLISH), "anna");
        navigate(EditorView.class, id.value());
    }

    @Test
    void stepsThatAreDrawnAndConnectedAreStored() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        does(new CanvasGesture.Add("hangup", 400, 0, SAY.value(), List.of("next")));

        FlowDefinition stored = stored();

        assertThat(stored.start()).isEqualTo(SAY);
        assertThat(stored.node(SAY).flatMap(say -> say.target(Exit.NEXT))).contains(HANG_UP);
    }

    @Test
    void oneDragOfTheFoldedErrorsConnectsThemAllInOneStep() {
        does(new CanvasGesture.Add("menu", 0, 0, null, List.of()));
        does(new CanvasGesture.Add("hangup", 400, 0, null, List.of()));

        does(new CanvasGesture.Connect("menu", List.of("noInput", "noMatch"), HANG_UP.value()));

        var menu = stored().node(new NodeId("menu")).orElseThrow();
        assertThat(menu.target(Exit.NO_INPUT)).contains(HANG_UP);
        assertThat(menu.target(Exit.NO_MATCH)).contains(HANG_UP);
        does(new CanvasGesture.Undo());
        assertThat(stored().node(new NodeId("menu")).orElseThrow().targets()).isEmpty();
    }

    @Test
    void typingInTheFormChangesThePromptAndIsOneStepOfUndo() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        does(new CanvasGesture.Select(List.of(SAY.value())));

        type("Wel");
        type("Welcome!");

        assertThat(words()).isEqualTo("Welcome!");
        does(new CanvasGesture.Undo());
        assertThat(words()).isEmpty();
        assertThat(find(TextArea.class).all().getFirst().getValue()).isEmpty();
        does(new CanvasGesture.Redo());
        assertThat(words()).isEqualTo("Welcome!");
    }

    @Test
    void undoNamesTheStepItTakesBack() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));

        does(new CanvasGesture.Delete(List.of(SAY.value()), List.of()));

        assertThat(find(Button.class).id("editor-undo").getAriaLabel())
                .contains("Undo: Delete \"Say something\" (Ctrl+Z)");
    }

    @Test
    void aNodeThatIsDraggedToTheStartPillBecomesTheFirst() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        does(new CanvasGesture.Add("hangup", 400, 0, null, List.of()));

        does(new CanvasGesture.Start(HANG_UP.value()));

        assertThat(stored().start()).isEqualTo(HANG_UP);
    }

    @Test
    void aMovedCardStaysWhereItWasPut() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));

        does(new CanvasGesture.Move(List.of(new CanvasGesture.Moved(SAY.value(), 80, 160))));

        assertThat(stored().layout().of(SAY)).contains(new Position(80, 160));
    }

    @Test
    void copiesCanBePastedIntoAnotherFlow() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        does(new CanvasGesture.Copy(List.of(SAY.value())));
        FlowId other = workspace.flows().create(FlowDefinition.empty("Other", Language.ENGLISH), "anna");
        navigate(EditorView.class, other.value());

        does(new CanvasGesture.Paste(16, 24));

        FlowDefinition pasted = workspace.flows().draft(other).orElseThrow().definition();
        assertThat(pasted.nodes()).containsKey(SAY);
        assertThat(pasted.layout().of(SAY)).contains(new Position(16, 24));
    }

    @Test
    void aDeletedConnectionLeavesItsNodes() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        does(new CanvasGesture.Add("hangup", 400, 0, SAY.value(), List.of("next")));

        does(new CanvasGesture.Delete(List.of(), List.of(new CanvasGraph.ExitRef(SAY.value(), "next"))));

        assertThat(stored().nodes()).hasSize(2);
        assertThat(stored().node(SAY).orElseThrow().targets()).isEmpty();
    }

    @Test
    void aFlowWithProblemsCannotBePublished() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));

        test(find(Button.class).id("editor-publish")).click();

        assertThat(find(Dialog.class).single().isOpened()).isTrue();
        assertThat(find(Button.class).id("publish-confirm").isEnabled()).isFalse();
    }

    @Test
    void aFinishedFlowIsPublishedAndGetsItsNumber() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        does(new CanvasGesture.Select(List.of(SAY.value())));
        type("Goodbye.");
        does(new CanvasGesture.Add("hangup", 400, 0, SAY.value(), List.of("next")));

        test(find(Button.class).id("editor-publish")).click();
        test(find(TextField.class).id("publish-number")).setValue("+1 800 555 0100");
        test(find(Button.class).id("publish-confirm")).click();

        assertThat(workspace.flows().draft(id).orElseThrow().publishedRevision())
                .isEqualTo(1);
        assertThat(workspace.numbers().list())
                .extracting(assigned -> assigned.number())
                .containsExactly("18005550100");
    }

    @Test
    void publishingTakesNoNumberAwayFromAnotherFlow() {
        FlowId other = workspace.flows().create(FlowDefinition.empty("Other line", Language.ENGLISH), "boris");
        workspace.numbers().assign("100", other);
        does(new CanvasGesture.Add("hangup", 0, 0, null, List.of()));

        test(find(Button.class).id("editor-publish")).click();
        test(find(TextField.class).id("publish-number")).setValue("1 00");
        test(find(Button.class).id("publish-confirm")).click();

        assertThat(find(TextField.class).id("publish-number").getErrorMessage()).contains("leads to “Other line”");
        assertThat(workspace.flows().draft(id).orElseThrow().publishedRevision())
                .isNull();
        assertThat(workspace.numbers().list())
                .extracting(assigned -> assigned.flow())
                .containsExactly(other);
    }

    @Test
    void aFlowOfANewerReleaseCanBeLookedAtAndSaysWhyItCannotBeChanged() {
        byte[] newer = FlowJson.write(FlowDefinition.empty("Tomorrow", Language.ENGLISH))
                .replace("\"1.0\"", "\"1.1\"")
                .getBytes(UTF_8);
        id = workspace
                .bundles()
                .apply("tomorrow.ivr.json", newer, "anna", Role.ADMIN)
                .getFirst();

        navigate(EditorView.class, id.value());
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));

        assertThat(find(ReadOnlyBar.class).all())
                .singleElement()
                .satisfies(bar -> assertThat(bar.getElement().getTextRecursively())
                        .contains("look at this flow", "the file says version 1.1"));
        assertThat(stored().nodes()).isEmpty();
        assertThat(workspace.bundles().json(id).getBytes(UTF_8)).isEqualTo(newer);
    }

    @Test
    void whereTwoPeopleDifferBothAreShownAndOneIsChosen() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        var draft = workspace.flows().draft(id).orElseThrow();
        workspace
                .flows()
                .saveDraft(id, new RenameNode(SAY, "Theirs").applyTo(draft.definition()), draft.version(), "boris");
        does(new CanvasGesture.Select(List.of(SAY.value())));

        test(find(TextField.class)
                        .withCondition(field -> "Say something".equals(field.getValue()))
                        .single())
                .setValue("Mine");

        assertThat(find(ListItem.class).all()).extracting(ListItem::getText).anyMatch(text -> text.contains("Theirs"));
        assertThat(stored().node(SAY).orElseThrow().name()).isEqualTo("Theirs");
        find(Button.class)
                .withText("Put both together, mine where they differ")
                .single()
                .click();
        assertThat(stored().node(SAY).orElseThrow().name()).isEqualTo("Mine");
    }

    @Test
    void aProblemIsPutRightByItsButtonInOneStep() {
        does(new CanvasGesture.Add("hangup", 0, 0, null, List.of()));
        does(new CanvasGesture.Add("hangup", 400, 0, null, List.of()));
        test(find(Button.class).id("editor-problems")).click();
        String lost = "Delete \"Hang up 2\"";

        test(find(NativeButton.class).withText(lost).single()).click();

        assertThat(stored().nodes()).containsOnlyKeys(HANG_UP);
        assertThat(find(NativeButton.class).withText(lost).exists()).isFalse();
        does(new CanvasGesture.Undo());
        assertThat(stored().nodes()).hasSize(2);
        assertThat(find(NativeButton.class).withText(lost).exists()).isTrue();
    }

    @Test
    void eachProblemLeadsToThePageOfItsRule() {
        does(new CanvasGesture.Add("say", 0, 0, null, List.of()));
        test(find(Button.class).id("editor-problems")).click();

        assertThat(find(Anchor.class).withText("Why?").all())
                .extracting(Anchor::getHref)
                .contains("rules/unconnected-exit", "rules/missing-prompt-text");
    }

    private void does(CanvasGesture gesture) {
        FlowCanvas canvas = find(FlowCanvas.class).all().getFirst();
        ComponentUtil.fireEvent(canvas, new FlowCanvas.GestureEvent(canvas, true, gesture));
    }

    private void type(String words) {
        test(find(TextArea.class).all().getFirst()).setValue(words);
    }

    private String words() {
        return stored().prompts().values().stream()
                .flatMap(prompt -> prompt.in(Language.ENGLISH).stream())
                .map(text -> text.text())
                .findFirst()
                .orElse("");
    }

    private FlowDefinition stored() {
        return workspace.flows().draft(id).orElseThrow().definition();
    }
}
