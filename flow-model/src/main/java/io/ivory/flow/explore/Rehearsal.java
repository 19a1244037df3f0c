package io.ivory.flow.explore;

import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.Voicemail;
import io.ivory.flow.explore.Moment.Result;
import io.ivory.flow.resource.CallQueue;
import io.ivory.flow.resource.VoicemailBox;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays calls in thought, one move at a time and in all particulars: with keys, answers, calendars and rows that make a
 * call go one way and no other. Mirrors the interpreter.
 */
final class Rehearsal {

    private final FlowPlan plan;
    private final ZoneId zone;
    private final World world;
    private final RehearsedSpeech speech;
    private final RehearsedQuestions questions;
    private final RehearsedKeys keys;
    private final RehearsedDecisions decisions;
    private final RehearsedHandOvers handOvers;

    /**
     * @param plan the flow whose nodes are played
     * @param zone the wall clock of the flow that took the call
     */
    Rehearsal(FlowPlan plan, ZoneId zone, World world) {
        this.plan = plan;
        this.zone = zone;
        this.world = world;
        this.speech = new RehearsedSpeech(plan, zone, world);
        var inputs = new Inputs(plan, world.resources());
        this.questions = new RehearsedQuestions(inputs);
        this.keys = new RehearsedKeys(plan, inputs, speech, this::moment);
        this.decisions = new RehearsedDecisions(plan, zone, world);
        this.handOvers = new RehearsedHandOvers(plan, zone, world);
    }

    /** All moves that a call can make at {@code state} which is {@code before}; none if what happens is not settled. */
    List<Turn> turns(State state, Played before) {
        return switch (plan.node(state.node())) {
            case Say n -> said(state, before, later -> List.of(Turn.quiet(Move.Kind.GOES_ON, Exit.NEXT, later)));
            case Menu n -> said(state, before, later -> questions.menu(n, state, later));
            case Collect n when n.prompt() == null || n.into() == null -> RehearsedFailure.of(state, before);
            case Collect n -> said(state, before, later -> keys.collect(n, state, before, later));
            case Hours n -> decisions.hours(n, state, before);
            case Branch n -> decisions.branch(n, state, before);
            case Lookup n -> decisions.lookup(n, state, before);
            case HttpRequest n -> http(n, state, before);
            case Assign n -> decisions.assign(n, state, before);
            case Transfer n -> transfer(n, state, before);
            case LanguageChoice n when n.options().size() == 1 -> questions.onlyLanguage(n, before);
            case LanguageChoice n -> said(state, before, later -> questions.language(n, state, later));
            case CallerCheck n -> handOvers.caller(n, state, before);
            case Split n -> handOvers.split(n, state, before);
            case QueueCaller n when lacksQueue(n.queue()) -> RehearsedFailure.of(state, before);
            case QueueCaller n -> questions.queue(n, before);
            case Voicemail n when lacksBox(n.box()) -> RehearsedFailure.of(state, before);
            case Voicemail n -> said(state, before, later -> questions.voicemail(n, later));
            case Callback n
            when n.prompt() == null || !handOvers.writes(n.reason(), before) -> RehearsedFailure.of(state, before);
            case Callback _ -> said(state, before, Rehearsal::next);
            case Notify n when !handOvers.tells(n.notification(), before) -> RehearsedFailure.of(state, before);
            case Notify _ -> List.of(Turn.quiet(Move.Kind.ANSWERS, Exit.NEXT, before));
            case Milestone _ -> next(before);
            case RunFlow n -> handOvers.run(n, state, before);
            case ReturnResult n -> handOvers.returns(n, state, before);
            case GoToFlow n -> handOvers.goesTo(n, state, before);
            case HangUp n
            when n.reject() != null && !state.answered() -> List.of(Turn.quiet(Move.staying(Move.Kind.ENDS), before));
            case HangUp _ -> said(state, before, later -> List.of(Turn.quiet(Move.staying(Move.Kind.ENDS), later)));
        };
    }

    private interface Speech {
        List<Turn> then(Played later);
    }

    private List<Turn> said(State state, Played before, Speech next) {
        return speech.say(state, before).map(next::then).orElseGet(() -> RehearsedFailure.of(state, before));
    }

    private boolean lacksQueue(@Nullable String queue) {
        return queue == null || !(world.resources().destinations().get(queue) instanceof CallQueue);
    }

    private boolean lacksBox(@Nullable String box) {
        return box == null || !(world.resources().destinations().get(box) instanceof VoicemailBox);
    }

    private static List<Turn> next(Played later) {
        return List.of(Turn.quiet(Move.Kind.GOES_ON, Exit.NEXT, later));
    }

    private Moment moment(Played call) {
        return new Moment(call, plan, zone, world.resources());
    }

    private List<Turn> http(HttpRequest node, State state, Played before) {
        var url = plan.texts().url(node.path());
        var body = plan.texts().body(node.body());
        boolean incomplete = node.connection() == null
                || !world.resources().connections().containsKey(node.connection())
                || url.isEmpty()
                || (body.isEmpty() && !node.body().isBlank());
        if (incomplete) {
            return RehearsedFailure.of(state, before);
        }
        if (!node.body().isBlank()
                && moment(before).settle(body.orElseThrow()::render) instanceof Result.Failed<String>) {
            return RehearsedFailure.of(state, before);
        }
        return switch (moment(before).settle(url.orElseThrow()::render)) {
            case Result.Settled<String>(String path) ->
                said(state, before, later -> questions.http(node, node.method() + " " + path, later));
            case Result.Failed<String> _ -> RehearsedFailure.of(state, before);
            case Result.Unsettled<String> _ -> List.of();
        };
    }

    private List<Turn> transfer(Transfer node, State state, Played before) {
        Optional<Integer> people = People.of(node, world.resources());
        if (people.isEmpty()) {
            return RehearsedFailure.of(state, before);
        }
        return said(state, before, later -> questions.rings(people.get(), node, later));
    }
}
