package io.ivory.designer.flows;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.ivory.designer.base.Pill;
import io.ivory.runtime.store.BundlePreview;

/** What would become of each thing in a bundle, one a line. */
final class PreviewList extends UnorderedList {

    private static final long serialVersionUID = 1;

    PreviewList(BundlePreview preview) {
        addClassNames("problem-list", "preview-list");
        for (BundlePreview.Item item : preview.items()) {
            var line = new ListItem(effect(item.effect()), new Span(item.what() + " “" + item.name() + "”"));
            line.addClassName("problem");
            add(line);
        }
    }

    private static Pill effect(BundlePreview.Effect effect) {
        return switch (effect) {
            case CREATE -> new Pill("create", Pill.Tone.GOOD);
            case REPLACE -> new Pill("replace", Pill.Tone.WARN);
            case SAME -> new Pill("leave as it is", Pill.Tone.PLAIN);
            case LEFT_ASIDE -> new Pill("leave aside", Pill.Tone.PLAIN);
        };
    }
}
