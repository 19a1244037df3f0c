package io.ivory.designer.editor.forms;

import com.vaadin.flow.component.HasValidation;
import io.ivory.flow.NodeId;
import io.ivory.flow.check.Problem;
import io.ivory.flow.check.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts problems beside the fields they are about. */
final class FieldMarks {

    private final NodeId node;
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();
    private final Map<String, String> elsewhere = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    FieldMarks(NodeId node) {
        this.node = node;
    }

    /** Names the field of the part of the node at {@code key} in the file. */
    void add(String key, HasValidation field) {
        fields.put(key, field);
    }

    /** Lets the field {@code key} also speak for what stands at {@code pointer} in the file. */
    void speakFor(String pointer, String key) {
        elsewhere.put(pointer, key);
    }

    /** Says that what was typed cannot be taken, until it can. */
    void refuse(String key, String message) {
        refused.put(key, message);
        mark(key, message);
    }

    void accept(String key) {
        refused.remove(key);
        HasValidation field = fields.get(key);
        if (field != null) {
            field.setInvalid(false);
        }
    }

    /** Marks the fields; the problems that belong to none of them come back. */
    List<Problem> show(List<Problem> problems) {
        fields.keySet().stream().filter(key -> !refused.containsKey(key)).forEach(this::accept);
        var left = new ArrayList<Problem>();
        var marked = new HashSet<String>();
        for (Problem problem : problems) {
            String key = keyOf(problem.pointer());
            if (key.isEmpty() || problem.severity() == Severity.INFO) {
                left.add(problem);
            } else if (!refused.containsKey(key) && marked.add(key)) { // errors come first, and a field says one thing
                mark(
                        key,
                        Character.toUpperCase(problem.message().charAt(0))
                                + problem.message().substring(1));
            }
        }
        return left;
    }

    private void mark(String key, String message) {
        HasValidation field = fields.get(key);
        if (field != null) {
            field.setErrorMessage(message);
            field.setInvalid(true);
        }
    }

    /** The longest key whose place holds {@code pointer}; empty if none does. */
    private String keyOf(String pointer) {
        for (Map.Entry<String, String> place : elsewhere.entrySet()) {
            if (within(pointer, place.getKey())) {
                return place.getValue();
            }
        }
        boolean leadsOn = pointer.contains("/options/") && pointer.endsWith("/to"); // where a menu's key leads
        if (leadsOn || pointer.contains("/exits")) {
            return "";
        }
        String found = "";
        for (String key : fields.keySet()) {
            String place = "/nodes/" + node + "/" + key;
            if (within(pointer, place) && key.length() > found.length()) {
                found = key;
            }
        }
        return found;
    }

    private static boolean within(String pointer, String place) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }
}
