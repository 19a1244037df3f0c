package io.ivory.flow.explore;

import io.ivory.flow.Answering;
import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Language;
import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import io.ivory.flow.QuestionTrail;
import io.ivory.flow.RunFlow;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.explore.State.Frame;
import io.ivory.flow.explore.State.Miss;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call at one state: the words in which node types say what can happen there. */
final class Standing {

    private final State state;
    private final World world;
    private final Values values;
    private final Function<String, Optional<FlowPlan>> flows;
    private final Sink sink;

    /** @param flows the flows of the workspace, prepared */
    Standing(State state, World world, Values values, Function<String, Optional<FlowPlan>> flows, Sink sink) {
        this.flows = flows;
        this.state = state;
        this.world = world;
        this.values = values;
        this.sink = sink;
    }

    State state() {
        return state;
    }

    FlowPlan plan() {
        return state.plan();
    }

    FlowNode node() {
        return state.plan().node(state.node());
    }

    World world() {
        return world;
    }

    Memory memory() {
        return state.memory();
    }

    Judge judge() {
        return judge(state.memory());
    }

    Judge judge(Memory memory) {
        return new Judge(state.plan(), memory, values, world);
    }

    /** {@code memory} once {@code variable} holds {@code value}. */
    Memory set(Memory memory, VariableName variable, Value value) {
        return set(plan(), memory, variable, value, values);
    }

    static Memory set(FlowPlan plan, Memory memory, VariableName variable, Value value, Values values) {
        Memory cleared = memory.without(plan.answersAbout(variable));
        return plan.placeOf(variable)
                .map(place -> cleared.with(place, values.kept(variable, value)))
                .orElse(cleared);
    }

    Values values() {
        return values;
    }

    Memory inLanguage(Memory memory, Language language) {
        return memory.with(FlowPlan.LANGUAGE, values.numberOf(language));
    }

    boolean hasChosenLanguage() {
        return memory().at(FlowPlan.LANGUAGE) != 0;
    }

    /** Another flow of the workspace; empty if there is none, or it has no start. */
    Optional<FlowPlan> flow(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(flows)
                .filter(plan -> plan.number(plan.flow().start()).isPresent());
    }

    /** What a call knows that comes into another flow: only its language. */
    Memory beginning(FlowPlan plan) {
        return Memory.empty(plan.size()).with(FlowPlan.LANGUAGE, memory().at(FlowPlan.LANGUAGE));
    }

    /** The answer that a question got before, or 0. */
    int answer(Memory memory, String question) {
        return plan().placeOfAnswer(question).map(memory::at).orElse(0);
    }

    /** {@code memory} with the answer to a question. */
    Memory answered(Memory memory, String question, int answer) {
        return plan().placeOfAnswer(question)
                .map(place -> memory.with(place, answer))
                .orElse(memory);
    }

    /** What the node asks with. */
    List<@Nullable PromptId> asked() {
        return NodeSpeech.of(node(), state.miss(), state.attempt());
    }

    /** Says prompts, or fails to; whether the call can go on here. */
    boolean says(List<@Nullable PromptId> prompts) {
        return attempts(judge().says(prompts));
    }

    /** Does what may fail; whether the call can go on here. */
    boolean attempts(Chance chance) {
        if (chance != Chance.ALWAYS) {
            fails(memory());
        }
        return chance != Chance.NEVER;
    }

    /** Takes an exit at once. */
    void leaves(Kind kind, Exit exit, Memory memory) {
        leaves(Move.leaving(kind, exit), exit, memory, state.heard());
    }

    /** Takes an exit after some time. */
    void leavesLater(Kind kind, Exit exit, Memory memory, Heard heard) {
        leavesLater(Move.leaving(kind, exit), exit, memory, heard);
    }

    /** Takes a menu's exit by its key. */
    void leavesByKey(Digit key) {
        Exit exit = Exit.ofKey(key);
        leavesLater(new Move(Kind.PRESSES, exit, key), exit, memory(), Heard.NOTHING);
    }

    void leavesInLanguage(Digit key, Language language) {
        Exit exit = Exit.ofLanguage(language);
        leavesLater(new Move(Kind.PRESSES, exit, key), exit, inLanguage(memory(), language), Heard.NOTHING);
    }

    /** Takes an exit at once, having given the caller something. */
    void leavesHaving(Exit exit, Heard heard) {
        leaves(Move.leaving(Kind.GOES_ON, exit), exit, memory(), heard);
    }

    /** Goes on at the start of another flow; {@code caller} waits for it. */
    void entersFlow(FlowPlan plan, Memory memory, @Nullable Frame caller) {
        plan.number(plan.flow().start())
                .ifPresent(start -> sink.goes(
                        Move.staying(Kind.GOES_ON), entering(plan, start, memory, state.heard(), false, caller)));
    }

    /** Returns to the flow that waits for this one; ends the call if there is none. */
    void returns(Exit result, Value record) {
        Frame frame = state.caller();
        if (frame == null) {
            sink.ends(
                    Move.staying(Kind.ENDS),
                    world.isRun() ? Ending.RETURNED : state.heard().ending());
            return;
        }
        if (!(frame.plan().node(frame.node()) instanceof RunFlow run)) {
            throw new IllegalStateException("Only a run waits for a result");
        }
        Exit exit = run.results().contains(result) ? result : Exit.FAILED;
        Memory memory = run.into() == null || exit.equals(Exit.FAILED)
                ? frame.memory()
                : set(frame.plan(), frame.memory(), run.into(), record, values);
        leavesTo(frame, Kind.GOES_ON, exit, memory);
    }

