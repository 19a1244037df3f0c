package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.ivory.flow.Branch;
import io.ivory.flow.Condition;
import io.ivory.flow.Exit;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of a branch: conditions in order, as three fields each where they are simple, as a formula otherwise. */
final class BranchForm {

    private BranchForm() {}

    static Component of(NodeEditing<Branch> node) {
        var form = new Fields<>(node);
        form.hint("The first condition that holds decides. If none does, the call goes on at “otherwise”.");
        List<Condition> conditions = node.node().conditions();
        for (int index = 0; index < conditions.size(); index++) {
            form.add(row(node, conditions.get(index), index, conditions.size()));
        }
        if (conditions.size() < Branch.MAX_CONDITIONS) {
            form.add(SmallButtons.add("Add a condition", () -> node.restructure(BranchForm::longer)));
        }
        return form.box();
    }

    private static Component row(NodeEditing<Branch> node, Condition condition, int index, int count) {
        var exit = new TextField("Name of this way");
        exit.setValue(condition.exit().name());
        exit.setTooltipText("The exit's name in the file and on the card: a word such as big or isMember");
        exit.setManualValidation(true);
        exit.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.restructure(branch -> renamed(branch, index, change.getValue()));
            }
        });
        var head = new Div(
                exit,
                SmallButtons.ofRow(
                        "condition " + (index + 1),
                        index,
                        count,
                        to -> node.restructure(branch ->
                                new Branch(branch.head(), SmallButtons.moved(branch.conditions(), index, to))),
                        () -> node.restructure(branch -> without(branch, index))));
        head.addClassName("list-row");
        var box = new Div(head);
        box.addClassName("condition");
        Optional<SimpleCondition> simple = condition.when().isBlank()
                ? Optional.of(new SimpleCondition("", "==", ""))
                : SimpleCondition.of(condition.when());
        simple.ifPresentOrElse(
                easy -> box.add(threeFields(node, easy, index)), () -> box.add(formula(node, condition, index)));
        return box;
    }

    private static Component threeFields(NodeEditing<Branch> node, SimpleCondition simple, int index) {
        var variable = new ComboBox<String>("If");
        variable.setAllowCustomValue(true);
        variable.setManualValidation(true);
        variable.setItems(Known.values(node.flow()));
        variable.setValue(simple.variable().isEmpty() ? null : simple.variable());
        var comparison = new Select<String>();
        comparison.setItems(SimpleCondition.COMPARISONS);
        comparison.setItemLabelGenerator(SimpleCondition::words);
        comparison.setValue(simple.comparison());
        comparison.setAriaLabel("Comparison");
        var value = new TextField();
        Fields.typing(value);
        value.setAriaLabel("Compared with");
        value.setPlaceholder("this");
        value.setValue(simple.value());
        Runnable write = () -> {
            String name = variable.getValue();
            if (name != null && !name.isBlank()) {
                String formula = new SimpleCondition(name.strip(), comparison.getValue(), value.getValue()).formula();
                node.change("conditions/" + index, branch -> when(branch, index, formula));
            }
        };
        variable.addCustomValueSetListener(typed -> {
            variable.setValue(typed.getDetail());
            write.run();
        });
        variable.addValueChangeListener(change -> write.run());
        comparison.addValueChangeListener(change -> write.run());
        value.addValueChangeListener(change -> write.run());
        value.addBlurListener(blur -> node.endTyping());
        node.marks().add("conditions/" + index, variable);
        var fields = new Div(variable, comparison, value);
        fields.addClassName("three-fields");
        var free = SmallButtons.add("Write it as a formula", () -> {});
        free.setIcon(null);
        var box = new Div(fields, free);
        free.addClickListener(click -> {
            box.removeAll();
            box.add(formula(node, node.node().conditions().get(index), index));
        });
        return box;
    }

    private static Component formula(NodeEditing<Branch> node, Condition condition, int index) {
        var field = new TextField("If (formula)");
        Fields.typing(field);
        field.addClassName("mono-field");
        field.setManualValidation(true);
        field.setWidthFull();
        field.setValue(condition.when());
        field.setPlaceholder("size(orderNumber) == 5");
        field.setTooltipText("A CEL expression that is true or false: size(orderNumber) == 5 && time < \"12:00\"");
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                node.change("conditions/" + index, branch -> when(branch, index, change.getValue()));
            }
        });
        field.addBlurListener(blur -> node.endTyping());
        node.marks().add("conditions/" + index, field);
        return field;
    }

    private static Branch longer(Branch branch) {
        var conditions = new ArrayList<>(branch.conditions());
        conditions.add(new Condition(freeExit(branch), ""));
        return new Branch(branch.head(), conditions);
    }

    private static Exit freeExit(Branch branch) {
        String name = Slug.from("way", "way", taken -> branch.exits().contains(new Exit(taken)));
        return new Exit(name);
    }

    private static Branch when(Branch branch, int index, String formula) {
        var conditions = new ArrayList<>(branch.conditions());
        conditions.set(index, new Condition(conditions.get(index).exit(), formula));
        return new Branch(branch.head(), conditions);
    }

    private static Branch without(Branch branch, int index) {
        var conditions = new ArrayList<>(branch.conditions());
        conditions.remove(index);
        return new Branch(branch.head(), conditions);
    }

    /** Another name for an exit; where it leads stays. A name that is no exit's becomes one that is. */
    private static Branch renamed(Branch branch, int index, String typed) {
        Exit former = branch.conditions().get(index).exit();
        Exit exit = typed.strip().matches(Exit.PATTERN)
                ? new Exit(typed.strip())
                : new Exit(Slug.from(typed, "way", taken -> branch.exits().contains(new Exit(taken))));
        var conditions = new ArrayList<>(branch.conditions());
        conditions.set(index, new Condition(exit, conditions.get(index).when()));
        NodeId target = branch.targets().get(former);
        NodeHead head = branch.head().disconnect(former);
        return new Branch(target == null ? head : head.connect(exit, target), conditions);
    }
}
