package io.ivory.runtime.interpreter;

import io.ivory.flow.Exit;
import io.ivory.flow.Say;
import java.util.ArrayList;

/** Says its prompts in one go. */
final class SayExecutor implements NodeExecutor<Say> {

    @Override
    public Step execute(Say say, Conversation call) {
        call.say(call.wordings().of(new ArrayList<>(say.sequence())));
        return new Step.Leave(Exit.NEXT);
    }
}
