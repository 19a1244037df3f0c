package io.ivory.designer.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;
import io.ivory.designer.rules.RuleView;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.Fix;
import io.ivory.flow.check.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Everything that is not right with the flow, below the canvas: a click leads to the place, a button puts it right. */
final class ProblemsDrawer extends Div {

    private static final long serialVersionUID = 1;

    /** Who has more problems than this mends some before looking at the others. */
    private static final int MOST_SHOWN = 100;

    private static final int MOST_FIXES = 2;

    private final transient Consumer<NodeId> goTo;
    private final transient Consumer<Fix> mend;
    private boolean offersFixes;
    private final Div list = new Div();

    ProblemsDrawer(Consumer<NodeId> goTo, Consumer<Fix> mend) {
        this.goTo = goTo;
        this.mend = mend;
        addClassName("problems-drawer");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Problems");
        list.addClassName("problem-list");
        var close = new NativeButton("", click -> setVisible(false));
        close.add(new Glyph("close"));
        close.addClassName("icon-button");
        close.getElement().setAttribute("aria-label", "Close the list of problems");
        var head = new Div(new H2("Problems"), close);
        head.addClassName("problems-head");
        add(head, list);
        setVisible(false);
    }

    /** Whether problems can be put right here, or only looked at. */
    void offerFixes(boolean offered) {
        offersFixes = offered;
    }

    void toggle() {
        setVisible(!isVisible());
    }

    void show(FlowDefinition flow, List<Problem> problems) {
        list.removeAll();
        problems.stream().limit(MOST_SHOWN).forEach(problem -> list.add(row(flow, problem)));
        if (problems.size() > MOST_SHOWN) {
            var more = new Div("and " + (problems.size() - MOST_SHOWN) + " more");
            more.addClassName("problem");
            list.add(more);
        }
        if (problems.isEmpty()) {
            var fine = new Div(new Glyph("check"), new Span("Nothing is wrong. The flow can be published."));
            fine.addClassNames("problem", "is-fine");
            list.add(fine);
        }
    }

    private Component row(FlowDefinition flow, Problem problem) {
        var row = new Div(line(flow, problem, goTo));
        row.addClassName("problem-row");
        var actions = new Div();
        actions.addClassName("problem-actions");
        if (offersFixes) {
            problem.fixes().stream().limit(MOST_FIXES).forEach(fix -> actions.add(button(fix)));
        }
        actions.add(help(problem));
        row.add(actions);
        return row;
    }

    private Component button(Fix fix) {
        var button = new NativeButton(fix.title(), click -> mend.accept(fix));
        button.addClassName("problem-fix");
        return button;
    }

    private static Component help(Problem problem) {
        var help = new Anchor(RuleView.address(problem.rule()), "Why?", AnchorTarget.BLANK);
        help.addClassName("problem-help");
        help.setAriaLabel("About the rule " + problem.rule());
        return help;
    }

    /** One problem as a line that leads to its node. */
    static Component line(FlowDefinition flow, Problem problem, Consumer<NodeId> goTo) {
        NodeId node = problem.node();
        var line = new NativeButton();
        line.addClassNames("problem", "is-" + problem.severity().name().toLowerCase(Locale.ROOT));
        line.setTitle(problem.rule());
        line.add(new Glyph("warning"));
        if (node != null) {
            var name = new Span(flow.node(node).map(found -> found.name()).orElse(node.value()));
            name.addClassName("problem-node");
            line.add(name);
            line.addClickListener(click -> goTo.accept(node));
        } else {
            line.addClassName("has-no-place");
        }
        line.add(new Span(capitalised(problem.message())));
        return line;
    }

    private static String capitalised(String message) {
        return message.isEmpty() ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
