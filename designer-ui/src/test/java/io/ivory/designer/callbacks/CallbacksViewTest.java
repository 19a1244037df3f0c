package io.ivory.designer.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import io.ivory.designer.base.EmptyState;
import io.ivory.designer.base.NotAllowedException;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.runtime.store.CallToMake;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.store.Workspace;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class CallbacksViewTest extends SpringBrowserlessTest {

    @Autowired
    private Workspace workspace;

    @Autowired
    private TestPerson anna;

    @BeforeEach
    void annaIsAnEditorAndNobodyIsOpen() {
        anna.becomes(Role.EDITOR);
        workspace.callbacks().open().forEach(call -> workspace.callbacks().done(call.id(), "before"));
    }

    @Test
    void whoIsDoneGoesDownTheListAndComesBackByUndo() {
        CallToMake call = promised();
        CallbacksView view = navigate(CallbacksView.class);
        assertThat(view.rows().getFirst().id()).isEqualTo(call.id());

        view.done(call, true);
        assertThat(workspace.callbacks().open()).isEmpty();
        test(find(Button.class).withText("Undo").single()).click();

        assertThat(workspace.callbacks().open()).extracting(CallToMake::id).containsExactly(call.id());
    }

    @Test
    void aRowSaysWhoWhyAndInWhichFlow() {
        CallToMake call = promised();
        var row = new CallbackRow(call, "Main line", false, java.time.Clock.systemUTC(), (made, done) -> {});

        assertThat(row.getElement().getTextRecursively())
                .contains("+4930123")
                .contains("Order 4711")
                .contains("Main line")
                .contains("Open")
                .doesNotContain("Done");
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        CallToMake call = promised();
        anna.becomes(Role.VIEWER);
        CallbacksView view = navigate(CallbacksView.class);

        assertThat(find(EmptyState.class).all()).isEmpty();
        assertThatThrownBy(() -> view.done(call, true)).isInstanceOf(NotAllowedException.class);
        assertThat(workspace.callbacks().open()).hasSize(1);
    }

    private CallToMake promised() {
        var call = new CallToMake(
                UUID.randomUUID().toString(),
                "+4930123",
                "Order 4711",
                "call",
                "main-line",
                ViewTestConfiguration.NOW,
                null);
        workspace.callbacks().add(call);
        return call;
    }
}
