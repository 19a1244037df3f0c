package io.ivory.designer.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.ivory.designer.base.Glyph;

/** Says why a flow can be looked at and not be changed. */
final class ReadOnlyBar extends Div {

    private static final long serialVersionUID = 1;

    ReadOnlyBar(String why) {
        addClassName("unsaved-bar");
        setId("read-only");
        getElement().setAttribute("role", "status");
        add(new Glyph("warning"), new Span("You can look at this flow, but not change or publish it: " + why + "."));
    }
}
