package io.ivory.flow.diff;

import static io.ivory.flow.diff.Components.same;

import io.ivory.flow.AnswerUse;
import io.ivory.flow.AskRules;
import io.ivory.flow.Condition;
import io.ivory.flow.DigitCheck;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notification;
import io.ivory.flow.ReadBack;
import io.ivory.flow.ServicePatience;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What changed within one node, field by field and exit by exit. Used for one node. */
final class FieldComparison {

    private final Values valuesBefore;
    private final Values valuesAfter;
    private final List<FieldChange> changes = new ArrayList<>();

    FieldComparison(Values valuesBefore, Values valuesAfter) {
        this.valuesBefore = valuesBefore;
        this.valuesAfter = valuesAfter;
    }

    List<FieldChange> changes() {
        return changes;
    }

    void add(String field, @Nullable String before, @Nullable String after, String sentence) {
        changes.add(new FieldChange(field, before, after, sentence));
    }

    /** Compares everything but the connections. */
    void compare(FlowNode before, FlowNode after) {
        if (!before.name().equals(after.name())) {
            add("name", before.name(), after.name(), "now named " + after.name() + " instead of " + before.name());
        }
        if (NodeType.of(before) != NodeType.of(after)) {
            String former = NodeType.of(before).json();
            String now = NodeType.of(after).json();
            add("type", former, now, "now a " + now + " node instead of a " + former + " node");
            return;
        }
        compareRecords("", (Record) before, (Record) after);
        compareMaps(
                "",
                new FieldWords("note of other tools", ""),
                before.head().extensions().values(),
                after.head().extensions().values());
    }

    private void compareRecords(String prefix, Record before, Record after) {
        Map<String, @Nullable Object> former = Components.of(before);
        Components.of(after).forEach((name, value) -> {
            if (!name.equals("head")) {
                compareField(prefix, name, former.get(name), value);
            }
        });
    }

    private void compareField(String prefix, String name, @Nullable Object before, @Nullable Object after) {
        if (same(before, after)) {
            return;
        }
        FieldWords words = FieldWords.of(name);
        if (before instanceof AskRules former && after instanceof AskRules now) {
            compareRecords(name + ".", former, now);
        } else if (before instanceof DigitCheck former && after instanceof DigitCheck now) {
            compareRecords(name + ".", former, now);
        } else if (before instanceof ReadBack former && after instanceof ReadBack now) {
            compareRecords(name + ".", former, now);
        } else if (before instanceof AnswerUse former && after instanceof AnswerUse now) {
            compareRecords(name + ".", former, now);
        } else if (before instanceof ServicePatience former && after instanceof ServicePatience now) {
            compareRecords(name + ".", former, now);
        } else if (before instanceof Notification former
                && after instanceof Notification now
                && former.getClass() == now.getClass()) {
            compareRecords(name + ".", (Record) former, (Record) now);
        } else if (before instanceof Map<?, ?> former && after instanceof Map<?, ?> now) {
            compareMaps(prefix + name + ".", words, former, now);
        } else if (before instanceof List<?> former && after instanceof List<?> now && areConditions(former, now)) {
            compareMaps(prefix + name + ".", words, byExit(former), byExit(now));
        } else {
            addField(prefix + name, words, before, after);
        }
    }

    private static boolean areConditions(List<?> before, List<?> after) {
        return before.stream().allMatch(Condition.class::isInstance)
                && after.stream().allMatch(Condition.class::isInstance);
    }

    private static Map<Exit, Condition> byExit(List<?> conditions) {
        var map = new LinkedHashMap<Exit, Condition>();
        conditions.forEach(condition -> {
            if (condition instanceof Condition one) {
                map.put(one.exit(), one);
            }
        });
        return map;
    }

    private void compareMaps(String prefix, FieldWords words, Map<?, ?> before, Map<?, ?> after) {
        var keys = new LinkedHashSet<Object>(after.keySet());
        keys.addAll(before.keySet());
        for (Object key : keys) {
            Object former = before.get(key);
            Object now = after.get(key);
            if (same(former, now)) {
                continue;
            }
            String entry = words.noun() + " " + valuesAfter.words(key);
            String was = valuesBefore.words(former);
            String is = valuesAfter.words(now);
            String sentence = now == null
                    ? entry + " removed"
                    : former == null
                            ? entry + " added" + (is == null ? "" : ": " + is)
                            : new FieldWords(entry + ": words", entry + ": %s")
                                    .sentence(told(was, former), told(is, now, was));
            add(prefix + valuesAfter.words(key), was, is, sentence);
        }
        var kept = new ArrayList<>(after.keySet());
        kept.retainAll(before.keySet());
        var keptBefore = new ArrayList<>(before.keySet());
        keptBefore.retainAll(after.keySet());
        if (!kept.equals(keptBefore)) {
            String was = valuesBefore.words(keptBefore);
            String is = valuesAfter.words(kept);
            add(prefix + "order", was, is, words.phrase() + " in the order " + is + " instead of " + was);
        }
    }

    private void addField(String field, FieldWords words, @Nullable Object before, @Nullable Object after) {
        String was = told(valuesBefore.words(before), before);
        String is = told(valuesAfter.words(after), after, was);
        add(field, was, is, words.sentence(was, is));
    }

    private static @Nullable String told(@Nullable String words, @Nullable Object value) {
        return words == null && value != null && !isEmpty(value) ? "nothing" : words;
    }

    /** The words, told apart from {@code others} where the values differ but their words do not. */
    private static @Nullable String told(@Nullable String words, @Nullable Object value, @Nullable String others) {
        String told = told(words, value);
        return told != null && told.equals(others) ? told + " (" + Values.quoted(String.valueOf(value)) + ")" : told;
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof List<?> list && list.isEmpty()) || (value instanceof String text && text.isEmpty());
    }

    /** The connections that changed, in the order of the node's exits; those of exits that went, last. */
    List<ExitChange> exits(FlowNode before, FlowNode after) {
        var exits = new LinkedHashSet<Exit>(after.exits());
        exits.addAll(after.targets().keySet());
        exits.addAll(before.targets().keySet());
        var found = new ArrayList<ExitChange>();
        for (Exit exit : exits) {
            NodeId former = before.targets().get(exit);
            NodeId now = after.targets().get(exit);
            if (!Objects.equals(former, now)) {
                found.add(new ExitChange(exit, former, now, exitSentence(exit, former, now)));
            }
        }
        return found;
    }

    private String exitSentence(Exit exit, @Nullable NodeId before, @Nullable NodeId after) {
        String words = Values.exit(exit);
        String start = words.isEmpty() ? "" : words + " ";
        if (after != null) {
            return start + "now goes to " + valuesAfter.name(after)
                    + (before == null ? "" : " instead of " + valuesBefore.name(before));
        }
        return start + "goes nowhere now" + (before == null ? "" : ", before to " + valuesBefore.name(before));
    }
}
