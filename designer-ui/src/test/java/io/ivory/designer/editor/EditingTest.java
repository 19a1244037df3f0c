package io.ivory.designer.editor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.flow.Digit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.Menu;
import io.ivory.flow.MenuOption;
import io.ivory.flow.NodeType;
import io.ivory.flow.Position;
import io.ivory.flow.edit.AddNode;
import io.ivory.flow.edit.RenameFlow;
import io.ivory.flow.edit.ReplaceNode;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

final class EditingTest {

    private final AtomicBoolean away = new AtomicBoolean();
    private final Workspace workspace = ViewTestConfiguration.open(
            new DelegatingDataSource(ViewTestConfiguration.database()) {
                @Override
                public Connection getConnection() throws SQLException {
                    if (away.get()) {
                        throw new SQLException("the database is away");
                    }
                    return super.getConnection();
                }
            },
            Clock.fixed(ViewTestConfiguration.NOW, ZoneOffset.UTC));
    private final FlowId id = workspace.flows().create(FlowDefinition.empty("Line", Language.ENGLISH), "anna");

    @Test
    void everyChangeIsSavedAsItIsMade() {
        Editing editing = open("anna");

        editing.apply(new RenameFlow("Main line"));

        assertThat(stored().name()).isEqualTo("Main line");
        editing.undo();
        assertThat(stored().name()).isEqualTo("Line");
        editing.redo();
        assertThat(stored().name()).isEqualTo("Main line");
    }

    @Test
    void nothingOfSomebodyElseIsOverwritten() {
        Editing anna = open("anna");
        Editing boris = open("boris");
        anna.apply(new RenameFlow("Anna's line"));

        boris.apply(new RenameFlow("Boris's line"));

        assertThat(stored().name()).isEqualTo("Anna's line");
        assertThat(boris.unsaved())
                .hasValueSatisfying(why -> assertThat(why)
                        .isInstanceOfSatisfying(Unsaved.Overtaken.class, overtaken -> {
                            assertThat(overtaken.by()).isEqualTo("anna");
                            assertThat(overtaken.conflicts()).hasSize(1);
                        }));
        assertThat(boris.flow().name()).isEqualTo("Boris's line");
    }

    @Test
    void changesThatGoTogetherAreBothKeptAndTold() {
        Editing anna = open("anna");
        Editing boris = open("boris");
        anna.apply(new RenameFlow("Main line"));

        boris.apply(AddNode.to(boris.flow(), NodeType.MENU, new Position(0, 0)));

        assertThat(boris.unsaved()).isEmpty();
        assertThat(boris.news())
                .hasValueSatisfying(news -> assertThat(news).startsWith("anna changed this flow, too: "));
        assertThat(boris.news()).isEmpty();
        assertThat(stored().name()).isEqualTo("Main line");
        assertThat(stored().nodes()).hasSize(1);
        anna.apply(new RenameFlow("First line"));
        assertThat(stored().nodes()).hasSize(1);
        assertThat(stored().name()).isEqualTo("First line");
    }

    @Test
    void undoAfterTwoPeoplesChangesTakesBackOnesOwnAlone() {
        Editing anna = open("anna");
        Editing boris = open("boris");
        boris.apply(AddNode.to(boris.flow(), NodeType.MENU, new Position(0, 0)));
        anna.apply(new RenameFlow("Main line"));
        boris.apply(AddNode.to(boris.flow(), NodeType.SAY, new Position(0, 0)));

        boris.undo();
        boris.undo();

        assertThat(stored().nodes()).isEmpty();
        assertThat(stored().name()).isEqualTo("Main line");
        boris.redo();
        assertThat(stored().nodes()).hasSize(1);
        assertThat(stored().name()).isEqualTo("Main line");
    }

    @Test
    void whereTwoPeopleDifferOnesOwnHoldsOnlyIfOneSaysSo() {
        Editing anna = open("anna");
        Editing boris = open("boris");
        anna.apply(AddNode.to(anna.flow(), NodeType.MENU, new Position(0, 0)));
        anna.apply(new RenameFlow("Anna's line"));
        boris.apply(new RenameFlow("Boris's line"));
        assertThat(stored().name()).isEqualTo("Anna's line");

        boris.saveKeepingMine();

        assertThat(boris.unsaved()).isEmpty();
        assertThat(stored().name()).isEqualTo("Boris's line");
        assertThat(stored().nodes()).hasSize(1);
    }

    @Test
    void choicesInAnotherOrderAreAChangeToo() {
        Editing editing = open("anna");
        editing.apply(AddNode.to(editing.flow(), NodeType.MENU, new Position(0, 0)));
        var menu = (Menu) editing.flow().nodes().values().iterator().next();
        List<Digit> keys = List.copyOf(menu.options().keySet());
        var reversed = new LinkedHashMap<Digit, MenuOption>();
        keys.reversed()
                .forEach(key -> reversed.put(key, requireNonNull(menu.options().get(key))));

        editing.apply(ReplaceNode.with(new Menu(menu.head(), menu.intro(), reversed, menu.wording(), menu.ask())));

        var stored = (Menu) stored().nodes().values().iterator().next();
        assertThat(stored.options().keySet()).containsExactlyElementsOf(keys.reversed());
    }

    @Test
    void whatIsDrawnInADeletedFlowStaysOnTheDesk() {
        Editing editing = open("anna");
        workspace.flows().delete(id);

        editing.apply(new RenameFlow("Kept"));

        assertThat(editing.unsaved()).contains(new Unsaved.Deleted());
        assertThat(editing.flow().name()).isEqualTo("Kept");
    }

    @Test
    void changesMadeWhileTheDatabaseIsAwayAreSavedOnceItIsBack() {
        Editing editing = open("anna");
        away.set(true);

        editing.apply(new RenameFlow("Main line"));
        assertThat(editing.unsaved()).contains(new Unsaved.OutOfReach());
        away.set(false);
        editing.save();

        assertThat(editing.unsaved()).isEmpty();
        assertThat(stored().name()).isEqualTo("Main line");
    }

    private Editing open(String author) {
        return new Editing(workspace, workspace.flows().draft(id).orElseThrow(), TestPerson.administrator(author));
    }

    private FlowDefinition stored() {
        return workspace.flows().draft(id).orElseThrow().definition();
    }
}
