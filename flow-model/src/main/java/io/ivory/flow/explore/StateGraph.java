package io.ivory.flow.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All states that calls can be in, and what leads from one to the other. States and moves are numbers: the first numbers
 * are the endings, in their order; the state after them is where every call begins.
 */
final class StateGraph {

    private static final List<Ending> ALL_ENDINGS = List.of(Ending.values());

    static final int ENDINGS = ALL_ENDINGS.size();
    static final int START = ENDINGS;

    private final List<State> states = new ArrayList<>();
    private final Map<State, Integer> numbers = new HashMap<>();
    private final Numbers firstEdge = new Numbers();
    private final Numbers sources = new Numbers();
    private final Numbers targets = new Numbers();
    private final Numbers moves = new Numbers();
    private final List<Move> moveList = new ArrayList<>();
    private final Map<Move, Integer> moveNumbers = new HashMap<>();

    StateGraph() {
        for (int ending = 0; ending < ENDINGS; ending++) {
            firstEdge.add(0);
        }
    }

    /** The number of {@code state}, which is added if it is new. */
    int numberOf(State state) {
        return numbers.computeIfAbsent(state, added -> {
            states.add(added);
            return ENDINGS + states.size() - 1;
        });
    }

    /** Begins the edges of the next state: states get theirs in the order of their numbers. */
    void beginEdges() {
        firstEdge.add(targets.size());
    }

    void addEdge(Move move, int target) {
        moves.add(moveNumbers.computeIfAbsent(move, added -> {
            moveList.add(added);
            return moveList.size() - 1;
        }));
        sources.add(firstEdge.size() - 1);
        targets.add(target);
    }

    /** How many numbers there are, endings included. */
    int size() {
        return ENDINGS + states.size();
    }

    /** How many states calls can be in. */
    int stateCount() {
        return states.size();
    }

    boolean isEnding(int number) {
        return number < ENDINGS;
    }

    State state(int number) {
        return states.get(number - ENDINGS);
    }

    Optional<Ending> ending(int number) {
        return isEnding(number) ? Optional.of(ALL_ENDINGS.get(number)) : Optional.empty();
    }

    static int numberOf(Ending ending) {
        return ALL_ENDINGS.indexOf(ending);
    }

    int edgeCount() {
        return targets.size();
    }

    int firstEdge(int state) {
        return firstEdge.at(state);
    }

    /** The edge behind the last one of {@code state}. */
    int endOfEdges(int state) {
        return state + 1 < firstEdge.size() ? firstEdge.at(state + 1) : targets.size();
    }

    int source(int edge) {
        return sources.at(edge);
    }

    int target(int edge) {
        return targets.at(edge);
    }

    Move move(int edge) {
        return moveList.get(moves.at(edge));
    }
}
