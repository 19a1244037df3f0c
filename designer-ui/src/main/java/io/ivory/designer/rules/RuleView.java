package io.ivory.designer.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import io.ivory.flow.check.RulePages;
import jakarta.annotation.security.PermitAll;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One rule's page, or the list of all: what the rule wants, why, and how wrong and right look. */
@Route(value = "rules")
@PermitAll
public final class RuleView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private static final String ROUTE = "rules";

    /** A link to another page. */
    private static final Pattern PAGE = Pattern.compile("]\\(([a-z-]+)\\.md\\)");

    /** A link to a file that is not served. */
    private static final Pattern FILE = Pattern.compile("\\[([^]]+)]\\([^)]*\\.json\\)");

    private String title = "Rules";

    public RuleView() {
        addClassName("rule-page");
    }

    /** Where the page of the rule {@code id} is, relative to the application. */
    public static String address(String id) {
        return ROUTE + "/" + id;
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String rule) {
        removeAll();
        if (rule == null || rule.isEmpty()) {
            title = "Rules";
            add(page(RulePages.index()));
        } else {
            title = rule;
            add(page(RulePages.markdown(rule).orElseThrow(NotFoundException::new)));
            var all = new RouterLink("All rules", RuleView.class);
            all.addClassName("rule-page-all");
            add(all);
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Ivory";
    }

    private static Markdown page(String markdown) {
        String linked = PAGE.matcher(markdown).replaceAll("](" + ROUTE + "/$1)");
        return new Markdown(FILE.matcher(linked).replaceAll("$1"));
    }
}
