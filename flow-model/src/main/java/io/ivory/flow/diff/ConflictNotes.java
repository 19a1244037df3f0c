package io.ivory.flow.diff;

import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects, in words, what did not go together, each place once. Used for one merge. */
final class ConflictNotes {

    /** Components of nodes that are records themselves, which files do not show. */
    private static final Set<String> NESTED = Set.of("ask", "use", "patience");

    private final FlowDefinition mine;
    private final FlowDefinition theirs;
    private final Values myWords;
    private final Values theirWords;
    private final Map<Place, Conflict> noted = new LinkedHashMap<>();

    ConflictNotes(FlowDefinition mine, FlowDefinition theirs) {
        this.mine = mine;
        this.theirs = theirs;
        this.myWords = new Values(mine);
        this.theirWords = new Values(theirs);
    }

    List<Conflict> all() {
        return List.copyOf(noted.values());
    }

    /** Both made something else of the same place; null means that one of them took it away. */
    void disputed(Place place, @Nullable Object mine, @Nullable Object theirs) {
        if (!place.isLayout()) {
            note(place, words(place, mine, myWords), words(place, theirs, theirWords));
        }
    }

    /** What both made of a place would break a rule of the model. */
    void impossible(Place place, String rule) {
        note(place, "your changes", "theirs, which do not go together with yours: " + rule);
    }

    /** One of them deleted a node that the other one needs. */
    void deletion(NodeId node, String mine, String theirs) {
        note(Place.FLOW.within("nodes").within(node), mine, theirs);
    }

    private void note(Place place, String mine, String theirs) {
        noted.putIfAbsent(
                place,
                new Conflict(
                        place.node().orElse(null),
                        Values.line(placeWords(place)),
                        Values.line(mine),
                        Values.line(theirs)));
    }

    private static String words(Place place, @Nullable Object value, Values values) {
        if (value == null) {
            return place.isConnection() ? "leads nowhere" : "removed";
        }
        String words = Objects.requireNonNullElse(values.words(value), "nothing");
        return place.isConnection() ? "goes to " + words : words;
    }

    private String placeWords(Place place) {
        List<Object> steps = place.steps();
        if (steps.isEmpty()) {
            return "The flow";
        }
        Object last = steps.getLast();
        if (steps.size() == 1) {
            return "The flow's " + Values.plain(last.toString());
        }
        return switch (steps.getFirst().toString()) {
            case "nodes" -> nodePlace(place, steps);
            case "prompts" -> "Words of " + sayer(steps.get(1)) + (steps.size() > 3 ? " (" + last + ")" : "");
            case "variables" -> "Variable " + steps.get(1);
            case "tests" -> "Test call " + steps.get(1);
            case "languages" -> "Languages";
            default -> "Note of another tool " + last;
        };
    }

    private String nodePlace(Place place, List<Object> steps) {
        String name = place.node().map(this::name).orElse("");
        if (steps.size() == 2) {
            return name;
        }
        Object last = steps.getLast();
        if (place.isConnection() && last instanceof Exit exit) {
            String words = Values.exit(exit);
            return name + ": " + (words.isEmpty() ? "next" : words);
        }
        Object field = steps.get(2);
        if (last.equals("order")) {
            return name + ": order of the " + FieldWords.of(field.toString()).noun() + "s";
        }
        if (steps.size() > 3 && !NESTED.contains(field.toString()) && !field.equals("head")) {
            return name + ": " + FieldWords.of(field.toString()).noun() + " " + myWords.words(steps.get(3));
        }
        return name + ": " + FieldWords.of(last.toString()).noun();
    }

    private String name(NodeId id) {
        return mine.nodes().containsKey(id) ? myWords.name(id) : theirWords.name(id);
    }

    private String sayer(Object prompt) {
        Optional<FlowNode> sayer = Stream.of(mine, theirs)
                .flatMap(flow -> flow.nodes().values().stream())
                .filter(node -> prompt instanceof PromptId id && node.prompts().contains(id))
                .findFirst();
        return sayer.map(node -> name(node.id())).orElse("the prompt " + prompt);
    }
}
