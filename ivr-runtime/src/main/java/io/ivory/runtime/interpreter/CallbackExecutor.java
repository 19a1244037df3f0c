package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Callback;
import io.ivory.flow.Exit;
import io.ivory.flow.Language;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.Callbacks;
import io.ivory.runtime.call.Callbacks.Wish;
import java.util.function.Function;

/** Notes the caller's number and only then promises that somebody calls back. */
final class CallbackExecutor implements NodeExecutor<Callback> {

    private final Callbacks callbacks;

    CallbackExecutor(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public Step execute(Callback node, Conversation call) {
        Wording promise = call.wordings().of(requireNonNull(node.prompt()));
        String reason = call.flow().expressions().prompt(node.reason()).render(call.context());
        if (call.isAlone()) {
            return new Step.Leave(Exit.NEXT);
        }
        String from = call.control().from();
        if (from.isBlank()) {
            apologise(CallbackSentence::withheld, call);
        } else if (callbacks.keep(new Wish(call.control().id(), call.flowName(), from, reason.strip(), call.now()))) {
            call.report(new CallEvent.PromisedCallback(call.control().id(), call.now(), call.nodeId()));
            call.say(promise);
        } else {
            call.failed("the number could not be noted: too many wait already");
            apologise(CallbackSentence::trouble, call);
        }
        return new Step.Leave(Exit.NEXT);
    }

    private static void apologise(Function<CallbackSentence, String> words, Conversation call) {
        Language language = call.language();
        boolean _ = OwnWords.say(words.apply(CallbackSentence.in(language)), CallbackSentence.spoken(language), call);
    }
}
