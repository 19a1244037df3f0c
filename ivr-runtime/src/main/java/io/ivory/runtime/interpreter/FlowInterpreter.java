package io.ivory.runtime.interpreter;

import io.ivory.flow.Answering;
import io.ivory.flow.Assign;
import io.ivory.flow.Branch;
import io.ivory.flow.Callback;
import io.ivory.flow.CallerCheck;
import io.ivory.flow.Collect;
import io.ivory.flow.Exit;
import io.ivory.flow.FlowNode;
import io.ivory.flow.GoToFlow;
import io.ivory.flow.HangUp;
import io.ivory.flow.Hours;
import io.ivory.flow.HttpRequest;
import io.ivory.flow.LanguageChoice;
import io.ivory.flow.Lookup;
import io.ivory.flow.Menu;
import io.ivory.flow.Milestone;
import io.ivory.flow.NodeId;
import io.ivory.flow.NodeType;
import io.ivory.flow.Notify;
import io.ivory.flow.QueueCaller;
import io.ivory.flow.ReturnResult;
import io.ivory.flow.RunFlow;
import io.ivory.flow.Say;
import io.ivory.flow.Split;
import io.ivory.flow.Transfer;
import io.ivory.flow.VariableName;
import io.ivory.flow.Voicemail;
import io.ivory.flow.check.DeadEndException;
import io.ivory.flow.check.RunnableFlow;
import io.ivory.flow.resource.RingGroup;
import io.ivory.runtime.call.CallControl;
import io.ivory.runtime.call.CallEndedException;
import io.ivory.runtime.call.CallEvent;
import io.ivory.runtime.call.CallListener;
import io.ivory.runtime.call.CallOutcome;
import io.ivory.runtime.call.CallerMemory;
import io.ivory.runtime.call.PublishedFlow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs flows: the same for a real caller, a test call and the simulator. Thread-safe; each call has a thread of its own.
 */
public final class FlowInterpreter {

    /** More nodes than this without the caller pressing a key are going in circles. */
    public static final int MAX_STEPS = 1_000;

    /** How long a flow may go on once the caller has hung up: the line is not free before. */
    public static final Duration LONGEST_AFTER_HANGUP = Duration.ofSeconds(10);

    private static final int MAX_STEPS_AFTER_HANGUP = 100;

    private static final Set<NodeType> RUNNABLE = Set.of(
            NodeType.SAY,
            NodeType.MENU,
            NodeType.COLLECT,
            NodeType.HOURS,
            NodeType.BRANCH,
            NodeType.LOOKUP,
            NodeType.HTTP,
            NodeType.SET,
            NodeType.TRANSFER,
            NodeType.QUEUE,
            NodeType.VOICEMAIL,
            NodeType.CALLBACK,
            NodeType.NOTIFY,
            NodeType.LANGUAGE,
            NodeType.CALLER,
            NodeType.SPLIT,
            NodeType.RUN,
            NodeType.RETURN,
            NodeType.GOTO,
            NodeType.MILESTONE,
            NodeType.HANGUP);

    private static final Logger log = LoggerFactory.getLogger(FlowInterpreter.class);

    private final InstantSource clock;
    private final CallListener listener;
    private final PromptWitness witness;
    private final CallerMemory callers;

    private final NodeExecutor<Say> say = new SayExecutor();
    private final NodeExecutor<Menu> menu = new MenuExecutor();
    private final NodeExecutor<Collect> collect = new CollectExecutor();
    private final NodeExecutor<Hours> hours = new HoursExecutor();
    private final NodeExecutor<Branch> branch = new BranchExecutor();
    private final NodeExecutor<Lookup> lookup = new LookupExecutor();
    private final NodeExecutor<HttpRequest> http;
    private final NodeExecutor<Assign> assign = new AssignExecutor();
    private final NodeExecutor<Transfer> transfer = new TransferExecutor();
    private final NodeExecutor<QueueCaller> queue = new QueueExecutor();
    private final NodeExecutor<Voicemail> voicemail;
    private final NodeExecutor<Callback> callback;
    private final NodeExecutor<Notify> notify;
    private final NodeExecutor<HangUp> hangUp = new HangUpExecutor();
    private final NodeExecutor<LanguageChoice> language;
    private final NodeExecutor<CallerCheck> caller;
    private final NodeExecutor<Split> split = new SplitExecutor();
    private final NodeExecutor<RunFlow> run = new RunExecutor();
    private final NodeExecutor<ReturnResult> returning = new ReturnExecutor();
    private final NodeExecutor<GoToFlow> goTo = new GoToExecutor();
    private final NodeExecutor<Milestone> milestone = new MilestoneExecutor();

