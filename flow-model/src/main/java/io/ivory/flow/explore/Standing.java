package io.ivory.flow.explore;

import io.ivory.flow.Digit;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.PromptId;
import io.ivory.flow.VariableName;
import io.ivory.flow.explore.Move.Kind;
import io.ivory.flow.explore.State.Miss;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call at one state: the words in which node types say what can happen there. */
final class Standing {

    private final State state;
    private final World world;
    private final Values values;
    private final Sink sink;

    Standing(State state, World world, Values values, Sink sink) {
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
        Memory cleared = memory.without(plan().answersAbout(variable));
        return plan().placeOf(variable)
                .map(place -> cleared.with(place, values.kept(variable, value)))
                .orElse(cleared);
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

    private void leavesLater(Move move, Exit exit, Memory memory, Heard heard) {
        leaves(move, exit, memory.without(plan().answersOfTheClock()), heard);
    }

    private void leaves(Move move, Exit exit, Memory memory, Heard heard) {
        plan().after(state.node(), exit)
                .ifPresentOrElse(
                        next -> sink.goes(move, entering(next, memory, heard, state.distressed())),
                        () -> sink.ends(move, Ending.DEAD_END));
    }

    /** Asks once more, or takes {@code exit} after the last try. */
    void misses(Kind kind, Miss miss, int tries, Exit exit) {
        Memory later = memory().without(plan().answersOfTheClock());
        if (state.attempt() >= tries) {
            leavesLater(kind, exit, memory(), Heard.NOTHING);
            return;
        }
        sink.goes(
                Move.staying(kind),
                new State(
                        plan(),
                        state.node(),
                        state.attempt() + 1,
                        miss,
                        Heard.NOTHING,
                        state.distressed(),
                        later,
                        state.caller()));
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
                        next -> sink.goes(move, entering(next, memory, Heard.NOTHING, true)),
                        () -> sink.ends(move, Ending.BROKEN));
    }

    /** The flow hangs up. */
    void hangsUp(boolean goodbye) {
        Heard heard = goodbye ? state.heard().and(Heard.WORDS) : state.heard();
        sink.ends(Move.staying(Kind.ENDS), heard.ending());
    }

    private State entering(int node, Memory memory, Heard heard, boolean distressed) {
        return new State(
                plan(), node, 1, Miss.NONE, heard, distressed, memory.without(plan().dead(node)), state.caller());
    }
}
