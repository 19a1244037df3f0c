package io.ivory.designer.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.ivory.designer.base.TestPerson;
import io.ivory.designer.base.ViewTestConfiguration;
import io.ivory.designer.shell.MainLayout;
import io.ivory.designer.status.StatusReport.Calls;
import io.ivory.runtime.store.Role;
import io.ivory.runtime.trunk.Standing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = {ViewTestConfiguration.class, StatusViewTest.Desk.class})
@ViewPackages(packages = "io.ivory.designer")
final class StatusViewTest extends SpringBrowserlessTest {

    @Autowired
    private GivenReport given;

    @Autowired
    private TestPerson anna;

    /** Says what the test wants. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Desk {

        @Bean
        GivenReport desk() {
            return new GivenReport();
        }
    }

    @BeforeEach
    void allIsWell() {
        anna.becomes(Role.ADMIN);
        var well = new GivenReport();
        given.calls = well.calls;
        given.trunks = well.trunks;
    }

    @Test
    void whoLooksSeesHowEverythingDoes() {
        StatusView view = navigate(StatusView.class);

        assertThat(text(view))
                .contains("All is well")
                .contains("3 calls now")
                .contains("197 of 200")
                .contains("0.3 ms late")
                .contains("carrier")
                .contains("Registered")
                .contains("1 of 1 speak")
                .contains("80 GB of 100 GB free")
                .contains("Ivory 1.2.3 · up since today 10:00");
    }

    @Test
    void whatChangesIsDrawnAnewAndTheRestStays() {
        StatusView view = navigate(StatusView.class);
        List<Section> before = find(Section.class).all();

        given.trunks = List.of(GivenReport.trunk(
                "carrier",
                new Standing.Failing("It does not answer", GivenReport.NOW, GivenReport.NOW.plusSeconds(30), null)));
        given.calls = new Calls(4, 200, 12, Map.of());
        view.refresh();

        List<Section> after = find(Section.class).all();
        assertThat(text(view))
                .contains("Needs you now: Trunks")
                .contains("Failing")
                .contains("It does not answer · 2 calls now, 7 out in 24 h")
                .contains("4 calls now")
                .doesNotContain("Registered");
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(before::contains)).hasSize(before.size() - 2);
    }

    @Test
    void theMenuLeadsAdministratorsThereAndNobodyElse() {
        navigate(StatusView.class);
        assertThat(text(new MainLayout(anna))).contains("Status");

        anna.becomes(Role.EDITOR);
        assertThat(text(new MainLayout(anna))).doesNotContain("Status");
    }

    @Test
    void onlyAdministratorsComeIn() {
        var door = new AccessAnnotationChecker();

        assertThat(door.hasAccess(StatusView.class, () -> "anna", role -> role.equals(Role.ADMIN.name())))
                .isTrue();
        assertThat(door.hasAccess(StatusView.class, () -> "ed", role -> role.equals(Role.EDITOR.name())))
                .isFalse();
    }

    private static String text(com.vaadin.flow.component.Component component) {
        return component.getElement().getTextRecursively();
    }
}
