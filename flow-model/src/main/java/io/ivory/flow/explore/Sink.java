package io.ivory.flow.explore;

/** Takes what can happen at a state. */
interface Sink {

    void goes(Move move, State next);

    void ends(Move move, Ending ending);
}