    public FlowInterpreter(ServiceClient services, InstantSource clock, CallListener listener) {
        this(Surroundings.of(services), clock, listener);
    }

    public FlowInterpreter(Surroundings surroundings, InstantSource clock, CallListener listener) {
        this(surroundings, clock, listener, (node, prompts) -> {});
    }

    /** An interpreter that also tells which prompts it says. */
    public FlowInterpreter(
            Surroundings surroundings, InstantSource clock, CallListener listener, PromptWitness witness) {
        this.http = new HttpExecutor(surroundings.services());
        this.language = new LanguageExecutor(surroundings.callers());
        this.caller = new CallerExecutor(surroundings.callers());
        this.callers = surroundings.callers();
        this.voicemail = new VoicemailExecutor(surroundings.boxes());
        this.callback = new CallbackExecutor(surroundings.callbacks());
        this.notify = new NotifyExecutor(surroundings.notices());
        this.clock = clock;
        this.listener = listener;
        this.witness = witness;
    }

    /** The node types that calls can go through; flows with others are not published. */
    public static Set<NodeType> runnableTypes() {
        return RUNNABLE;
    }

    /** The ways in which the members of a ring group can be rung. */
    public static Set<RingGroup.Strategy> ringingStrategies() {
        return Set.of(RingGroup.Strategy.values());
    }

    /**
     * Runs {@code flow} on the calling thread until the call is over. It rings until the first node that needs it answered.
     * Reports all that happens but the call's beginning and end, which are whoever's who took the call.
     */
    public CallOutcome run(PublishedFlow flow, CallControl control) {
        return run(flow, Map.of(), control);
    }

    /** The same with values that the flow has from the beginning, as one has that others run. */
    public CallOutcome run(PublishedFlow flow, Map<VariableName, Object> with, CallControl control) {
        try {
            control.ring();
        } catch (CallEndedException tooEarly) {
            return tooEarly.outcome();
        }
        var call = new Conversation(flow, control, clock, listener, witness, callers);
        with.forEach(call.variables()::set);
        CallOutcome outcome = toTheEnd(call);
        if (outcome == CallOutcome.CALLER_HUNG_UP || outcome == CallOutcome.TRANSFERRED) {
            afterHangup(outcome, call);
        }
        boolean endedWell = outcome == CallOutcome.COMPLETED || outcome == CallOutcome.CALLER_HUNG_UP;
        return endedWell && call.hasReachedAPerson() ? CallOutcome.TRANSFERRED : outcome;
    }

    private CallOutcome toTheEnd(Conversation call) {
        try {
            return converse(call);
        } catch (DeadEndException nowhere) { // in test calls only
            report(nowhere, call);
            call.control().hangUp();
            return CallOutcome.FAILED;
        }
    }

    private CallOutcome converse(Conversation call) {
        call.enter(call.flow().start());
        while (call.stepsWithoutInput() <= MAX_STEPS) {
            try {
                Optional<CallOutcome> end = go(execute(call.node(), call), call);
                if (end.isPresent()) {
                    return end.get();
                }
            } catch (CallEndedException over) {
                return over.outcome();
            } catch (DeadEndException nowhere) {
                throw nowhere;
            } catch (RuntimeException failure) {
                if (Thread.currentThread().isInterrupted()) { // the call is over, and what was waited for broke off
                    return call.cutShort().outcome();
                }
                report(failure, call);
                if (!recover(call)) {
                    call.control().hangUp(); // a caller must never be left in silence
                    return CallOutcome.FAILED;
                }
            }
        }
        call.control().hangUp();
        return CallOutcome.WENT_IN_CIRCLES;
    }

    /** Goes where {@code step} says; how the call ended, if it does. */
    private static Optional<CallOutcome> go(Step step, Conversation call) {
        switch (step) {
            case Step.Leave(Exit exit) -> leave(exit, call);
            case Step.Jump(NodeId to) -> call.enter(call.flow().node(to));
            case Step.Finish(CallOutcome outcome) -> {
                return Optional.of(outcome);
            }
            case Step.Run(String name, RunnableFlow flow, var with) -> {
                call.begin(name, flow, with);
                call.enter(flow.start());
            }
            case Step.GoTo(String name, RunnableFlow flow) -> {
                call.moveTo(name, flow);
                call.enter(flow.start());
            }
            case Step.Return(Exit result, var values) -> {
                return comeBack(result, values, call);
            }
        }
        return Optional.empty();
    }

