package io.ivory.designer.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Language;
import io.ivory.flow.edit.RenameFlow;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Workspace;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class EditingTest {

    private final Workspace workspace =
            ViewTestConfiguration.open(Clock.fixed(ViewTestConfiguration.NOW, ZoneOffset.UTC));
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
        assertThat(boris.conflict())
                .hasValueSatisfying(conflict -> assertThat(conflict.by()).isEqualTo("anna"));
        assertThat(boris.flow().name()).isEqualTo("Boris's line");
    }

    private Editing open(String author) {
        return new Editing(workspace, workspace.flows().draft(id).orElseThrow(), TestPerson.administrator(author));
    }

    private FlowDefinition stored() {
        return workspace.flows().draft(id).orElseThrow().definition();
    }
}
