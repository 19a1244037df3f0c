package io.ivory.runtime.interpreter;

import io.ivory.flow.NodeId;
import io.ivory.flow.PromptId;
import java.util.List;

/** Learns which prompts are about to be said, which the words alone do not tell. Called on the call's thread. */
@FunctionalInterface
public interface PromptWitness {

    void saying(NodeId node, List<PromptId> prompts);
}
