package io.ivory.flow.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class EditSessionTest {

    private static final NodeId MENU = new NodeId("menu");
    private static final FlowDefinition FLOW = new AddNode(NodeType.MENU, MENU, "Menu", new Position(0, 0), null)
            .applyTo(FlowDefinition.empty("Shop", Language.ENGLISH));

    private final EditSession session = new EditSession(FLOW);

    @Test
    void undoAndRedoNameTheirStepsAndBringFlowsBack() {
        session.apply(new RenameNode(MENU, "Main menu"));
        FlowDefinition deleted = session.apply(DeleteNodes.of(MENU));

        assertThat(session.undoable()).contains("Delete \"Main menu\"");
        session.undo();
        assertThat(session.undo()).isEqualTo(FLOW);
        assertThat(session.undoable()).isEmpty();
        assertThat(session.redoable()).contains("Rename \"Menu\" to \"Main menu\"");
        session.redo();
        assertThat(session.redo()).isEqualTo(deleted);
        assertThat(session.redoable()).isEmpty();
    }

    @Test
    void aNewChangeAfterUndoForgetsTheUndone() {
        session.apply(new RenameFlow("A"));
        session.undo();
        session.apply(new RenameFlow("B"));

        assertThat(session.redoable()).isEmpty();
        assertThat(session.flow().name()).isEqualTo("B");
    }

    @Test
    void whatOthersDidStaysWhenOnesOwnIsTakenBack() {
        session.apply(new RenameNode(MENU, "Main menu"));
        session.takeIn(flow -> new RenameFlow("Theirs").applyTo(flow));

        session.undo();

        assertThat(Edits.node(session.flow(), MENU).name()).isEqualTo("Menu");
        assertThat(session.flow().name()).isEqualTo("Theirs");
        assertThat(session.undoable()).isEmpty();
        assertThat(Edits.node(session.redo(), MENU).name()).isEqualTo("Main menu");
        assertThat(session.flow().name()).isEqualTo("Theirs");
    }

    @Test
    void lettersTypedIntoOneFieldAreOneStep() {
        for (String typed : new String[] {"S", "Sa", "Sal", "Sale"}) {
            session.apply(new RenameNode(MENU, typed), "name:menu");
        }

        assertThat(session.undoable()).contains("Rename \"Menu\" to \"Sale\"");
        assertThat(session.undo()).isEqualTo(FLOW);
        assertThat(Edits.node(session.redo(), MENU).name()).isEqualTo("Sale");
    }

    @Test
    void typingAfterAPauseOrAnUndoIsAStepOfItsOwn() {
        session.apply(new RenameNode(MENU, "A"), "name:menu");
        session.endTyping();
        session.apply(new RenameNode(MENU, "B"), "name:menu");
        session.apply(new RenameNode(MENU, "C"), "name:menu");

        assertThat(Edits.node(session.undo(), MENU).name()).isEqualTo("A");
        session.apply(new RenameNode(MENU, "D"), "name:menu");
        assertThat(Edits.node(session.undo(), MENU).name()).isEqualTo("A");
    }

    @Test
    void whatChangesNothingIsNoStepButANewOrderOfOptionsIs() {
        session.apply(new RenameNode(MENU, "Menu"));
        assertThat(session.undoable()).isEmpty();

        var menu = (Menu) Edits.node(FLOW, MENU);
        var turned = new LinkedHashMap<Digit, MenuOption>();
        new LinkedHashMap<>(menu.options()).reversed().forEach(turned::put);
        session.apply(ReplaceNode.with(new Menu(menu.head(), menu.intro(), turned, null, menu.ask())));

        assertThat(session.undoable()).contains("Change \"Menu\"");
        assertThat(((Menu) Edits.node(session.flow(), MENU)).options().keySet()).containsExactly(Digit.TWO, Digit.ONE);
    }

    @Test
    void anEditThatDoesNotFitLeavesTheFlowAsItIs() {
        assertThatThrownBy(() -> session.apply(DeleteNodes.of(new NodeId("gone"))))
                .isInstanceOf(InvalidFlowException.class);

        assertThat(session.flow()).isSameAs(FLOW);
        assertThat(session.undoable()).isEmpty();
    }

    @Test
    void onlyTheLastFiveHundredStepsAreKept() {
        for (int i = 0; i < EditSession.MAX_STEPS + 10; i++) {
            session.apply(new RenameFlow("Name " + i));
        }
        int undone = 0;
        while (session.undoable().isPresent()) {
            session.undo();
            undone++;
        }

        assertThat(undone).isEqualTo(EditSession.MAX_STEPS);
        assertThat(session.flow().name()).isEqualTo("Name 9");
    }
}
