package io.ivory.designer.editor.forms;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.editor.Editing;
import io.ivory.flow.AnswerField;
import io.ivory.flow.AnswerUse;
import io.ivory.flow.Collect;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notification;
import io.ivory.flow.Notify;
import io.ivory.flow.Position;
import io.ivory.flow.ReadBack;
import io.ivory.flow.RejectCause;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.VariableType;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.flow.json.FlowJson;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

/** The forms of all steps, fresh from the palette. */
@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class StepFormsTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    private NodeId node = new NodeId("none");

    @BeforeEach
    void annaIsAnAdministrator() {
        anna.becomes(Role.ADMIN);
        ViewTestConfiguration.empty(workspace);
    }

    @ParameterizedTest
    @EnumSource(NodeType.class)
    void everyStepHasAFormOrSaysWhyNot(NodeType type) {
        NodePanel panel = show(editing(type));

        assertThat(panel.isVisible()).isTrue();
        assertThat(panel.getElement().getTextRecursively()).contains(type.title());
    }

    @Test
    @SuppressWarnings("unchecked") // the choice is one among names
    void whoChoosesAFlowToRunGetsItsResultsAsExits() {
        FlowId identify = workspace.flows().create(FlowJson.read("""
                        {
                          "ivory": "1.0", "name": "Identify", "languages": ["en"], "start": "end",
                          "variables": {"number": {"type": "text"}},
                          "nodes": {"end": {"type": "return", "name": "Found", "result": "found"}}
                        }
                        """), "anna");
        workspace.flows().publish(identify, "anna", "");
        Editing editing = editing(NodeType.RUN);
        show(editing);

        Select<String> flows = find(Select.class).withCaption("Run").single();
        test(flows).selectItem("identify");
        test(find(TextField.class).withCaption("number").single()).setValue("call.from");

        RunFlow run = (RunFlow) editing.flow().node(node).orElseThrow();
        assertThat(run.flow()).isEqualTo("identify");
        assertThat(run.exits()).extracting(Object::toString).containsExactly("found", "failed");
        assertThat(run.with().values()).containsExactly("call.from");
        workspace.flows().delete(editing.id()); // before the flow that it runs
    }

    @Test
    @SuppressWarnings("unchecked") // the choice is one among words
    void aRequestBecomesALetterWithSubjectAndText() {
        Editing editing = editing(NodeType.NOTIFY);
        show(editing);

        Select<String> tell = find(Select.class).withCaption("Tell").single();
        test(tell).selectItem("Somebody, by e-mail");
        test(find(TextField.class).withCaption("Subject").single()).setValue("Hung up");

        assertThat(((Notify) editing.flow().node(node).orElseThrow()).notification())
                .isEqualTo(new Notification.Email(null, "Hung up", "From {call.from}"));
    }

    @Test
    void keysAreReadBackInWordsOfEachLanguageThatNameTheKeys() {
        Editing editing = editing(NodeType.COLLECT);
        NodePanel panel = show(editing);
        assertThat(panel.getElement().getTextRecursively()).doesNotContain("Key for “right”");

        test(find(Checkbox.class)
                        .withCaption("Read the keys back and ask whether they are right")
                        .single())
                .click();

        ReadBack confirm = requireNonNull(collect(editing).confirm());
        assertThat(confirm.right()).isEqualTo(Digit.ONE);
        assertThat(editing.flow()
                        .prompt(requireNonNull(confirm.prompt()))
                        .orElseThrow()
                        .texts()
                        .values())
                .hasSize(2)
                .allSatisfy(text -> assertThat(text.text()).contains("1").contains("2"));
    }

    @Test
    void screenReadersTellTheFieldsOfLaterTriesApart() {
        Editing editing = editing(NodeType.COLLECT);
        show(editing);

        test(promptOf("After another key, say first · English")).setValue("Please key it in again.");
        editing.endTyping();
        find(NodePanel.class).single().refresh();
        test(find(Button.class).withText("Say something else at try 3").single())
                .click();

        assertThat(promptOf("Try 3 and later · Russian").getAriaLabel())
                .contains("After another key, say first: Try 3 and later · Russian");
    }

    private TextArea promptOf(String label) {
        return find(TextArea.class).withCaption(label).single();
    }

    @Test
    void whoClosesAFormIsBackAtItsStep() {
        var back = new ArrayList<NodeId>();
        NodePanel panel = show(editing(NodeType.QUEUE));
        panel.whenClosed(back::add);

        test(find(NativeButton.class).from(panel).single()).click();

        assertThat(panel.isVisible()).isFalse();
        assertThat(back).containsExactly(node);
    }

    @Test
    void aPatternForKeysIsKeptAsItIsTyped() {
        Editing editing = editing(NodeType.COLLECT);
        show(editing);

        test(find(TextField.class).withCaption("They look like").single()).setValue("[1-9][0-9]*");

        assertThat(collect(editing).check().pattern()).isEqualTo("[1-9][0-9]*");
    }

    private Collect collect(Editing editing) {
        return (Collect) editing.flow().node(node).orElseThrow();
    }

    @Test
    void whoDeclaresAnAnswerSaysItsFieldsAndWhatTakesThem() {
        Editing editing = editing(NodeType.HTTP);
        show(editing);

        test(placeholder("field, such as status")).setValue("total");
        test(find(Button.class).withText("Add field").single()).click();
        test(placeholder("variable, such as orderStatus")).setValue("amount");
        test(find(Button.class).withText("Add value").single()).click();
        test(find(TextField.class).withCaption("amount").single()).setValue("total");

        HttpRequest http = (HttpRequest) editing.flow().node(node).orElseThrow();
        assertThat(http.use())
                .isEqualTo(new AnswerUse(
                        null,
                        Map.of("total", new AnswerField(VariableType.TEXT, false)),
                        Map.of(new VariableName("amount"), "total")));
        assertThat(editing.flow().variables()).containsKey(new VariableName("amount"));
    }

    @Test
    void whatCannotNameAFieldIsSaidAtTheFieldAndNotKept() {
        Editing editing = editing(NodeType.HTTP);
        show(editing);

        test(placeholder("variable, such as orderStatus")).setValue("amount");
        test(find(Button.class).withText("Add value").single()).click();
        TextField amount = find(TextField.class).withCaption("amount").single();
        test(amount).setValue("not a path");

        assertThat(amount.isInvalid()).isTrue();
        HttpRequest http = (HttpRequest) editing.flow().node(node).orElseThrow();
        assertThat(http.use().values()).containsEntry(new VariableName("amount"), "");
    }

    private TextField placeholder(String words) {
        return find(TextField.class).all().stream()
                .filter(field -> words.equals(field.getPlaceholder()) && "".equals(String.valueOf(field.getValue())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @SuppressWarnings("unchecked") // the field takes texts
    void aCallerIsConnectedToANumberThatIsTyped() {
        Editing editing = editing(NodeType.TRANSFER);
        show(editing);

        ComboBox<String> ring = find(ComboBox.class).withCaption("Ring").single();
        ComponentUtil.fireEvent(ring, new ComboBoxBase.CustomValueSetEvent<>(ring, true, "+49 30 1234567"));

        assertThat(transfer(editing).destination()).isEqualTo("+49 30 1234567");
        assertThat(editing.problems()).noneMatch(problem -> problem.rule().equals("unknown-destination"));
        editing.undo();
        assertThat(transfer(editing).destination()).isNull();
    }

    @Test
    void whatIsNoTelephoneIsSaidAtTheField() {
        Editing editing = editing(NodeType.TRANSFER);
        NodePanel panel = show(editing);

        editing.apply(ReplaceNode.with(transfer(editing).withDestination("+49 x")));
        panel.refresh();

        assertThat(find(ComboBox.class).withCaption("Ring").single().isInvalid())
                .isTrue();
    }

    @Test
    @SuppressWarnings("unchecked") // the choice is one of the means
    void whoHandsOverHasNoWayOnAfterwards() {
        Editing editing = editing(NodeType.TRANSFER);
        show(editing);

        test((Select<Transfer.Means>)
                        find(Select.class).withCaption("Connect by").single())
                .selectItem("Handing over to the caller's own system");

        assertThat(transfer(editing).by()).isEqualTo(Transfer.Means.REFER);
        assertThat(transfer(editing).exits()).doesNotContain(Exit.ANSWERED);
        editing.undo();
        assertThat(transfer(editing).exits()).contains(Exit.ANSWERED);
    }

    @Test
    @SuppressWarnings("unchecked") // the choice is one of the means
    void whoConnectsAndThenHandsOverHasTheSameWaysOn() {
        Editing editing = editing(NodeType.TRANSFER);
        show(editing);

        test((Select<Transfer.Means>)
                        find(Select.class).withCaption("Connect by").single())
                .selectItem("Ringing from here, then handing over");

        assertThat(transfer(editing).by()).isEqualTo(Transfer.Means.ATTENDED);
        assertThat(transfer(editing).exits()).contains(Exit.ANSWERED);
        assertThat(find(Div.class).withTextContaining("The two talk at once").all())
                .hasSize(1);
    }

    private Transfer transfer(Editing editing) {
        return (Transfer) editing.flow().node(node).orElseThrow();
    }

    @Test
    @SuppressWarnings("unchecked") // the choice is one of the causes, or none
    void aCallerIsTurnedAwayAsChosen() {
        Editing editing = editing(NodeType.HANGUP);
        show(editing);

        test((Select<Optional<RejectCause>>) find(Select.class)
                        .withCaption("Who is not answered yet")
                        .single())
                .selectItem("Hears the busy tone");

        assertThat(((HangUp) editing.flow().node(node).orElseThrow()).reject()).isEqualTo(RejectCause.BUSY);
        editing.undo();
        assertThat(((HangUp) editing.flow().node(node).orElseThrow()).reject()).isNull();
    }

    private Editing editing(NodeType type) {
        FlowDefinition empty = FlowDefinition.empty("Line", Language.ENGLISH)
                .withLanguages(List.of(Language.ENGLISH, new Language("ru")));
        AddNode add = AddNode.to(empty, type, new Position(0, 0));
        node = add.id();
        FlowId id = workspace.flows().create(add.applyTo(empty), "anna");
        return new Editing(workspace, workspace.flows().draft(id).orElseThrow(), anna);
    }

    private NodePanel show(Editing editing) {
        var panel = new NodePanel(editing, true, () -> {}, deleted -> {});
        UI.getCurrent().add(panel);
        panel.show(node);
        return panel;
    }
}
