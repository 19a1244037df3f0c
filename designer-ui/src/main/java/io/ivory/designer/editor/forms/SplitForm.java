package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.flow.Exit;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Slug;
import io.ivory.flow.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a split: ways and how much of the callers goes each. */
final class SplitForm {

    private SplitForm() {}

    private static final int USUAL_SHARE = 50;

    static Component of(NodeEditing<Split> node) {
        var form = new Fields<>(node);
        form.hint("Shares need not add up to 100: each is a part of their sum.");
        List<Map.Entry<Exit, Integer>> shares = List.copyOf(node.node().shares().entrySet());
        for (int index = 0; index < shares.size(); index++) {
            form.add(row(node, shares.get(index), index, shares.size()));
        }
        if (shares.size() < Split.MAX_SHARES) {
            form.add(SmallButtons.add("Add a share", () -> node.restructure(SplitForm::longer)));
        }
        form.check(
                "The same way in every call",
                "sticky: by the caller's number, so that nobody changes sides",
                Split::sticky,
                (split, sticky) -> new Split(split.head(), split.shares(), sticky));
        return form.box();
    }

    private static Component row(NodeEditing<Split> node, Map.Entry<Exit, Integer> share, int index, int count) {
        var name = new TextField();
        name.setValue(share.getKey().name());
        name.setAriaLabel("Name of share " + (index + 1));
        name.setManualValidation(true);
        name.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.restructure(split -> renamed(split, share.getKey(), change.getValue()));
            }
        });
        var part = new IntegerField();
        Fields.typing(part);
        part.addClassName("share-field");
        part.setAriaLabel("Share of " + share.getKey());
        part.setManualValidation(true);
        part.setMin(1);
        part.setMax(Split.MAX_SHARE);
        part.setValue(share.getValue());
        String key = "shares/" + share.getKey();
        part.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                Integer value = change.getValue();
                if (value == null || value < 1 || value > Split.MAX_SHARE) {
                    node.marks().refuse(key, "From 1 to " + Split.MAX_SHARE);
                } else {
                    node.change(key, split -> with(split, share.getKey(), value));
                }
            }
        });
        part.addBlurListener(blur -> node.endTyping());
        node.marks().add(key, part);
        var row = new Div(
                name,
                part,
                SmallButtons.ofRow(
                        share.getKey().name(),
                        index,
                        count,
                        to -> node.restructure(split ->
                                new Split(split.head(), SmallButtons.moved(split.shares(), index, to), split.sticky())),
                        () -> node.restructure(split -> without(split, share.getKey()))));
        row.addClassName("list-row");
        return row;
    }

    private static Split longer(Split split) {
        var shares = new LinkedHashMap<>(split.shares());
        shares.put(free("way", split), USUAL_SHARE);
        return new Split(split.head(), shares, split.sticky());
    }

    private static Split with(Split split, Exit exit, int share) {
        var shares = new LinkedHashMap<>(split.shares());
        shares.put(exit, share);
        return new Split(split.head(), shares, split.sticky());
    }

    private static Split without(Split split, Exit exit) {
        var shares = new LinkedHashMap<>(split.shares());
        shares.remove(exit);
        return new Split(split.head().disconnect(exit), shares, split.sticky());
    }

    /** Another name for a share; where it leads stays. A name that is no exit's becomes one that is. */
    private static Split renamed(Split split, Exit former, String typed) {
        Exit exit = typed.strip().equals(former.name()) ? former : free(typed, split);
        var shares = new LinkedHashMap<Exit, Integer>();
        split.shares().forEach((name, share) -> shares.put(name.equals(former) ? exit : name, share));
        NodeId target = split.targets().get(former);
        NodeHead head = split.head().disconnect(former);
        return new Split(target == null ? head : head.connect(exit, target), shares, split.sticky());
    }

    private static Exit free(String name, Split split) {
        return new Exit(Slug.from(name, "way", taken -> split.shares().containsKey(new Exit(taken))));
    }
}
