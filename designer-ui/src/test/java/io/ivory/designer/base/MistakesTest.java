package io.ivory.designer.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;

/** Where whoever pressed Save is led. */
class MistakesTest {

    private final TextField right = new TextField("Right");
    private final TextField hidden = wrong("Hidden");
    private final TextField first = wrong("First");
    private final Div form = new Div(new Text("Words"), right, new Div(hidden, new Div(first)), wrong("Second"));

    @Test
    void theFirstWrongFieldInSightIsFoundHoweverDeepItStands() {
        hidden.setVisible(false);

        assertThat(Mistakes.first(form)).contains(first);
    }

    @Test
    void whereNothingIsWrongNothingIsFound() {
        assertThat(Mistakes.first(new Div(right))).isEmpty();
    }

    private static TextField wrong(String label) {
        var field = new TextField(label);
        field.setInvalid(true);
        return field;
    }
}
