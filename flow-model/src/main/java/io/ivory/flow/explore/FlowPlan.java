package io.ivory.flow.explore;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowDefinition;
import io.ivory.flow.FlowNode;
import io.ivory.flow.KeyCommand;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.QuestionTrail;
import io.ivory.flow.VariableName;
import io.ivory.flow.expression.Expression;
import io.ivory.flow.resource.WallClock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A flow prepared for exploring: its nodes by number, and the places of a {@link Memory}. The first places
 * hold the language of the call and the questions it came through; then come variables, then answers.
 */
final class FlowPlan {

    static final int LANGUAGE = 0;
    static final int TRAIL = 1;

    private static final int FIRST = 2;

    private final String name;
    private final FlowDefinition flow;
    private final Precision precision;
    private final Texts texts;
    private final ZoneId zone;
    private final List<FlowNode> nodes;
    private final Map<NodeId, Integer> numbers = new HashMap<>();
    private final List<NodeReads> reads = new ArrayList<>();
    private final List<Map<Digit, KeyCommand>> commands = new ArrayList<>();
    private final Map<VariableName, Integer> variables = new LinkedHashMap<>();
    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private final Map<VariableName, BitSet> answersAbout = new HashMap<>();
    private final BitSet answersOfTheClock = new BitSet();
    private final Map<Expression, int[]> placesRead = new HashMap<>();
    private final Map<String, Question> conditions = new HashMap<>();
    private final int size;
    private final List<BitSet> dead;
    private final Map<Integer, BitSet> questionsBefore = new HashMap<>();
    private @Nullable Preceding preceding;

    /**
     * @param name the flow's name among the flows of its workspace; empty for the flow that takes the call
     */
    FlowPlan(String name, FlowDefinition flow, World world, Precision precision) {
        this.name = name;
        this.flow = flow;
        this.precision = precision;
        this.texts = world.texts(flow);
        this.zone = WallClock.zoneOf(flow, world.resources());
        this.nodes = List.copyOf(flow.nodes().values());
        for (FlowNode node : nodes) {
            numbers.put(node.id(), numbers.size());
            reads.add(NodeReads.of(node, texts));
            commands.add(flow.commands(node));
        }
        if (precision != Precision.NODES) {
            flow.variables().keySet().forEach(variable -> variables.put(variable, FIRST + variables.size()));
        }
        if (precision == Precision.VALUES) {
            reads.stream().flatMap(read -> read.questions().stream()).forEach(this::addAnswer);
        }
        this.size = FIRST + variables.size() + answers.size();
        this.dead = new Liveness(this).dead();
    }

    private void addAnswer(Question question) {
        int place = answers.computeIfAbsent(question.text(), _ -> FIRST + variables.size() + answers.size());
        question.variables()
                .forEach(variable -> answersAbout
                        .computeIfAbsent(variable, _ -> new BitSet())
                        .set(place));
        if (question.clock()) {
            answersOfTheClock.set(place);
        }
    }

    String name() {
        return name;
    }

    FlowDefinition flow() {
        return flow;
    }

    Texts texts() {
        return texts;
    }

    /** The language the flow speaks in a call that has chosen {@code chosen}: that, if it speaks it, else its first. */
    Language spokenLanguage(Optional<Language> chosen) {
        return chosen.filter(flow.languages()::contains).orElse(flow.defaultLanguage());
    }

    ZoneId zone() {
        return zone;
    }

    List<FlowNode> nodes() {
        return nodes;
    }

    FlowNode node(int number) {
        return nodes.get(number);
    }

    NodeReads reads(int number) {
        return reads.get(number);
    }

    /** What keys do at a node that mean the same at every question. */
    Map<Digit, KeyCommand> commands(int number) {
        return commands.get(number);
    }

    /** Where the key for a person leads from a node; empty if there is none. */
    Optional<Integer> operatorFrom(int number) {
        return commands(number).containsValue(KeyCommand.OPERATOR) ? number(flow.operator()) : Optional.empty();
    }

    /** Whether a node is one that callers get back to. */
    boolean isQuestion(int number) {
        return QuestionTrail.marks(node(number));
    }

    /** Whether it is known of a call which questions it came through. */
    boolean keepsTrail() {
        return precision == Precision.VALUES;
    }

    /** The questions that a call may have been asked last before it came to {@code node}, whichever way it came. */
    BitSet questionsBefore(int node) {
        return questionsBefore.computeIfAbsent(node, here -> preceding().questions(here));
    }

    private Preceding preceding() {
        Preceding known = preceding == null ? new Preceding(this) : preceding;
        preceding = known;
        return known;
    }

    /** The number of a node; empty if there is none with that id. */
    Optional<Integer> number(@Nullable NodeId id) {
        return id == null ? Optional.empty() : Optional.ofNullable(numbers.get(id));
    }

    /** Where an exit leads; empty if it is not connected. */
    Optional<Integer> after(int node, Exit exit) {
        return number(nodes.get(node).targets().get(exit));
    }

    /** What is asked by a condition. */
    Question condition(String when) {
        return conditions.computeIfAbsent(when, asked -> Question.ofCondition(asked, texts));
    }

    /** How many places a memory has. */
    int size() {
        return size;
    }

    /** Where a variable is remembered; empty if it is not. */
    Optional<Integer> placeOf(VariableName variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    /** Where the answer to a question is remembered; empty if it is not. */
    Optional<Integer> placeOfAnswer(String question) {
        return Optional.ofNullable(answers.get(question));
    }

    /** Where all that an expression depends on is remembered: the language, and the variables that it reads. */
    int[] placesReadBy(Expression expression) {
        return placesRead.computeIfAbsent(
                expression,
                reader -> IntStream.concat(
                                IntStream.of(LANGUAGE),
                                reader.reads().stream()
                                        .flatMap(path -> texts.variable(path).stream())
                                        .flatMap(variable -> placeOf(variable).stream())
                                        .mapToInt(Integer::intValue))
                        .toArray());
    }

    /** The answers that are void once {@code variable} has changed. */
    BitSet answersAbout(VariableName variable) {
        return answersAbout.getOrDefault(variable, new BitSet());
    }

    /** The answers that are void once time has passed. */
    BitSet answersOfTheClock() {
        return answersOfTheClock;
    }

    /** What nobody will ask for again who comes to {@code node}. */
    BitSet dead(int node) {
        return dead.get(node);
    }
}