    private void leavesTo(Frame frame, Kind kind, Exit exit, Memory memory) {
        Move move = Move.leaving(kind, exit);
        Memory later = memory.without(frame.plan().answersOfTheClock())
                .with(FlowPlan.LANGUAGE, memory().at(FlowPlan.LANGUAGE));
        frame.plan()
                .after(frame.node(), exit)
                .ifPresentOrElse(
                        next -> sink.goes(
                                move,
                                entering(frame.plan(), next, later, state.heard(), frame.distressed(), frame.caller())),
                        () -> sink.ends(move, Ending.DEAD_END));
    }

    private void leavesLater(Move move, Exit exit, Memory memory, Heard heard) {
        leaves(move, exit, memory.without(plan().answersOfTheClock()), heard);
    }

    private void leaves(Move move, Exit exit, Memory memory, Heard heard) {
        plan().after(state.node(), exit)
                .ifPresentOrElse(
                        next -> sink.goes(
                                move, entering(plan(), next, memory, heard, distressedAfter(move), callerAfter(move))),
                        () -> sink.ends(move, Ending.DEAD_END));
    }

    /** Asks once more, or takes {@code exit} after the last try. */
    void misses(Kind kind, Miss miss, int tries, Exit exit) {
        if (state.attempt() >= tries) {
            leavesLater(kind, exit, memory(), Heard.NOTHING);
            return;
        }
        Move move = Move.staying(kind);
        sink.goes(move, again(move, state.attempt() + 1, miss));
    }

    /** The node fails: its exit for that, else the flow's, else the end. */
    void fails(Memory memory) {
        if (node().exits().contains(Exit.FAILED)) {
            leaves(Kind.FAILS, Exit.FAILED, memory);
            return;
        }
        Move move = Move.staying(Kind.FAILS);
        plan().number(plan().flow().onError())
                .filter(_ -> !state.distressed())
                .ifPresentOrElse(
                        next -> sink.goes(move, entering(plan(), next, memory, Heard.NOTHING, true, state.caller())),
                        () -> breaksOff(move));
    }

    /** The flow hangs up. */
    void hangsUp(boolean goodbye) {
        Heard heard = goodbye ? state.heard().and(Heard.WORDS) : state.heard();
        sink.ends(Move.staying(Kind.ENDS), heard.ending());
    }

    /** The flow turns the caller away, whose call is not answered yet. */
    void turnsAway() {
        sink.ends(Move.staying(Kind.ENDS), Ending.REJECTED);
    }

    /** The caller has been handed over to somebody else for good. */
    void handsOver() {
        sink.ends(Move.staying(Kind.RINGS), Ending.PERSON);
    }

    /** The flow that waits learns of it; if there is none, the caller is cut off. */
    private void breaksOff(Move move) {
        if (state.caller() == null) {
            sink.ends(move, world.isRun() ? Ending.RETURNED : Ending.BROKEN);
        } else {
            leavesTo(state.caller(), Kind.FAILS, Exit.FAILED, state.caller().memory());
        }
    }

    /** Does what keys do that mean the same at every question. */
    void commands() {
        plan().commands(state.node()).forEach((key, command) -> {
            switch (command) {
                case REPEAT -> {
                    Move move = new Move(Kind.GOES_BACK, null, key);
                    sink.goes(move, again(move, state.attempt(), Miss.NONE));
                }
                case BACK -> goesBack(key);
                case OPERATOR ->
                    plan().operatorFrom(state.node()).ifPresent(to -> jumps(new Move(Kind.PRESSES, null, key), to));
            }
        });
    }

    private void goesBack(Digit key) {
        if (plan().keepsTrail()) {
            NodeId before = values.trail(memory().at(FlowPlan.TRAIL)).backFrom(node().id());
            plan().number(before).ifPresent(to -> jumps(new Move(Kind.GOES_BACK, null, key), to));
            return;
        }
        jumps(new Move(Kind.MAY_GO_BACK, null, key), state.node());
        plan().questionsBefore(state.node()).stream()
                .filter(to -> to != state.node())
                .forEach(to -> jumps(new Move(Kind.MAY_GO_BACK, null, key), to));
    }

    private void jumps(Move move, int to) {
        Memory later = memory().without(plan().answersOfTheClock());
        sink.goes(move, entering(plan(), to, later, Heard.NOTHING, distressedAfter(move), callerAfter(move)));
    }

    private State again(Move move, int attempt, Miss miss) {
        Memory later = memory().without(plan().answersOfTheClock());
        return new State(
                plan(),
                state.node(),
                attempt,
                miss,
                Heard.NOTHING,
                distressedAfter(move),
                true,
                later,
                callerAfter(move));
    }

    private boolean distressedAfter(Move move) {
        return state.distressed() && !move.isKeyed();
    }

    private @Nullable Frame callerAfter(Move move) {
        return move.isKeyed() ? State.calmed(state.caller()) : state.caller();
    }

    private State entering(
            FlowPlan plan, int node, Memory memory, Heard heard, boolean distressed, @Nullable Frame caller) {
        boolean answered = state.answered() || Answering.isNeededBy(node());
        return entering(plan, node, memory, values, heard, distressed, answered, caller);
    }

    /** A call that comes to a node. */
    static State entering(
            FlowPlan plan,
            int node,
            Memory memory,
            Values values,
            Heard heard,
            boolean distressed,
            boolean answered,
            @Nullable Frame caller) {
        Memory now = memory;
        if (plan.keepsTrail() && plan.isQuestion(node) && !plan.dead(node).get(FlowPlan.TRAIL)) {
            QuestionTrail trail = values.trail(memory.at(FlowPlan.TRAIL))
                    .asked(plan.node(node).id());
            now = memory.with(FlowPlan.TRAIL, values.numberOf(trail));
        }
        return new State(plan, node, 1, Miss.NONE, heard, distressed, answered, now.without(plan.dead(node)), caller);
    }
}
