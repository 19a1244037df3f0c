package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.expression.EvaluationException;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.Destination;
import io.ivory.flow.resource.Person;
import io.ivory.runtime.call.CallControl.HoldSound;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.LineNews;
import io.ivory.runtime.call.LineWish;
import io.ivory.runtime.call.Utterance.Part;
import io.ivory.runtime.call.WaitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the caller wait in line for a team. */
final class QueueExecutor implements NodeExecutor<QueueCaller> {

    @Override
    public Step execute(QueueCaller node, Conversation call) {
        String name = requireNonNull(node.queue());
        CallQueue queue = named(name, call);
        Map<Person, String> agents = agents(queue, call);
        var wish = new LineWish(
                name,
                List.copyOf(agents.keySet()),
                queue.capacity(),
                node.maxWait(),
                node.announceEvery(),
                node.callbackKey());
        var news = new News(node, queue, agents, call);
        WaitResult result;
        try {
            result = call.control().waitInLine(wish, news);
        } finally {
            news.waitIsOver();
        }
        return new Step.Leave(
                switch (result) {
                    case ANSWERED -> {
                        call.reachedAPerson();
                        yield Exit.ANSWERED;
                    }
                    case FULL -> Exit.FULL;
                    case TIMEOUT -> Exit.TIMEOUT;
                    case LEFT -> {
                        call.actsByKey(String.valueOf(
                                requireNonNull(node.callbackKey()).symbol()));
                        yield Exit.LEFT;
                    }
                });
    }

    private static CallQueue named(String name, Conversation call) {
        Destination destination = Missing.unless(call.resources().destinations().get(name), "destination", name);
        if (destination instanceof CallQueue queue) {
            return queue;
        }
        throw new IllegalStateException("\"" + name + "\" is " + destination.kind() + ", not a queue");
    }

    /** In the order of the queue, each with the name that the call's record has. */
    private static Map<Person, String> agents(CallQueue queue, Conversation call) {
        var agents = new LinkedHashMap<Person, String>();
        for (String name : queue.agents()) {
            if (call.resources().destinations().get(name) instanceof Person person) {
                agents.putIfAbsent(person, name);
            }
        }
        return agents;
    }

    /** What the caller hears meanwhile, and what the call's record says of it. */
    private static final class News implements LineNews {

        private final QueueCaller node;
        private final CallQueue queue;
        private final Map<Person, String> agents;
        private final Conversation call;
        private final Instant since;
        private boolean mute;
        private boolean told;

        News(QueueCaller node, CallQueue queue, Map<Person, String> agents, Conversation call) {
            this.node = node;
            this.queue = queue;
            this.agents = agents;
            this.call = call;
            this.since = call.now();
        }

        @Override
        public HoldSound music() {
            return call.hold(wording());
        }

        /** That of the step, else that of the queue, else none: then it is the quiet tune. */
        private Wording wording() {
            if (node.music() != null) {
                try {
                    return call.wordings().of(node.music());
                } catch (EvaluationException valueMissing) {
                    call.failed("the music: " + valueMissing.getMessage());
                }
            }
            return queue.music() == null
                    ? Wording.NOTHING
                    : OwnWords.wording(new Part.Recorded(queue.music(), "", call.language()));
        }

        /** A language without a voice is no reason to complain again and again. */
        @Override
        public void stands(int place, Optional<Duration> wait) {
            if (!mute) {
                String words = QueueSentence.of(call.language(), place, wait);
                mute = !OwnWords.say(words, QueueSentence.spoken(call.language()), call);
            }
        }

        @Override
        public void answered(Person who) {
            waitIsOver();
            call.connected(agents.getOrDefault(who, who.uri()));
        }

        void waitIsOver() {
            if (!told) {
                told = true;
                long waitedMs = call.now().toEpochMilli() - since.toEpochMilli();
                call.report(new CallEvent.WaitedInLine(
                        call.control().id(), call.now(), call.nodeId(), String.valueOf(node.queue()), waitedMs));
            }
        }
    }
}
