package io.ivory.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.editor.canvas.CanvasGesture;
import io.ivory.designer.editor.canvas.FlowCanvas;
import io.ivory.designer.flows.FlowsView;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Prompt;
import io.ivory.flow.PromptId;
import io.ivory.flow.Say;
import io.ivory.flow.Transfer;
import io.ivory.flow.Variable;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class FlowSettingsTest extends SpringBrowserlessTest {

    private static final Language RUSSIAN = new Language("ru");
    private static final NodeId SAY = new NodeId("welcome");
    private static final NodeId BYE = new NodeId("bye");
    private static final NodeId PERSON = new NodeId("person");
    private static final PromptId WORDS = new PromptId("words");
    private static final VariableName NAME = new VariableName("nickname");
    private static final VariableName PIN = new VariableName("pin");

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    private FlowId id = new FlowId("none");

    @BeforeEach
    void openAFlowThatSaysAName() {
        anna.becomes(Role.ADMIN);
        ViewTestConfiguration.empty(workspace);
        FlowDefinition flow = FlowDefinition.empty("Line", Language.ENGLISH)
                .with(WORDS, Prompt.of(Language.ENGLISH, "Hello {nickname}"))
                .with(new Say(NodeHead.of(SAY, "Welcome").connect(Exit.NEXT, PERSON), List.of(WORDS)))
                .with(new Transfer(NodeHead.of(PERSON, "A person"), null, Transfer.DEFAULT_RING, null))
                .with(new HangUp(NodeHead.of(BYE, "Goodbye"), null))
                .withVariables(Map.of(NAME, Variable.of(VariableType.TEXT)))
                .withStart(SAY);
        id = workspace.flows().create(flow, "anna");
        navigate(EditorView.class, id.value());
    }

    @Test
    void aLanguageThatIsAddedGivesEveryPromptAFieldOfItsOwn() {
        select(SAY);
        assertThat(find(TextArea.class).all()).hasSize(1);

        addLanguage(RUSSIAN);

        assertThat(stored().languages()).containsExactly(Language.ENGLISH, RUSSIAN);
        assertThat(find(TextArea.class).all())
                .extracting(TextArea::getLabel)
                .containsExactly("Callers hear · English", "Callers hear · Russian");
    }

    @Test
    void anotherLanguageBecomesTheDefaultAndUndoTakesThatBack() {
        addLanguage(RUSSIAN);

        test(button("Make Russian the default")).click();

        assertThat(stored().defaultLanguage()).isEqualTo(RUSSIAN);
        test(find(Button.class).id("settings-done")).click();
        test(find(Button.class).id("editor-undo")).click();
        assertThat(stored().languages()).containsExactly(Language.ENGLISH, RUSSIAN);
        test(find(Button.class).id("editor-undo")).click();
        assertThat(stored().languages()).containsExactly(Language.ENGLISH);
    }

    @Test
    void aLanguageWithWordsGoesOnlyAfterAQuestionAndItsWordsStay() {
        addLanguage(RUSSIAN);

        test(button("Remove English")).click();

        assertThat(stored().languages()).containsExactly(Language.ENGLISH, RUSSIAN);
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(stored().languages()).containsExactly(RUSSIAN);
        assertThat(stored().prompt(WORDS).flatMap(prompt -> prompt.in(Language.ENGLISH)))
                .isPresent();
    }

    @Test
    void aLanguageWithoutWordsGoesAtOnceAndTheLastOneStays() {
        addLanguage(RUSSIAN);

        test(button("Remove Russian")).click();

        assertThat(stored().languages()).containsExactly(Language.ENGLISH);
        assertThat(button("Remove English").isEnabled()).isFalse();
    }

    @Test
    void callsGoOnAtTheChosenStepAfterAFailure() {
        openSettings();

        test(onError()).selectItem("Go to “Goodbye”");

        assertThat(stored().onError()).isEqualTo(BYE);
        test(find(Button.class).id("settings-done")).click();
        test(find(Button.class).id("editor-undo")).click();
        assertThat(stored().onError()).isNull();
    }

    @Test
    @SuppressWarnings("unchecked") // the choice is one among nodes
    void theFlowGoesOnAtTheChosenStepAfterAHangup() {
        openSettings();

        Select<NodeId> onHangup = find(Select.class).id("settings-on-hangup");
        test(onHangup).selectItem("Go to “Goodbye”");

        assertThat(stored().onHangup()).isEqualTo(BYE);
    }

    @Test
    @SuppressWarnings("unchecked") // the choices are among keys and nodes
    void keysForAllQuestionsAreChosenWithUndo() {
        openSettings();

        Select<Digit> repeat = find(Select.class).id("settings-key-repeat");
        test(repeat).selectItem("9");
        Select<NodeId> operator = find(Select.class).id("settings-operator");
        test(operator).selectItem("Go to “A person”");

        assertThat(stored().keys()).containsExactly(Map.entry(KeyCommand.REPEAT, Digit.NINE));
        assertThat(stored().operator()).isEqualTo(PERSON);
        test(find(Button.class).id("settings-done")).click();
        test(find(Button.class).id("editor-undo")).click();
        assertThat(stored().operator()).isNull();
    }

    @Test
    void aVariableThatIsUsedSaysWhereAndStays() {
        openSettings();

        test(button("Remove nickname")).click();

        assertThat(stored().variables()).containsKey(NAME);
        assertThat(find(Notification.class).all()).isNotEmpty();
    }

    @Test
    void aVariableIsAddedMadeSecretAndRemoved() {
        openSettings();

        test(find(TextField.class).id("settings-variable-name")).setValue("pin");
        test(find(Button.class).id("settings-variable-add")).click();
        test(find(Checkbox.class).withCaption("Never write it down").all().getLast())
                .click();

        assertThat(stored().variables()).containsEntry(PIN, new Variable(VariableType.TEXT, true));
        test(button("Remove pin")).click();
        assertThat(stored().variables()).containsOnlyKeys(NAME);
    }

    @Test
    void aNameThatNoVariableCanHaveIsRefusedAtTheField() {
        openSettings();
        TextField name = find(TextField.class).id("settings-variable-name");

        for (String refused : List.of("two words", "nickname", "call", "")) {
            test(name).setValue(refused);
            test(find(Button.class).id("settings-variable-add")).click();

            assertThat(name.isInvalid()).as(refused).isTrue();
        }
        assertThat(stored().variables()).containsOnlyKeys(NAME);
    }

    @Test
    void aViewerLooksAtTheSettingsOnly() {
        anna.becomes(Role.VIEWER);
        navigate(FlowsView.class);
        navigate(EditorView.class, id.value());

        openSettings();

        assertThat(onError().isReadOnly()).isTrue();
        assertThat(find(ComboBox.class).withId("settings-add-language").all()).isEmpty();
        assertThat(find(Button.class).withId("settings-variable-add").all()).isEmpty();
    }

    @Test
    void whoMayOnlyLookChangesNothingWhateverTheirBrowserSends() {
        openSettings();
        anna.becomes(Role.VIEWER);

        assertThatThrownBy(() -> test(onError()).selectItem("Go to “Goodbye”"))
                .hasRootCauseInstanceOf(NotAllowedException.class);

        assertThat(stored().onError()).isNull();
    }

    @Test
    void onlyAnAdministratorIsOfferedNewPeopleInTheForm() {
        select(PERSON);
        assertThat(find(Button.class).withText("New person or team").all()).hasSize(1);

        anna.becomes(Role.EDITOR);
        select(SAY);
        select(PERSON);

        assertThat(find(Button.class).withText("New person or team").all()).isEmpty();
    }

    private void select(NodeId node) {
        FlowCanvas canvas = find(FlowCanvas.class).all().getFirst();
        ComponentUtil.fireEvent(
                canvas, new FlowCanvas.GestureEvent(canvas, true, new CanvasGesture.Select(List.of(node.value()))));
    }

    private void openSettings() {
        test(find(Button.class).id("editor-settings")).click();
    }

    @SuppressWarnings("unchecked") // the combo box of this id holds languages
    private void addLanguage(Language language) {
        openSettings();
        ComboBox<Language> more = find(ComboBox.class).id("settings-add-language");
        test(more).selectItem(LanguageNames.of(language));
    }

    @SuppressWarnings("unchecked") // the select of this id holds nodes
    private Select<NodeId> onError() {
        return find(Select.class).id("settings-on-error");
    }

    private Button button(String label) {
        return find(Button.class)
                .withCondition(
                        button -> button.getAriaLabel().filter(label::equals).isPresent())
                .single();
    }

    private FlowDefinition stored() {
        return workspace.flows().draft(id).orElseThrow().definition();
    }
}
