package io.ivory.designer.base;

import com.vaadin.flow.component.html.Span;

/** One of the icons of {@code theme/icons.css}: decoration beside words, so it is hidden from screen readers. */
public final class Glyph extends Span {

    private static final long serialVersionUID = 1;

    public Glyph(String name) {
        addClassNames("iv-icon", "icon-" + name);
        getElement().setAttribute("aria-hidden", "true");
    }
}
