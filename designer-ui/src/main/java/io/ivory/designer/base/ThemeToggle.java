package io.ivory.designer.base;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Switches between light and dark colours and remembers the choice in the browser. */
@Tag("ivory-theme-toggle")
@JsModule("./theme/theme-toggle.ts")
public final class ThemeToggle extends Component {

    private static final long serialVersionUID = 1;
}
