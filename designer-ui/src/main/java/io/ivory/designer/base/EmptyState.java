package io.ivory.designer.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What a list shows while there is nothing in it: what belongs here and what to do next. */
public final class EmptyState extends Div {

    private static final long serialVersionUID = 1;

    public EmptyState(String icon, String title, String advice, Component... actions) {
        addClassName("empty");
        add(new Glyph(icon), new H2(title), new Paragraph(advice));
        add(actions);
    }
}