    /** A flow that no other runs has nowhere to go back to: its end is the call's. */
    private static Optional<CallOutcome> comeBack(Exit result, Map<String, Object> values, Conversation call) {
        if (call.depth() == 1) {
            call.answer();
            call.control().hangUp();
            return Optional.of(CallOutcome.COMPLETED);
        }
        call.endVisit();
        if (call.node() instanceof RunFlow run && run.results().contains(result)) {
            if (run.into() != null) {
                call.variables().set(run.into(), values);
            }
            leave(result, call);
        } else {
            call.failed("\"" + result + "\" is no result that is expected here");
            leave(Exit.FAILED, call);
        }
        return Optional.empty();
    }

    /** By the exit for failures; else where the flow says; else as a failure of the node that runs the flow. */
    private static boolean recover(Conversation call) {
        while (true) {
            if (call.node().exits().contains(Exit.FAILED)) {
                leave(Exit.FAILED, call);
                return true;
            }
            Optional<FlowNode> next = call.rescue();
            if (next.isPresent()) {
                call.enter(next.get());
                return true;
            }
            if (call.depth() == 1) {
                return false;
            }
            call.endVisit();
        }
    }

    private static void leave(Exit exit, Conversation call) {
        call.report(new CallEvent.LeftNode(call.control().id(), call.now(), call.nodeId(), exit));
        call.enter(call.flow().after(call.node(), exit));
    }

    /** What the flow does once the caller has gone. The interrupt that said so must not break it off as well. */
    private void afterHangup(CallOutcome outcome, Conversation call) {
        Instant deadline = call.now().plus(LONGEST_AFTER_HANGUP);
        Optional<FlowNode> root = call.goOnAlone(deadline);
        if (root.isEmpty()) {
            return;
        }
        call.control().hangUp();
        boolean _ = Thread.interrupted();
        call.report(new CallEvent.HungUp(call.control().id(), call.now(), outcome));
        call.enter(root.get());
        try {
            goOnAlone(deadline, call);
        } catch (DeadEndException nowhere) { // in test calls only
            report(nowhere, call);
        }
    }

    private void goOnAlone(Instant deadline, Conversation call) {
        for (int step = 0; step < MAX_STEPS_AFTER_HANGUP; step++) {
            try {
                if (go(execute(call.node(), call), call).isPresent()) {
                    return;
                }
            } catch (CallEndedException over) {
                return;
            } catch (DeadEndException nowhere) {
                throw nowhere;
            } catch (RuntimeException failure) {
                report(failure, call);
                if (Thread.currentThread().isInterrupted()
                        || !call.node().exits().contains(Exit.FAILED)) {
                    return;
                }
                leave(Exit.FAILED, call);
            }
            if (!call.now().isBefore(deadline)) {
                call.failed(
                        "what follows a hangup may take " + LONGEST_AFTER_HANGUP.toSeconds() + " s, and was stopped");
                return;
            }
        }
        call.failed("what follows a hangup may take " + MAX_STEPS_AFTER_HANGUP + " steps, and was stopped");
    }

    /** The list of node types, once. No default: the compiler names this place when a type is added. */
    private Step execute(FlowNode node, Conversation call) {
        if (Answering.isNeededBy(node)) {
            call.answer();
        }
        return switch (node) {
            case Say n -> say.execute(n, call);
            case Menu n -> menu.execute(n, call);
            case Collect n -> collect.execute(n, call);
            case Hours n -> hours.execute(n, call);
            case Branch n -> branch.execute(n, call);
            case Lookup n -> lookup.execute(n, call);
            case HttpRequest n -> http.execute(n, call);
            case Assign n -> assign.execute(n, call);
            case Transfer n -> transfer.execute(n, call);
            case HangUp n -> hangUp.execute(n, call);
            case LanguageChoice n -> language.execute(n, call);
            case CallerCheck n -> caller.execute(n, call);
            case Split n -> split.execute(n, call);
            case RunFlow n -> run.execute(n, call);
            case ReturnResult n -> returning.execute(n, call);
            case GoToFlow n -> goTo.execute(n, call);
            case Milestone n -> milestone.execute(n, call);
            case QueueCaller n -> queue.execute(n, call);
            case Voicemail n -> voicemail.execute(n, call);
            case Callback n -> callback.execute(n, call);
            case Notify n -> notify.execute(n, call);
        };
    }

    /** Without the stack trace of what flows do wrong every day: the place in the flow says more. */
    private static void report(RuntimeException failure, Conversation call) {
        String problem = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        call.failed(problem);
        log.atWarn()
                .addKeyValue("call", call.control().id())
                .addKeyValue("flow", call.flow().definition().name())
                .addKeyValue("node", call.nodeId())
                .log("a node failed: {}", failure.getClass().getSimpleName());
        log.atDebug().setCause(failure).log("the node's failure");
    }
}
