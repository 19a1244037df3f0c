package io.ivory.designer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.markdown.Markdown;
import io.ivory.designer.base.ViewTestConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

@WebAppConfiguration
@ContextConfiguration(classes = ViewTestConfiguration.class)
@ViewPackages(packages = "io.ivory.designer")
final class RuleViewTest extends SpringBrowserlessTest {

    @Test
    void theListLeadsToThePages() {
        navigate(RuleView.class);

        assertThat(shown()).contains("# Rules", "](rules/key-gap)").doesNotContain(".md)", ".json)");
    }

    @Test
    void aPageShowsItsRule() {
        RuleView view = navigate(RuleView.class, "no-end");

        assertThat(view.getPageTitle()).isEqualTo("no-end · Ivory");
        assertThat(shown()).startsWith("# no-end").contains("## Wrong", "](rules/loop-without-caller)");
    }

    private String shown() {
        return find(Markdown.class).single().getContent();
    }
}
